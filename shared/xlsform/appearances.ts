import type { Support } from './columns.ts'

/** A way of showing a question that a form may ask for. */
export interface Appearance {
  readonly name: string
  /** `taken`: the screen does so · `approximated`: it does much the same · `ignored`: the question looks as usual. */
  readonly support: Support
}

function all(support: Support, names: string): readonly Appearance[] {
  return names.split(' ').map((name) => ({ name, support }))
}

/**
 * The appearances of the XLSForm reference and of ODK's own documentation. Those that are taken are the words that the
 * question screens look for (`hasAppearance`); a test holds the two together.
 */
export const APPEARANCES: readonly Appearance[] = [
  ...all('taken', 'multiline minimal'),
  ...all('approximated', 'autocomplete field-list'),
  ...all(
    'ignored',
    'quick quickcompact compact columns columns-pack columns-2 no-buttons likert image-map map',
  ),
  ...all('ignored', 'list-nolabel label list table-list horizontal horizontal-compact'),
  ...all('ignored', 'numbers thousands-sep masked url counter bearing ex: printer:'),
  ...all('ignored', 'no-calendar month-year year ethiopian coptic islamic bikram-sambat myanmar persian'),
  ...all('ignored', 'vertical no-ticks picker rating'),
  ...all('ignored', 'new new-front new-rear draw annotate signature selfie'),
  ...all('ignored', 'maps placement-map hide-input w1 w2 w3 w4'),
]
