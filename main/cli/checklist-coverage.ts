import { wordsIn } from '../../shared/bundle/value-text.ts'
import { type Coverage, coverageOf } from '../../shared/checklist/coverage.ts'
import { readBuiltInChecklists } from '../checklists/built-in.ts'
import { readSeedCoverage } from '../checklists/seed-coverage.ts'
import { type Command, type CommandContext, writeJson, writeLines } from './command.ts'

/** `checklist coverage`: each row of the source documents with the questions that cover it. Answers no when one is open. */
export const checklistCoverage: Command = {
  usage: '',
  options: {},
  positionals: { min: 0, max: 0 },
  async run(context) {
    const [rows, checklists] = await Promise.all([
      readSeedCoverage(context.assets),
      readBuiltInChecklists(context.assets),
    ])
    return tellCoverage(
      context,
      coverageOf(
        rows,
        checklists.map(({ definition }) => definition),
      ),
    )
  },
}

/** Writes the table and answers 1 when a row is open in a stage it belongs to. */
export function tellCoverage(context: CommandContext, rows: readonly Coverage[]): 0 | 1 {
  const { t, language } = context.words
  const open = rows.filter(({ uncovered }) => uncovered.length > 0)
  if (context.json) writeJson(context, { ok: open.length === 0, rows })
  else {
    const stageNames = (stages: Coverage['stages']) =>
      stages.map((stage) => t(`stage.${stage}`)).join(t('checklist.comma'))
    writeLines(context, [
      ...rows.map(({ id, text, covered, uncovered }) => {
        const line = t('coverage.line', {
          id,
          text: wordsIn(text, language),
          names: covered.map(({ name }) => name).join(' ') || t('coverage.none'),
        })
        return uncovered.length === 0
          ? line
          : `${line}  ${t('coverage.open', { stages: stageNames(uncovered) })}`
      }),
      open.length === 0
        ? t('coverage.whole', { count: rows.length })
        : t('coverage.gaps', { count: open.length, rows: rows.length }),
    ])
  }
  return open.length === 0 ? 0 : 1
}
