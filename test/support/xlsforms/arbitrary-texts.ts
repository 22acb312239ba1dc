import fc from 'fast-check'
import { MEDIA_KINDS, type Media, type Text } from '../../../shared/checklist/definition.ts'

/** Texts as nasty as cells meet them, without spaces at the ends, which no spreadsheet form keeps. */
const NASTY = [
  '=SUM(A1:A9)',
  '+49 30 1234',
  '-',
  '@home',
  '0012',
  '1.10',
  '1e5',
  'TRUE',
  'no',
  '2026-05-30',
  '30/5/2026',
  'two\nlines\n\nfour',
  'a  b   c',
  'tab\there',
  "it's “quoted” and ‘so’",
  '"',
  "'text",
  '_x0041_ _x000d_',
  '<b>&amp;</b> & "x"',
  '水质\u3000超标？',
  'é ñ 😀 \u200d 👩‍🔬',
  'a\u00A0b',
  'a, b; c|d',
  '["json"]',
  'label::English (en)',
  '#N/A',
  '100 %',
  '$ {x} $x }{',
]
/** Any text that a cell keeps. */
export const anyText = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...NASTY) },
  {
    weight: 2,
    arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).map(tidy).filter(isText),
  },
)

function tidy(text: string): string {
  return text
    .replace(/\$\{/g, '$ {')
    .normalize('NFC')
    .replace(/^[\s\u00A0\u200B\u2060\uFEFF]+|[\s\u00A0\u200B\u2060\uFEFF]+$/g, '')
}

function isText(text: string): boolean {
  return text !== ''
}

/** A text in each of the languages. */
export function textIn(languages: readonly string[], of: fc.Arbitrary<string> = anyText): fc.Arbitrary<Text> {
  return fc.record(Object.fromEntries(languages.map((language) => [language, of])))
}

/** A record in which every key may be missing. */
export function some<Shape extends object>(
  shape: { [Key in keyof Shape]: fc.Arbitrary<Shape[Key]> },
): fc.Arbitrary<Partial<Shape>> {
  return fc.record(shape, { requiredKeys: [] }) as unknown as fc.Arbitrary<Partial<Shape>>
}

/** Media named in each of the languages. */
export function mediaIn(languages: readonly string[]): fc.Arbitrary<Media> {
  const file = textIn(languages, fc.constantFrom('a b.jpg', '水.png', 'x.MP3'))
  return fc
    .subarray([...MEDIA_KINDS], { minLength: 1 })
    .chain((kinds) => fc.record(Object.fromEntries(kinds.map((kind) => [kind, file])))) as fc.Arbitrary<Media>
}
