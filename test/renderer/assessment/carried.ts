import { appendEvent, tailOf } from '../../../shared/record/append.ts'
import type { CarriedFrom, EventBody } from '../../../shared/record/event.ts'
import { replay } from '../../../shared/record/replay.ts'
import type { MemoryStorage } from '../../support/memory-storage.ts'
import { ANA, ASSESSMENT, FEED } from './opened.ts'

/** Where the carried answers of tests come from. */
export const CARRIED: CarriedFrom = {
  assessment: '11111111-2222-4333-8444-555555555555',
  form_id: 'before',
  version: '1',
  stage: 'acquisition',
  path: 'THEN',
  at: '2025-06-01T08:00:00Z',
  label: { en: 'As asked then' },
}

/** Puts events behind the beginning of the assessment, as a start with carried answers does. */
export async function carryInto(storage: MemoryStorage, entries: readonly EventBody[]): Promise<void> {
  let tail = tailOf(replay(await storage.loadEvents(ASSESSMENT)), FEED)
  for (const entry of entries) {
    const next = appendEvent(tail, entry, { actor: ANA, at: '2026-05-30T14:00:00Z' })
    tail = next.tail
    await storage.appendEvents(ASSESSMENT, [next.logged])
  }
}
