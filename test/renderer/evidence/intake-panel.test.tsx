// @vitest-environment jsdom
import { act, fireEvent, screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { AssessmentState } from '../../../renderer/assessment/assessment-state.ts'
import { type IntakeItem, intakeOf } from '../../../renderer/evidence/intake/intake.ts'
import { IntakePanel } from '../../../renderer/evidence/intake/intake-panel.tsx'
import { AppError } from '../../../shared/lib/app-error.ts'
import { renderScreen } from '../../support/render-screen.tsx'

const PLAIN = { path: 'PHOTO', size: 10, done: 10, status: 'added' } as const
const item = (id: number, name: string, rest: Partial<IntakeItem> = {}): IntakeItem => ({
  ...PLAIN,
  id,
  name,
  ...rest,
})

/** The panel over these files. */
async function panelOf(items: readonly IntakeItem[]) {
  const store = createStore(() => ({})) as unknown as StoreApi<AssessmentState>
  const intake = intakeOf(store)
  intake.setState({ items })
  await renderScreen(store, <IntakePanel below />)
  return { report: screen.getByRole('status'), intake }
}
const lines = (report: HTMLElement) =>
  within(report)
    .queryAllByRole('listitem')
    .map((line) => line.querySelector('strong')?.textContent)

it('is one line that says how many files to look at, and opens on a press with those first', async () => {
  const { report } = await panelOf([
    item(1, 'fine.jpg'),
    item(2, 'again.jpg', { status: 'known' }),
    item(3, 'cut.jpg', { note: 'damaged' }),
    item(4, 'phone.heic', { note: 'format' }),
    item(5, 'gone.jpg', { status: 'failed', error: new AppError('cannot-read') }),
  ])
  expect(within(report).getByText('3 files added · 1 already here · 1 not added')).toBeTruthy()
  expect(lines(report)).toEqual([])
  const more = within(report).getByRole('button', { name: '2 to look at' })
  expect(more.getAttribute('aria-expanded')).toBe('false')
  fireEvent.click(more)
  expect(more.getAttribute('aria-expanded')).toBe('true')
  expect(lines(report)).toEqual(['cut.jpg', 'gone.jpg', 'again.jpg', 'phone.heic'])
  fireEvent.click(more)
  expect(lines(report)).toEqual([])
})

it('tells of a single file at once, and of files that need nobody only on a press', async () => {
  const { report, intake } = await panelOf([item(1, 'fine.jpg'), item(2, 'cut.jpg', { note: 'damaged' })])
  expect(lines(report)).toEqual(['cut.jpg'])
  act(() =>
    intake.setState({
      items: [item(3, 'a.jpg', { status: 'known' }), item(4, 'b.jpg', { status: 'known' })],
    }),
  )
  expect(lines(report)).toEqual([])
  fireEvent.click(within(report).getByRole('button', { name: 'Details' }))
  expect(lines(report)).toEqual(['a.jpg', 'b.jpg'])
})

it('closes for good, and begins closed with the next files', async () => {
  const twice = (id: number) => [
    item(id, 'a.jpg', { status: 'known' }),
    item(id + 1, 'b.jpg', { status: 'known' }),
  ]
  const { report, intake } = await panelOf(twice(1))
  fireEvent.click(within(report).getByRole('button', { name: 'Details' }))
  fireEvent.click(within(report).getByRole('button', { name: 'Close' }))
  expect(report.textContent).toBe('')
  act(() => intake.setState({ items: twice(3) }))
  expect(lines(report)).toEqual([])
})
