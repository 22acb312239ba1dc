import { z } from 'zod'
import { STAGES } from '../../../shared/checklist/definition.ts'
import type { CardTable } from '../../../shared/ipc/journal-calls.ts'

const text = z.string()

/** As much of each row as the app cannot do without. What a later version adds is left alone. */
const shapes: { readonly [Table in CardTable]: z.ZodType } = {
  mines: z.object({ id: text, name: text, profile: z.record(text, text), created: text, changed: text }),
  assessments: z.object({
    id: text,
    mine: text,
    stage: z.enum(STAGES),
    checklist: text,
    created: text,
    feed: text,
    exports: z.array(z.object({ at: text, path: text, digest: text, revision: z.number() })),
  }),
  checklists: z.object({ sha256: text, definition: z.object({ form_id: text, version: text }) }),
  library: z.object({
    sha256: text,
    form_id: text,
    version: text,
    media: z.array(z.object({ sha256: text })),
  }),
  settings: z.object({ id: z.literal('settings') }),
}

/** Whether a row has the shape that every version wrote. Says nothing of what is in it. */
export function isCardShape(table: CardTable, row: unknown): boolean {
  return shapes[table].safeParse(row).success
}
