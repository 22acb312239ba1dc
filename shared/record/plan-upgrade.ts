import { type ComparedQuestion, compareQuestions, type QuestionFate } from '../checklist/compare-questions.ts'
import type { ChecklistDefinition } from '../checklist/definition.ts'
import { type Path, splitPath, type Value } from '../checklist/value.ts'
import { type Standing, standingAt } from './answer-standing.ts'
import type { ChecklistRef, ChecklistUpgrade } from './event.ts'
import type { RecordState, Said } from './record-state.ts'
import { livePaths } from './to-form-input.ts'

/** What happens to one answer, or to the files of one question. */
export interface PlannedAnswer {
  readonly path: Path
  /** Null where only files stand. */
  readonly value: Value | null
  /** Evidence files at it; they stay with it whatever happens. */
  readonly files: number
  readonly before: Standing
  /** How it stands once the upgrade is made. */
  readonly after: Standing
}

/** One question of either version, and what happens to the answers to it in every row. */
export interface PlannedQuestion extends ComparedQuestion {
  readonly answers: readonly PlannedAnswer[]
}

/** All that an upgrade would do to a record; nothing is done by planning it. */
export interface UpgradePlan {
  /** In the order of the new version; what is gone stands behind what stood before it. */
  readonly questions: readonly PlannedQuestion[]
  /** Questions by what becomes of them, answered or not. */
  readonly counts: Readonly<Record<QuestionFate, number>>
  /** Answers by how they stand afterwards. */
  readonly answers: Readonly<Record<Standing, number>>
  /** Answers that count for nothing now and will stand again: given before under a version that asked for them. */
  readonly back: number
  /** What the event says. */
  readonly upgrade: ChecklistUpgrade
}

/** Characters of names that fit into one line of the log (64 KiB, bundle format 1.0 §12) with room to spare. */
const MAX_NAMED_LENGTH = 40_000

/**
 * What becomes of each question and answer when a record goes over to another version of its checklist, forward or back.
 *
 * An answer wants confirming again when its question means something else: its label or hint, type, unit, constraint,
 * parameters or choices differ. It cannot be taken when the unit of the number is another one, the value is not of the new
 * type, or a choice it names is gone. Everything else that differs (when it is asked, limits, severity, help) leaves it as
 * it is. Nothing is ever taken out of the log: what is left out comes back with the version that asked for it.
 *
 * @param before the version in force
 */
export function planUpgrade(
  record: RecordState,
  before: { readonly definition: ChecklistDefinition; readonly ref: ChecklistRef },
  after: { readonly definition: ChecklistDefinition; readonly ref: ChecklistRef },
): UpgradePlan {
  const compared = compareQuestions(before.definition, after.definition)
  const upgrade = upgradeOf(compared, before.ref, after.ref)
  const then = upgraded(record, upgrade)
  const byName = pathsByName(record)
  const questions = compared.map((question): PlannedQuestion => {
    const answers = (byName.get(question.name) ?? []).flatMap((path): readonly PlannedAnswer[] => {
      const standings = {
        before: standingAt(record, before.definition, path),
        after: standingAt(then, after.definition, path),
      }
      // Neither version asks for it: this upgrade does nothing to it.
      if (standings.before === 'left-out' && standings.after === 'left-out') return []
      const value = record.answers.get(path)?.value ?? null
      return [{ path, value, files: record.attachments.get(path)?.length ?? 0, ...standings }]
    })
    return { ...question, answers }
  })
  const counts: Record<QuestionFate, number> = {
    removed: 0,
    changed: 0,
    reworded: 0,
    rules: 0,
    unchanged: 0,
    new: 0,
  }
  const answers: Record<Standing, number> = { stands: 0, confirm: 0, anew: 0, 'left-out': 0 }
  let back = 0
  for (const question of questions) {
    counts[question.fate] += 1
    for (const answer of question.answers) {
      answers[answer.after] += 1
      const blank = answer.before === 'anew' || answer.before === 'left-out'
      if (blank && (answer.after === 'stands' || answer.after === 'confirm')) back += 1
    }
  }
  return { questions, counts, answers, back, upgrade }
}

function upgradeOf(
  questions: readonly ComparedQuestion[],
  from: ChecklistRef,
  to: ChecklistRef,
): ChecklistUpgrade {
  const changed = questions.filter(({ fate }) => fate === 'changed' || fate === 'reworded')
  const confirm = changed.map(({ name }) => name)
  const anew = changed.filter(({ otherUnit }) => otherUnit).map(({ name }) => name)
  const length = [...confirm, ...anew].join('","').length
  const tooMany = length > MAX_NAMED_LENGTH
  return { from, to, ...(tooMany ? {} : { confirm }), anew }
}

/** The record as it will be once the event is on it; who and when do not matter to how answers stand. */
function upgraded(record: RecordState, upgrade: ChecklistUpgrade): RecordState {
  const said: Said<ChecklistUpgrade> = {
    actor: 'sha256:',
    signer: { name: '', org: '', title: '' },
    at: '',
    event: 'sha256:',
    ...upgrade,
  }
  return { ...record, upgrades: [...record.upgrades, said] }
}

/** Where something was answered, or files lie, in rows that are there; by the name of the question. */
function pathsByName(record: RecordState): ReadonlyMap<string, readonly Path[]> {
  const isLive = livePaths(record)
  const found = new Map<string, Path[]>()
  const add = (path: Path) => {
    const { name } = splitPath(path)
    const paths = found.get(name)
    if (paths === undefined) found.set(name, [path])
    else paths.push(path)
  }
  for (const [path, { value }] of record.answers) if (value !== null && isLive(path)) add(path)
  for (const [path, files] of record.attachments) {
    const answered = (record.answers.get(path)?.value ?? null) !== null
    if (!answered && files.length > 0 && isLive(path)) add(path)
  }
  return found
}
