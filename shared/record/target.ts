import type { EventBody } from './event.ts'

/** What an event speaks about: two events with one target are two words on one matter. '' when it is nothing like that. */
export function targetOf(entry: EventBody): string {
  switch (entry.kind) {
    case 'answer.set':
    case 'evidence.set':
    case 'flag.set':
      return `${entry.kind} ${entry.body.path}`
    case 'repeat.add':
    case 'repeat.remove':
      return `row ${entry.body.row}`
    case 'attachment.add':
    case 'attachment.withdraw':
      return `file ${entry.body.path} ${entry.body.sha256}`
    case 'attachment.describe':
      return `words ${entry.body.path} ${entry.body.sha256}`
    case 'attachment.annotate':
      return `marks ${entry.body.path} ${entry.body.sha256} ${entry.body.layer}`
    case 'section.assign':
      return `section ${entry.body.section}`
    case 'finding.set':
      return `finding ${entry.body.finding}`
    case 'action.set':
      return `action ${entry.body.action}`
    default:
      return ''
  }
}
