import { type Checklist, isAnswerable } from '../../shared/checklist/checklist.ts'
import { titledSections } from '../../shared/checklist/sections.ts'
import { readBuiltInChecklists } from '../checklists/built-in.ts'
import { type Command, writeJson, writeLines } from './command.ts'
import type { Words } from './words.ts'

/** `checklist list`: the built-in checklists. */
export const checklistList: Command = {
  usage: '',
  options: {},
  positionals: { min: 0, max: 0 },
  async run(context) {
    const { t } = context.words
    const summaries = (await readBuiltInChecklists(context.assets)).map(summarise)
    if (context.json) writeJson(context, summaries)
    else {
      const lines = summaries.map((summary) =>
        t('checklist.line', {
          ...summary,
          stage: t(`stage.${summary.stage}`),
          languages: summary.languages.join(', '),
          counts: countWords(summary, context.words),
        }),
      )
      writeLines(context, lines)
    }
    return 0
  },
}

/** How much a checklist asks, in words. One that has no items of its own, such as a plain form, is told without them. */
export function countWords(
  { sections, items, questions }: ReturnType<typeof summarise>,
  { t }: Words,
): string {
  const counts = [
    t('count.sections', { count: sections }),
    ...(items === 0 ? [] : [t('count.items', { count: items })]),
    t('count.questions', { count: questions }),
  ]
  return counts.join(t('checklist.comma'))
}

/**
 * What is told of a checklist. `items` counts the rows that are judged, or at least rest on a standard; `questions` what
 * people answer: no notes, no calculations.
 */
export function summarise({ definition, rows }: Checklist) {
  const questions = [...rows.values()].filter(
    (row) => row.kind === 'question' && isAnswerable(row.definition),
  )
  return {
    id: definition.form_id,
    version: definition.version,
    stage: definition.stage,
    languages: definition.languages,
    title: definition.form_title,
    items: [...rows.values()].filter(({ definition: { adit } }) => adit?.severity ?? adit?.reference).length,
    sections: titledSections(definition).length,
    questions: questions.length,
  }
}
