// @vitest-environment jsdom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { Profiler } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { useNavigation } from '../../../renderer/app/route.ts'
import { SafeMark } from '../../../renderer/app/safe-mark.tsx'
import type { Backups, BackupsStatus } from '../../../renderer/backup/backups.ts'
import { BackupsContext } from '../../../renderer/backup/use-backups.ts'
import { CopiesContext } from '../../../renderer/copies/use-copies.ts'
import type { CopiesState } from '../../../renderer/storage/copies/copies-state.ts'
import { WHOLE } from '../../../renderer/storage/copies/mended.ts'
import type { Copies } from '../../../renderer/storage/copies/open-copies.ts'
import type { BackupState, MadeBackup } from '../../../shared/ipc/backup-calls.ts'
import { AppError } from '../../../shared/lib/app-error.ts'
import { TEST_NOW } from '../../support/fake-environment.ts'
import { renderScreen } from '../../support/render-screen.tsx'
import { ASSESSMENT, begunAssessment, openStore } from '../assessment/opened.ts'

const HOUR = 3_600_000
const ago = (milliseconds: number) => new Date(Date.parse(TEST_NOW) - milliseconds).toISOString()
const made = (milliseconds: number): MadeBackup => ({
  ...{ path: '/stick/adit-backups/device-0a1b2c3d/adit-1', at: ago(milliseconds), reason: 'daily' },
  ...{ version: '1.0.0', by: null, sealed: false, events: 10, files: 2, bytes: 1000 },
})
const backupState = (last: MadeBackup | null): BackupState => ({
  ...{ folder: '/stick', device: null, own: false, sealed: false, backups: [] },
  ...{ last, failed: null, due: null },
})
const CHECKED = {
  ...{ kind: 'lines' as const, at: ago(0), answers: 1204, files: 318, stored: 318, entries: 2000, since: 0 },
}

afterEach(() => {
  vi.useRealTimers()
  useNavigation.setState({ route: { screen: 'home' } })
})

/** The mark over copies and backups that stand like this, on the walk. */
async function shown(last: MadeBackup | null, options: { language?: 'en' | 'zh'; known?: boolean } = {}) {
  useNavigation.setState({ route: { screen: 'walk', assessment: ASSESSMENT } })
  const state = createStore<CopiesState>(() => ({
    ...{ database: { kind: 'whole' }, journal: { kind: 'whole' }, checking: null, checkFailed: null },
    ...{ checked: options.known === false ? null : CHECKED, mending: WHOLE, untold: false },
  }))
  const status = createStore<BackupsStatus>(() => ({ state: backupState(last), error: null, running: null }))
  const copies = { state, async count() {}, heads: () => ({ database: null, journal: null }) }
  const drawn = { times: 0 }
  const count = () => {
    drawn.times += 1
  }
  await renderScreen(
    await openStore(await begunAssessment()),
    <BackupsContext value={{ status } as unknown as Backups}>
      <CopiesContext value={copies as unknown as Copies}>
        <Profiler id="mark" onRender={count}>
          <SafeMark />
        </Profiler>
      </CopiesContext>
    </BackupsContext>,
    options.language,
  )
  return { state, status, drawn }
}

/** What is open. A page without a window places nothing, so nothing in it is asked whether it can be seen. */
const opened = () => document.querySelector<HTMLElement>('[role="dialog"]')
const mark = () => screen.getByRole('button', { expanded: false })
const looks = () => [mark().getAttribute('aria-label'), mark().dataset.safe]
const shape = () => mark().querySelector('svg')?.getAttribute('class')

it('says how old the last backup is and that both copies agree, in both languages', async () => {
  await shown(made(3 * HOUR))
  expect(looks()).toEqual(['Backup 3 h, both copies agree', 'fine'])
  expect(mark().textContent).toBe('Backup 3 h')
})

it('says so in Chinese', async () => {
  await shown(made(50 * HOUR), { language: 'zh' })
  expect(looks()).toEqual(['2 天前备份，两份副本一致', 'fine'])
  expect(mark().textContent).toBe('2 天前备份')
})

