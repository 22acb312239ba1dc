import { wordsIn } from '../../shared/bundle/value-text.ts'
import type { Path } from '../../shared/checklist/value.ts'
import { openForm } from '../../shared/engine/form.ts'
import type { Environment } from '../../shared/engine/form-view.ts'
import { withAttachments, writeAnswers } from '../../shared/engine/plain-answers.ts'
import { sha256Hex } from '../../shared/lib/sha256.ts'
import { costsIn, totalCost } from '../../shared/score/costs.ts'
import { findFindings } from '../../shared/score/findings.ts'
import { itemsOf } from '../../shared/score/items-of.ts'
import { risksIn } from '../../shared/score/risks.ts'
import { formatScore, score } from '../../shared/score/score.ts'
import { findWarnings } from '../../shared/score/warnings.ts'
import { answerPaths } from './answer-path.ts'
import { type Command, type CommandContext, writeJson, writeLines } from './command.ts'
import { refuse } from './complaint.ts'
import { environment, environmentOn } from './environment.ts'
import { UsageError } from './read-arguments.ts'
import { type Inputs, readInputs } from './read-inputs.ts'
import { answerLines, findingLines } from './say-answers.ts'
import { scoreLine } from './say-score.ts'
import { readersLanguage } from './words.ts'

/**
 * `evaluate`: walks the answers through the engine. Answers no when an answer does not stand or a required one is open.
 * `--day` judges as of a past day instead of today, so that an old assessment gives what it gave when it was made.
 */
export const evaluate: Command = {
  usage: '--checklist ID_OR_FILE --answers FILE [--limits FILE] [--mine FILE] [--day YYYY-MM-DD]',
  options: {
    checklist: { value: true, required: true },
    limits: { value: true },
    answers: { value: true, required: true },
    mine: { value: true },
    day: { value: true },
  },
  positionals: { min: 0, max: 0 },
  async run(context, args) {
    const day = args.value('day')
    const at = day === undefined ? environment : environmentOn(day)
    if (at === null) throw new UsageError('wrong-day', day)
    const inputs = await readInputs(context, args)
    if ('complaints' in inputs) return refuse(context, inputs.complaints)
    const evaluated = walk(inputs, at)
    if (context.json) writeJson(context, documentOf(evaluated))
    else writeLines(context, linesOf(context, evaluated))
    return evaluated.violated.length === 0 ? 0 : 1
  },
}

type Evaluated = ReturnType<typeof walk>

function walk({ checklist, answers }: Inputs, environment: Environment) {
  // Files are not looked at here: the hash of its name stands for a file until the values are written.
  const names = new Map(answers.attachments.map(({ file }) => [sha256Hex(file), file]))
  const form = openForm(
    checklist,
    withAttachments(checklist, answers, (file) => sha256Hex(file)),
    environment,
  )
  const questions = form.questions().flatMap((path) => {
    const view = form.view(path)
    return view?.kind === 'question' ? [view] : []
  })
  return {
    checklist,
    form,
    names,
    notes: answers.notes,
    questions,
    violated: questions.flatMap(({ path, violation }) => (violation === null ? [] : [{ path, violation }])),
    findings: findFindings(form, checklist, environment.now().slice(0, 10)),
    warnings: findWarnings(form, (path) => answers.notes.get(path)?.evidence),
    risks: risksIn(form),
    costs: costsIn(form),
    score: score(itemsOf(form, checklist, (path) => answers.notes.get(path)?.evidence)),
  }
}

/** The document of `--json`: everything by its place in an answers file. */
function documentOf({
  form,
  names,
  questions,
  violated,
  findings,
  warnings,
  risks,
  costs,
  score,
}: Evaluated) {
  const places = answerPaths(form)
  const placeOf = (path: Path) => places.get(path) ?? path
  return {
    values: JSON.parse(JSON.stringify(writeAnswers(form)), (_key, value) => names.get(value) ?? value),
    relevant: Object.fromEntries(questions.map(({ path, relevant }) => [placeOf(path), relevant])),
    violations: violated.map(({ path, violation }) => ({ question: placeOf(path), ...violation })),
    findings: findings.map(({ path, id: _id, ...finding }) => ({ question: placeOf(path), ...finding })),
    warnings: warnings.map(({ path, id: _id, ...warning }) => ({ question: placeOf(path), ...warning })),
    risks: risks.map(({ repeat, row: _row, ...risk }) => ({ question: placeOf(repeat), ...risk })),
    costs: {
      ...totalCost(costs),
      items: costs.map(({ path, row: _row, ...cost }) => ({ question: placeOf(path), ...cost })),
    },
    score,
  }
}

function linesOf({ words }: CommandContext, evaluated: Evaluated): readonly string[] {
  const { checklist, form, names, notes, questions, violated, findings, score } = evaluated
  const places = answerPaths(form)
  const language = readersLanguage(checklist.definition, words)
  const shown = (value: number | null) => (value === null ? null : formatScore(value))
  const answers = questions.flatMap(({ path, relevant, value }) =>
    relevant && value !== null ? [{ path, value, ...notes.get(path) }] : [],
  )
  return [
    scoreLine({ ...score, overall: shown(score.overall), confidence: shown(score.confidence) }, words),
    ...(violated.length === 0 ? [] : [words.t('evaluate.violations', { count: violated.length })]),
    ...violated.map(({ path, violation: { code, message } }) => {
      const why = wordsIn(message, language) || words.t(`violation.${code}`)
      return `  ${words.t('problems:line', { path: places.get(path) ?? path, words: why })}`
    }),
    ...findingLines(evaluated, findings, words),
    ...answerLines(evaluated, answers, (hash) => names.get(hash), words),
  ]
}
