// @vitest-environment jsdom
import { File as ReadableFile } from 'node:buffer'
import { act, fireEvent, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { AttachmentTiles } from '../../../../renderer/questions/fields/attachment-tiles.tsx'
import { renderScreen } from '../../../support/render-screen.tsx'
import { begunAssessment, openStore } from '../../assessment/opened.ts'

describe('the files of one question', () => {
  it('shows the latest of many, and the earlier ones when they are asked for', async () => {
    const store = await openStore(await begunAssessment())
    const files = (from: number, count: number) =>
      Array.from(
        { length: count },
        // The one of jsdom cannot be read.
        (_, index) =>
          new ReadableFile([`note ${from + index}`], `note-${from + index}.txt`) as unknown as File,
      )
    await store.getState().attach('PHOTO', files(1, 100))
    await renderScreen(store, <AttachmentTiles path="PHOTO" />)
    const names = () =>
      screen.getAllByRole('listitem').map((item) => /note-\d+\.txt/.exec(item.textContent ?? '')?.[0])
    expect(names()).toEqual(Array.from({ length: 24 }, (_, index) => `note-${index + 77}.txt`))
    await act(() => store.getState().attach('PHOTO', files(101, 1)))
    expect(names().at(-1)).toBe('note-101.txt')
    fireEvent.click(screen.getByRole('button', { name: '77 earlier files' }))
    expect(names()).toHaveLength(84)
    fireEvent.click(screen.getByRole('button', { name: '17 earlier files' }))
    expect(names()).toHaveLength(101)
    expect(names()[0]).toBe('note-1.txt')
    expect(screen.queryByRole('button', { name: /earlier/ })).toBeNull()
  })
})
