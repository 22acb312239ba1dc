// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { CommentContext } from '../../../renderer/questions/comment-context.ts'
import { Question } from '../../../renderer/questions/question.tsx'
import { SectionAssignee } from '../../../renderer/screens/walk/sections/section-assignee.tsx'
import { renderScreen } from '../../support/render-screen.tsx'
import { BEN, begunAssessment, openStore } from '../assessment/opened.ts'

/** Ana, who leads, has said that the mine discharges; Ben is at the device. */
async function benAfterAna() {
  const storage = await begunAssessment()
  const ana = await openStore(storage)
  await ana.getState().answer('DISCHARGE', 'na', 'no outfall')
  return { storage, ana, ben: await openStore(storage, BEN) }
}

describe('a question that somebody else answered', () => {
  it('is read, says who answered it, when and why, and leads to a comment', async () => {
    const { ben } = await benAfterAna()
    const commented: string[] = []
    await renderScreen(
      ben,
      <CommentContext value={(path) => commented.push(path)}>
        <Question path="DISCHARGE" />
      </CommentContext>,
    )
    expect(screen.queryAllByRole('radio')).toEqual([])
    expect(screen.getByText(/^Answered by Ana, 30 May 2026/)).toBeTruthy()
    expect(screen.getByText(/ask Ana, who leads/)).toBeTruthy()
    const described = screen.getByRole('group').getAttribute('aria-describedby') ?? ''
    expect(document.getElementById(described)?.textContent).toMatch(/^Answered by Ana/)
    expect(screen.getByText('Reason given: no outfall')).toBeTruthy()
    expect(screen.queryByRole('textbox')).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: 'Comment' }))
    expect(commented).toEqual(['DISCHARGE'])
  })

  it('does not take a number key either', async () => {
    const { ben } = await benAfterAna()
    await renderScreen(ben, <Question path="DISCHARGE" />)
    fireEvent.keyDown(screen.getByRole('group'), { key: '1', code: 'Digit1' })
    expect(ben.getState().record.answers.get('DISCHARGE')).toMatchObject({
      value: 'na',
      signer: { name: 'Ana' },
    })
    expect(ben.getState().events.at(-1)?.event.body).toMatchObject({ value: 'na' })
  })

  it('says so in Chinese as well', async () => {
    const { ben } = await benAfterAna()
    await renderScreen(ben, <Question path="DISCHARGE" />, 'zh')
    expect(screen.getByText(/由 Ana 于 .* 作答/)).toBeTruthy()
  })

  it('can be answered as soon as everybody may, and what is blank at any time', async () => {
    const { storage, ana } = await benAfterAna()
    await ana.getState().openAnswers(true)
    const ben = await openStore(storage, BEN)
    await renderScreen(
      ben,
      <>
        <Question path="DISCHARGE" />
        <Question path="REMARK" />
      </>,
    )
    expect(screen.queryByText(/^Answered by Ana,/)).toBeNull()
    fireEvent.click(screen.getByRole('radio', { name: /yes/ }))
    await waitFor(() => expect(ben.getState().record.answers.get('DISCHARGE')?.value).toBe('yes'))
    expect(screen.getByRole('textbox')).toHaveProperty('readOnly', false)
  })
})

describe('who answers a section', () => {
  it('is said by whoever leads, who can also open all answers to everybody', async () => {
    const store = await openStore(await begunAssessment())
    await renderScreen(store, <SectionAssignee section="WATER" frozen={false} />)
    fireEvent.click(screen.getByRole('button'))
    const open = await screen.findByRole('switch', { name: 'Everybody may change every answer' })
    fireEvent.click(open)
    await waitFor(() => expect(store.getState().record.assignments.get('*')?.open).toBe(true))
    fireEvent.click(open)
    await waitFor(() => expect(store.getState().record.assignments.get('*')?.open).toBeUndefined())
  })

  it('is only told to everybody else', async () => {
    const { ben } = await benAfterAna()
    await renderScreen(ben, <SectionAssignee section="WATER" frozen={false} />)
    fireEvent.click(screen.getByRole('button'))
    const dialog = await screen.findByRole('dialog')
    expect(within(dialog).getByText(/^Ana leads this assessment/)).toBeTruthy()
    expect(within(dialog).queryByRole('switch')).toBeNull()
    expect(within(dialog).queryByRole('textbox')).toBeNull()
  })
})
