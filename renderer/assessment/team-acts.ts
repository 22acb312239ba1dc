import { tidyText } from '../../shared/lib/tidy-text.ts'
import { EVERY_SECTION } from '../../shared/record/event.ts'
import { isOpenToAll } from '../../shared/record/permission.ts'
import { isSamePerson } from '../../shared/record/same-person.ts'
import type { AssessmentState } from './assessment-state.ts'
import { act, type Desk } from './desk.ts'
import { expectAllowed } from './keep-to-own.ts'
import { assigneeOf } from './team.ts'

/** Sharing the work: who answers which section, and what a colleague is asked to look at. */
export function teamActs(desk: Desk): Pick<AssessmentState, 'assign' | 'openAnswers' | 'flag' | 'unflag'> {
  const { store } = desk
  return {
    async assign(section, to) {
      const before = assigneeOf(store.getState().record, section)
      const isSame = before === null ? to === null : to !== null && isSamePerson(before.name, to.name)
      const entry = { kind: 'section.assign', body: { section, to } } as const
      expectAllowed(desk, entry)
      if (!isSame) await act(desk, entry)
    },

    async openAnswers(open) {
      const body = { section: EVERY_SECTION, to: null, ...(open && { open: true as const }) }
      expectAllowed(desk, { kind: 'section.assign', body })
      if (isOpenToAll(store.getState().record) !== open) await act(desk, { kind: 'section.assign', body })
    },

    async flag(path, { to = '', note = '' }) {
      const whom = tidyText(to)
      const why = tidyText(note)
      const before = store.getState().record.flags.get(path)
      const stands = before?.on === true
      if (stands && (before.to ?? '') === whom && (before.note ?? '') === why) return
      const more = { ...(whom !== '' && { to: whom }), ...(why !== '' && { note: why }) }
      await act(desk, { kind: 'flag.set', body: { path, on: true, ...more } })
    },

    async unflag(path) {
      if (store.getState().record.flags.get(path)?.on !== true) return
      await act(desk, { kind: 'flag.set', body: { path, on: false } })
    },
  }
}
