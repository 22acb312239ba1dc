// @vitest-environment jsdom
import { act } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { createStore } from 'zustand/vanilla'
import type { Backups, BackupsStatus } from '../../../renderer/backup/backups.ts'
import { LastBackup } from '../../../renderer/backup/last-backup.tsx'
import { BackupsContext } from '../../../renderer/backup/use-backups.ts'
import type { BackupState } from '../../../shared/ipc/backup-calls.ts'
import { fakeEnvironment, TEST_NOW } from '../../support/fake-environment.ts'
import { renderScreen } from '../../support/render-screen.tsx'
import { begunAssessment, openStore } from '../assessment/opened.ts'

afterEach(() => void vi.useRealTimers())

it('grows older while somebody looks', async () => {
  let minutes = 0
  const environment = {
    ...fakeEnvironment(),
    now: () => new Date(Date.parse(TEST_NOW) + minutes * 60_000).toISOString(),
  }
  const state: BackupState = {
    ...{ folder: '/stick', device: null, own: false, sealed: false, backups: [], failed: null, due: null },
    last: {
      ...{ path: '/stick/adit-backups/device-0a1b2c3d/adit-1', at: TEST_NOW, reason: 'daily' },
      ...{ version: '1.0.0', by: null, sealed: false, events: 10, files: 2, bytes: 1000 },
    },
  }
  const status = createStore<BackupsStatus>(() => ({ state, error: null, running: null }))
  const store = await openStore(await begunAssessment())
  vi.useFakeTimers()
  await renderScreen(
    store,
    <BackupsContext value={{ status } as unknown as Backups}>
      <LastBackup />
    </BackupsContext>,
    'en',
    undefined,
    environment,
  )
  expect(document.body.textContent).toContain('Last backup just now')
  minutes = 2
  act(() => void vi.advanceTimersByTime(60_000))
  expect(document.body.textContent).toContain('2 minutes ago')
})
