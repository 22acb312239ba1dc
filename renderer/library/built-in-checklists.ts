import type { ChecklistDefinition } from '../../shared/checklist/definition.ts'
import type { Bridge } from '../bridge/client.ts'

type Door = Pick<Bridge, 'call'>

/** What was asked for, by the door it was asked through. */
const asked = new WeakMap<Door, Promise<readonly ChecklistDefinition[]>>()

/**
 * The checklists that Adit brings along. They stay the same while it runs, and megabytes cross to here for them (80 ms of
 * the screen's thread): they are asked for once, and again only after a failure, which rejects with what the call does.
 */
export function builtInChecklists(bridge: Door): Promise<readonly ChecklistDefinition[]> {
  const known = asked.get(bridge)
  if (known !== undefined) return known
  const answer = bridge.call('checklists.list', undefined)
  asked.set(bridge, answer)
  answer.catch(() => asked.delete(bridge))
  return answer
}
