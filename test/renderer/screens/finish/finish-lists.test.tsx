// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { createAssessmentStore } from '../../../../renderer/assessment/assessment-store.ts'
import { startAssessment } from '../../../../renderer/assessment/start-assessment.ts'
import { summarize } from '../../../../renderer/assessment/summary.ts'
import { LeftOutList } from '../../../../renderer/screens/finish/left-out-list.tsx'
import { WarningList } from '../../../../renderer/screens/finish/warning-list.tsx'
import type { ChecklistDefinition, RowDefinition } from '../../../../shared/checklist/definition.ts'
import { findWarnings } from '../../../../shared/score/warnings.ts'
import { choose, definition, group, question, words } from '../../../support/checklist-dsl.ts'
import { createFakeBridge } from '../../../support/fake-bridge.ts'
import { createMemoryStorage } from '../../../support/memory-storage.ts'
import { renderScreen } from '../../../support/render-screen.tsx'
import { ANA, countingEnvironment } from '../../assessment/opened.ts'

/** An assessment of Ana's that has just begun. */
async function begun(rows: readonly RowDefinition[]) {
  const checklist: ChecklistDefinition = definition([], { survey: [group('water', rows)] })
  const storage = createMemoryStorage()
  await storage.putSettings({ identity: ANA })
  const signer = { name: 'Ana', org: '', title: '' }
  const bridge = createFakeBridge({
    'keys.list': () => ({
      keyring: { available: false, backend: '' },
      signers: [{ key: ANA, signer, fingerprint: '', created: '', keyring: false, backed_up: null }],
    }),
  })
  const services = { storage, bridge, environment: countingEnvironment() }
  const mine = { id: 'mine', name: 'Cerro Alto', profile: {}, created: '', changed: '' }
  const { id } = await startAssessment(services, mine, checklist, { quick: false })
  return createAssessmentStore({ services, assessmentId: id, actor: ANA, signer })
}

it('numbers that are hard to believe stand apart once somebody said why they are right', async () => {
  const plausible = { plausible: { min: '1', max: '1000' }, unit: 'm3/yr' }
  const store = await begun([
    question('decimal', 'IN', { label: words('Water in'), adit: plausible }),
    question('decimal', 'OUT', { label: words('Water out'), adit: plausible }),
  ])
  await store.getState().answer('IN', '12000')
  await store.getState().answer('OUT', '50000.50', 'A storm in May')
  const { views, sections, record, checklist } = store.getState()
  const warnings = findWarnings({ sections, view: (path) => views.get(path) }, () => undefined)
  expect(warnings).toHaveLength(2)
  const opened: string[] = []
  await renderScreen(
    store,
    <WarningList
      warnings={warnings}
      views={views}
      choices={checklist.choices}
      answers={record.answers}
      onOpen={(path) => opened.push(path)}
    />,
  )
  const settled = screen.getByRole('region', { name: /^Confirmed with a reason/ })
  expect(within(settled).getAllByRole('button')).toHaveLength(1)
  expect(within(settled).getByText('Water out')).toBeTruthy()
  expect(within(settled).getByText('Reason: A storm in May')).toBeTruthy()
  expect(within(settled).getByText(/^Ana, 30 May 2026/)).toBeTruthy()
  expect(within(settled).queryByText('Water in')).toBeNull()
  // Answer and range are written alike.
  expect(screen.getByText('12,000 m³/yr is outside of what is usual: 1 to 1,000')).toBeTruthy()
  expect(within(settled).getByText('50,000.50 m³/yr is outside of what is usual: 1 to 1,000')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: /Water in/ }))
  expect(opened).toEqual(['IN'])
})

it('an answer that will be left out leads to the question that decides', async () => {
  const store = await begun([
    choose('DISCHARGE', { label: words('Does the mine discharge?') }),
    question('decimal', 'COPPER', { label: words('Copper'), relevant: "${DISCHARGE} = 'yes'" }),
  ])
  await store.getState().answer('DISCHARGE', 'yes')
  await store.getState().answer('COPPER', '12000')
  expect(summarize(store.getState()).leftOut).toEqual([])
  await store.getState().answer('DISCHARGE', 'no')
  const { leftOut } = summarize(store.getState())
  const opened: string[] = []
  await renderScreen(store, <LeftOutList questions={leftOut} onOpen={(path) => opened.push(path)} />)
  const row = screen.getByRole('button', { name: /Copper/ })
  expect(within(row).getByText('12,000')).toBeTruthy()
  expect(within(row).getByText('Leads to the question that decides: “Does the mine discharge?”')).toBeTruthy()
  fireEvent.click(row)
  expect(opened).toEqual(['DISCHARGE'])
})
