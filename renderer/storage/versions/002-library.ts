import type { SchemaVersion } from './schema-version.ts'

/**
 * The library of imported checklists. Their definitions lie in `checklists`, where assessments look for them too. The
 * pair of form and version can be held only once. Pictures and sounds of a checklist are no evidence: they stand apart
 * from `attachments`, so that taking a checklist out of the library can never take evidence with it.
 */
export const library: SchemaVersion = {
  version: 2,
  stores: {
    library: 'sha256, form_id, &[form_id+version]',
    media: 'sha256',
  },
}
