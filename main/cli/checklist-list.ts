import { type Checklist, isAnswerable } from '../../shared/checklist/checklist.ts'
import { titledSections } from '../../shared/checklist/sections.ts'
import { readBuiltInChecklists } from '../checklists/built-in.ts'
import { type Command, writeJson, writeLines } from './command.ts'

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
        }),
      )
      writeLines(context, lines)
    }
    return 0
  },
}

/** What is told of a checklist. `questions` counts what people answer: no notes, no calculations. */
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
    sections: titledSections(definition).length,
    questions: questions.length,
  }
}
