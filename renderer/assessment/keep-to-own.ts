import { AppError } from '../../shared/lib/app-error.ts'
import type { EventBody } from '../../shared/record/event.ts'
import { type Person, refusalOf } from '../../shared/record/permission.ts'
import type { Desk } from './desk.ts'

/** The person at the desk, as permissions are asked for. */
function personAt({ actor, signer }: Pick<Desk, 'actor' | 'signer'>): Person {
  return { key: actor, name: signer.name }
}

/**
 * Makes sure that the person at the desk may say this. Called before the form is told, so that nothing is half done.
 *
 * @throws AppError `answer-of-another` (`name`: whose it is) or `lead-only` (`name`: who leads)
 */
export function expectAllowed(desk: Desk, entry: EventBody): void {
  const { record } = desk.store.getState()
  const refusal = refusalOf(record, desk.checklist.definition, personAt(desk), entry)
  if (refusal === null) return
  const { name } = refusal.by.signer
  throw new AppError(refusal.kind === 'lead' ? 'lead-only' : 'answer-of-another', { name })
}
