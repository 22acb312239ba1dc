import type { SchemaVersion } from './schema-version.ts'

/**
 * Events are the source; all else is an index card or a blob beside them. An event is found by its feed and place in
 * it, which nothing can hold twice. Attachments' bytes stand apart, so that reading answers never reads photos.
 */
export const first: SchemaVersion = {
  version: 1,
  stores: {
    mines: 'id',
    assessments: 'id, mine',
    checklists: 'sha256',
    events: '[feed+seq], [assessment+feed+seq]',
    attachments: 'sha256',
    settings: 'id',
  },
}
