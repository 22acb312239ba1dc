import type { Path } from '../../shared/checklist/value.ts'
import { openForm } from '../../shared/engine/form.ts'
import { withAttachments, writeAnswers } from '../../shared/engine/plain-answers.ts'
import { sha256Hex } from '../../shared/lib/sha256.ts'
import { findFindings } from '../../shared/score/findings.ts'
import { itemsOf } from '../../shared/score/items-of.ts'
import { formatScore, type Score, score } from '../../shared/score/score.ts'
import { answerPaths } from './answer-path.ts'
import { type Command, type CommandContext, writeJson } from './command.ts'
import { environment } from './environment.ts'
import { findAnswers } from './find-answers.ts'
import { findChecklist } from './find-checklist.ts'
import { readMine } from './read-mine.ts'

/** `evaluate`: walks the answers through the engine. Answers no when an answer does not stand or a required one is open. */
export const evaluate: Command = {
  usage: '--checklist ID_OR_FILE --answers FILE [--mine FILE]',
  options: {
    checklist: { value: true, required: true },
    answers: { value: true, required: true },
    mine: { value: true },
  },
  positionals: { min: 0, max: 0 },
  async run(context, args) {
    const checklist = await findChecklist(context, args.needed('checklist'))
    const mine = args.value('mine')
    const profile = mine === undefined ? {} : (await readMine(mine)).profile
    const answers = await findAnswers(context, args.needed('answers'), checklist, profile)
    if (answers === null) return 1
    // Files are not looked at here: a name stands for the file until the values are written.
    const names = new Map(answers.attachments.map(({ file }) => [sha256Hex(file), file]))
    const input = withAttachments(checklist, answers, (file) => sha256Hex(file))
    const form = openForm(checklist, input, environment)
    const places = answerPaths(form)
    const placeOf = (path: Path) => places.get(path) ?? path
    const questions = form.questions().flatMap((path) => {
      const view = form.view(path)
      return view?.kind === 'question' ? [view] : []
    })
    const result = {
      values: withFileNames(writeAnswers(form), names),
      relevant: Object.fromEntries(questions.map(({ path, relevant }) => [placeOf(path), relevant])),
      violations: questions.flatMap(({ path, violation }) =>
        violation === null ? [] : [{ question: placeOf(path), ...violation }],
      ),
      findings: findFindings(form, checklist).map(({ path, id: _id, ...finding }) => ({
        question: placeOf(path),
        ...finding,
      })),
      score: score(itemsOf(form, checklist, (path) => answers.notes.get(path)?.evidence)),
    }
    if (context.json) writeJson(context, result)
    else sayResult(context, result)
    return result.violations.length === 0 ? 0 : 1
  },
}

function withFileNames(values: unknown, names: ReadonlyMap<string, string>): unknown {
  return JSON.parse(JSON.stringify(values), (_key, value) =>
    typeof value === 'string' ? (names.get(value) ?? value) : value,
  )
}

interface Result {
  readonly values: unknown
  readonly violations: readonly { readonly question: string; readonly code: string }[]
  readonly findings: readonly {
    readonly question: string
    readonly rule: string
    readonly severity: string
  }[]
  readonly score: Score
}

function sayResult(
  { terminal, words: { t } }: CommandContext,
  { violations, findings, score, values }: Result,
): void {
  const shown = (value: number | null) => (value === null ? '–' : formatScore(value))
  const lines = [
    JSON.stringify(values, null, 2),
    score.overall === null
      ? t('evaluate.none')
      : t('evaluate.score', {
          score: shown(score.overall),
          rating: score.rating,
          gate: score.gate,
          confidence: shown(score.confidence),
        }),
    ...(violations.length === 0 ? [] : [t('evaluate.violations', { count: violations.length })]),
    ...violations.map(({ question, code }) => `  ${question}: ${t(`evaluate.violation.${code}`)}`),
    ...(findings.length === 0 ? [] : [t('evaluate.findings', { count: findings.length })]),
    ...findings.map(
      ({ question, rule, severity }) =>
        `  ${question}: ${t(`evaluate.severity.${severity}`)}, ${t(`evaluate.rule.${rule}`)}`,
    ),
  ]
  terminal.out(`${lines.join('\n')}\n`)
}
