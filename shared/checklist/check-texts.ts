import { type CompiledRow, isMetadata } from './checklist.ts'
import type { ChecklistDefinition, Text } from './definition.ts'
import { below, type Problem } from './problem.ts'

/** Every text must be there in every language of the checklist, and in no other. */
export function checkTexts(
  definition: ChecklistDefinition,
  rows: readonly CompiledRow[],
): readonly Problem[] {
  const problems: Problem[] = []
  const { languages } = definition
  const check = (text: Text | undefined, path: string) => {
    if (text === undefined) return
    for (const language of languages) {
      if ((text[language] ?? '').trim() === '') {
        problems.push({ path, code: 'missing-translation', detail: { language } })
      }
    }
    for (const language of Object.keys(text)) {
      if (!languages.includes(language))
        problems.push({ path, code: 'undeclared-language', detail: { language } })
    }
  }
  if (!languages.includes(definition.default_language)) {
    problems.push({ path: 'default_language', code: 'default-language-not-declared' })
  }
  check(definition.form_title, 'form_title')
  check(definition.description, 'description')
  for (const [list, choices] of Object.entries(definition.choices)) {
    for (const [index, choice] of choices.entries()) check(choice.label, `choices.${list}[${index}].label`)
  }
  for (const row of rows) {
    check(row.definition.label, below(row.at, 'label'))
    check(row.definition.hint, below(row.at, 'hint'))
    check(row.definition.guidance_hint, below(row.at, 'guidance_hint'))
    check(row.definition.adit?.evidence, below(row.at, 'adit.evidence'))
    if (row.kind === 'question') {
      check(row.definition.required_message, below(row.at, 'required_message'))
      check(row.definition.constraint_message, below(row.at, 'constraint_message'))
    }
    if (isShown(row) && row.definition.label === undefined) {
      problems.push({ path: below(row.at, 'label'), code: 'missing-label', detail: { name: row.name } })
    }
  }
  return problems
}

/** People see it and so need words for it: sections and every question but those worked out behind the scenes. */
function isShown(row: CompiledRow): boolean {
  if (row.kind !== 'question') return row.parent === null
  if (isMetadata(row.definition)) return false
  return row.definition.type !== 'calculate' && row.definition.type !== 'hidden'
}
