import { type CompiledRow, isMetadata, placeOf } from './checklist.ts'
import type { ChecklistDefinition, Media, RowDefinition, Text } from './definition.ts'
import { below, type Problem } from './problem.ts'

/** Every text must be there in every language of the checklist, and in no other. */
export function checkTexts(
  definition: ChecklistDefinition,
  rows: readonly CompiledRow[],
): readonly Problem[] {
  const problems: Problem[] = []
  const { languages } = definition
  const check = (text: Text | undefined, at: () => string, key: string) => {
    if (text === undefined) return
    for (const language of languages) {
      if ((text[language] ?? '').trim() === '') {
        problems.push({ path: below(at(), key), code: 'missing-translation', detail: { language } })
      }
    }
    for (const language of Object.keys(text)) {
      if (!languages.includes(language))
        problems.push({ path: below(at(), key), code: 'undeclared-language', detail: { language } })
    }
  }
  if (!languages.includes(definition.default_language)) {
    problems.push({ path: 'default_language', code: 'default-language-not-declared' })
  }
  const whole = () => ''
  check(definition.form_title, whole, 'form_title')
  check(definition.description, whole, 'description')
  const checkMedia = (media: Media | undefined, at: () => string) => {
    if (media === undefined) return
    for (const [kind, files] of Object.entries(media)) check(files, at, `media.${kind}`)
  }
  for (const [list, choices] of Object.entries(definition.choices)) {
    for (const [index, choice] of choices.entries()) {
      const at = () => `choices.${list}[${index}]`
      check(choice.label, at, 'label')
      checkMedia(choice.media, at)
    }
  }
  for (const row of rows) {
    const at = () => placeOf(row)
    check(row.definition.label, at, 'label')
    check(row.definition.hint, at, 'hint')
    check(row.definition.guidance_hint, at, 'guidance_hint')
    checkMedia(row.definition.media, at)
    check(row.definition.adit?.evidence, at, 'adit.evidence')
    check(row.definition.adit?.reference, at, 'adit.reference')
    check(row.definition.adit?.row_label, at, 'adit.row_label')
    if (row.kind === 'question') {
      check(row.definition.required_message, at, 'required_message')
      check(row.definition.constraint_message, at, 'constraint_message')
    }
    if (isShown(row) && !saysSomething(row.definition)) {
      problems.push({ path: below(placeOf(row), 'label'), code: 'missing-label', detail: { name: row.name } })
    }
  }
  return problems
}

/** People see it and so need to be told what it is: every question but those worked out behind the scenes. */
function isShown(row: CompiledRow): boolean {
  if (row.kind !== 'question') return false
  if (isMetadata(row.definition)) return false
  return row.definition.type !== 'calculate' && row.definition.type !== 'hidden'
}

/** XLSForm lets a hint or a picture stand for the label. */
function saysSomething({ label, hint, media }: RowDefinition): boolean {
  return label !== undefined || hint !== undefined || Object.keys(media ?? {}).length > 0
}
