import type { Checklist } from '../../shared/checklist/checklist.ts'
import { isAnswerable } from '../../shared/checklist/checklist.ts'
import { readBuiltInChecklists } from '../checklists/built-in.ts'
import { type Command, writeJson } from './command.ts'

/** `checklist list`: the built-in checklists. */
export const checklistList: Command = {
  usage: '',
  options: {},
  positionals: { min: 0, max: 0 },
  async run(context) {
    const summaries = (await readBuiltInChecklists(context.assets)).map(summarise)
    if (context.json) writeJson(context, summaries)
    else {
      for (const summary of summaries) {
        const stage = context.words.t(`stage.${summary.stage}`)
        const line = { ...summary, stage, languages: summary.languages.join(', ') }
        context.terminal.out(`${context.words.t('checklist.line', line)}\n`)
      }
    }
    return 0
  },
}

/** What is told of a checklist. `questions` counts what people answer: no notes, no calculations. */
export function summarise({ definition, sections, rows }: Checklist) {
  const questions = [...rows.values()].filter(
    (row) => row.kind === 'question' && isAnswerable(row.definition),
  )
  return {
    id: definition.form_id,
    version: definition.version,
    stage: definition.stage,
    languages: definition.languages,
    title: definition.form_title,
    sections: sections.length,
    questions: questions.length,
  }
}