it('has another shape, not another colour only, for every state that is not in order', async () => {
  const { state, status } = await shown(made(HOUR))
  const fine = shape()
  const behind = { kind: 'behind' as const, error: new AppError('disk-full'), waiting: 2 }
  act(() => state.setState({ journal: behind }))
  expect(looks()).toEqual(['Backup 1 h, one copy lacks something', 'warn'])
  expect(shape()).not.toBe(fine)
  act(() => state.setState({ journal: { kind: 'whole' }, checkFailed: new AppError('disk-full') }))
  expect(looks()[1]).toBe('warn')
  act(() => state.setState({ checkFailed: null }))
  expect(shape()).toBe(fine)
  act(() => status.setState({ state: backupState(made(8 * 24 * HOUR)) }))
  expect(looks()).toEqual(['Backup 8 d, both copies agree', 'warn'])
  expect(mark().getAttribute('aria-description')).toBe('No backup for more than a week')
  expect(shape()).not.toBe(fine)
  act(() => status.setState({ state: backupState(null) }))
  expect(looks()).toEqual(['No backup, both copies agree', 'open'])
  expect(shape()).not.toBe(fine)
  act(() => status.setState({ error: new AppError('disk-full') }))
  expect(looks()).toEqual(['No backup, both copies agree', 'warn'])
  act(() => status.setState({ error: null, running: { done: 1, total: 2 }, state: backupState(made(HOUR)) }))
  expect(looks()[0]).toBe('Backing up, both copies agree')
  act(() => status.setState({ running: null, state: backupState(made(-HOUR)) }))
  expect(looks()).toEqual(['Backup, both copies agree', 'warn'])
  act(() => status.setState({ state: null }))
  expect(looks()).toEqual(['Backup, both copies agree', 'open'])
})

it('shows the proof, the last backup with its time and place, and the way to the settings', async () => {
  const { state } = await shown(made(3 * HOUR))
  fireEvent.click(mark())
  const all = within(await screen.findByRole('dialog', { hidden: true }))
  expect(all.getByText('1,204 answers, 318 photos and files, both copies agree')).toBeTruthy()
  expect(all.getByText(/Last backup 3 hours ago, in \/stick\/adit-backups\./)).toBeTruthy()
  expect(all.getByText(/2026, \d\d:\d\d/)).toBeTruthy()
  act(() => state.setState({ checking: { done: 3, total: 9 } }))
  expect(all.getByText('Comparing both copies: 3 of 9')).toBeTruthy()
  fireEvent.click(all.getByText('Backup settings'))
  expect(useNavigation.getState().route).toEqual({ screen: 'settings', at: 'backup' })
  await waitFor(() => expect(opened()).toBeNull())
})

it('opens the report of what was put right and stays out of its way', async () => {
  const { state } = await shown(made(HOUR))
  const mend = { what: 'cards', in: 'database', why: 'missing', count: 1, assessment: null, aside: null }
  act(() => state.setState({ mending: { ...WHOLE, mends: [mend] } as unknown as CopiesState['mending'] }))
  fireEvent.click(mark())
  fireEvent.click(await screen.findByText(/see the report/))
  await waitFor(() => expect(document.querySelector('[data-copies-report]')).not.toBeNull())
  await waitFor(() => expect(screen.queryByText('Backup settings')).toBeNull())
})

it('is not drawn anew by answers, by files or by the progress of a backup', async () => {
  const { state, status, drawn } = await shown(made(HOUR))
  const before = drawn.times
  for (let since = 1; since <= 20; since += 1) {
    act(() => {
      state.setState({ checked: { ...CHECKED, since, answers: CHECKED.answers + since } })
      state.setState({ database: { kind: 'whole' }, journal: { kind: 'whole' } })
      state.setState({ checking: { done: since, total: 20 } })
      status.setState({ state: status.getState().state })
    })
  }
  expect(drawn.times).toBe(before)
  act(() => status.setState({ running: { done: 0, total: 0 } }))
  const running = drawn.times
  expect(running).toBeGreaterThan(before)
  for (let done = 1; done <= 20; done += 1) act(() => status.setState({ running: { done, total: 20 } }))
  expect(drawn.times).toBe(running)
})

it('looks at the clock once a minute, not more often', async () => {
  const every = vi.spyOn(globalThis, 'setInterval')
  await shown(made(HOUR))
  const beats = every.mock.calls.map(([, milliseconds]) => milliseconds ?? 0)
  every.mockRestore()
  expect(beats).toContain(60_000)
  expect(Math.min(...beats)).toBe(60_000)
})

it('says the proof once to those who listen, after the first comparison', async () => {
  const { state } = await shown(made(HOUR), { known: false })
  const said = () => screen.getByRole('status').textContent
  expect(looks()).toEqual(['Backup 1 h, comparing both copies', 'open'])
  vi.useFakeTimers()
  act(() => state.setState({ checked: CHECKED }))
  expect(said()).toBe('')
  act(() => void vi.advanceTimersByTime(1_000))
  expect(said()).toBe('1,204 answers, 318 photos and files, both copies agree')
  act(() => void vi.advanceTimersByTime(10_000))
  expect(said()).toBe('')
  act(() => state.setState({ checked: { ...CHECKED, answers: 1300 } }))
  act(() => void vi.advanceTimersByTime(60_000))
  expect(said()).toBe('')
})

it('leaves it to the line of the screen where there is one', async () => {
  const { state } = await shown(made(HOUR), { known: false })
  useNavigation.setState({ route: { screen: 'home' } })
  vi.useFakeTimers()
  act(() => state.setState({ checked: CHECKED }))
  act(() => void vi.advanceTimersByTime(2_000))
  expect(screen.getByRole('status').textContent).toBe('')
})
