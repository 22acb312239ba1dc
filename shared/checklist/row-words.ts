/** The properties of a row that hold words for people, by their place in it. */
export const ROW_WORDS = [
  'label',
  'hint',
  'guidance_hint',
  'required_message',
  'constraint_message',
  'adit.evidence',
  'adit.reference',
  'adit.row_label',
] as const
