import fc from 'fast-check'
import type { Choice } from '../../../shared/checklist/definition.ts'
import { anyText, mediaIn, some, textIn } from './arbitrary-texts.ts'

const COLUMN_NAMES = [
  'limit',
  'region',
  'Value',
  'caption',
  'Label',
  'ph_max',
  'itextId',
  'image',
  'unit.si',
  'blank',
]

/** A choice list with names, media and further columns of every kind. */
export function listIn(languages: readonly string[]): fc.Arbitrary<readonly Choice[]> {
  const name = fc.constantFrom(
    'yes',
    'no',
    '1',
    '007',
    '-1',
    'n/a',
    '=1',
    'TRUE',
    'other',
    '水',
    'a.b',
    '1.50',
    '[x]',
  )
  const columns = fc
    .uniqueArray(fc.constantFrom(...COLUMN_NAMES), { maxLength: 4 })
    .chain((names) =>
      some(Object.fromEntries(names.map((each) => [each, fc.oneof(anyText, fc.constant(''))]))),
    )
  const choice = fc.record(
    { name, label: textIn(languages), media: mediaIn(languages), columns },
    { requiredKeys: ['name', 'label'] },
  )
  return fc
    .uniqueArray(choice, { minLength: 1, maxLength: 6, selector: (each) => each.name })
    .map((choices) => choices.map(withoutEmptyColumns))
}

/** A map without entries says nothing, and no cell could say it. */
function withoutEmptyColumns(choice: { readonly columns?: object }): Choice {
  const { columns, ...rest } = choice
  return (Object.keys(columns ?? {}).length === 0 ? rest : choice) as unknown as Choice
}
