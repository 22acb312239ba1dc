import { z } from 'zod'
import {
  type Checklist,
  type CompiledQuestion,
  type CompiledRepeat,
  isAttachment,
} from '../checklist/checklist.ts'
import { EVIDENCE_LEVELS, type EvidenceLevel } from '../checklist/definition.ts'
import { below } from '../checklist/problem.ts'
import { type Path, pathOf, type RowId, type Value } from '../checklist/value.ts'
import type { Form, FormInput } from './form-view.ts'
import { type PlainValueProblem, readPlainValue, writePlainValue } from './plain-value.ts'
import { rowIdAt } from './repeats.ts'

/** A fault in an answers file. */
export interface AnswersProblem {
  /** Place in the file, like `results[0].copper`; '' for the whole. */
  readonly path: string
  readonly code:
    | PlainValueProblem
    | 'unknown-name'
    | 'unknown-key'
    | 'misplaced'
    | 'not-answerable'
    | 'wrong-evidence-level'
}

/** What may be said about an answer besides its value. */
export interface AnswerNote {
  /** Why, e.g. why a question is not applicable. */
  readonly reason?: string
  readonly evidence?: EvidenceLevel
  readonly comment?: string
}

/** A file that an answers file names. */
export interface WantedAttachment {
  readonly path: Path
  /** Name in the attachments folder. */
  readonly file: string
}

/** An answers file, read. */
export interface PlainAnswers {
  /** Ready for `openForm`, but for the questions whose answer is a file: see `attachments`. */
  readonly input: FormInput
  readonly notes: ReadonlyMap<Path, AnswerNote>
  /** In the order of the file. */
  readonly attachments: readonly WantedAttachment[]
}

/**
 * Reads the answers format: one JSON object, question name → value; a repeat → list of such objects; select_multiple →
 * list of choice names; geopoint → `{ lat, lon, alt?, accuracy? }`; numbers as JSON numbers or text; an attachment
 * question → file name or list of them. Groups do not show. Instead of a value there may be
 * `{ value?, reason?, evidence?, comment?, attachments? }`. Names of the mine profile may stand among the questions;
 * they win over `profile`. Calculated questions may be there too, so that what `writeAnswers` wrote can be read: only
 * `once()` looks at them. Every fault is given with its place.
 */
export function readAnswers(
  checklist: Checklist,
  json: unknown,
  profile: Readonly<Record<string, string>> = {},
): PlainAnswers | { readonly problems: readonly AnswersProblem[] } {
  const reader = new Reader(checklist, profile)
  reader.object(json, '', null, undefined)
  if (reader.problems.length > 0) return { problems: reader.problems }
  const { values, rows, profile: read } = reader
  return { input: { values, rows, profile: read }, notes: reader.notes, attachments: reader.attachments }
}

/** The input with the answers of attachment questions filled in. `hashOf` gives the SHA-256 of a file, if it is there. */
export function withAttachments(
  checklist: Checklist,
  answers: PlainAnswers,
  hashOf: (file: string) => string | undefined,
): FormInput {
  const values: Record<Path, Value> = { ...answers.input.values }
  for (const { path, file } of answers.attachments) {
    const row = checklist.rows.get(path.slice(path.indexOf('/') + 1))
    const hash = hashOf(file)
    if (row?.kind !== 'question' || !isAttachment(row.definition) || hash === undefined) continue
    const before = (values[path] ?? []) as readonly string[]
    if (!before.includes(hash)) values[path] = [...before, hash]
  }
  return { ...answers.input, values }
}

/** The answers of a form in the same format: what is relevant and not blank, calculations included. */
export function writeAnswers(form: Form): Readonly<Record<string, unknown>> {
  return writeRows(form, form.sections)
}

function writeRows(form: Form, paths: readonly Path[]): Readonly<Record<string, unknown>> {
  const answers: Record<string, unknown> = {}
  for (const path of paths) {
    const view = form.view(path)
    if (view === undefined || !view.relevant) continue
    if (view.kind === 'group') Object.assign(answers, writeRows(form, view.children))
    else if (view.kind === 'repeat') {
      answers[view.definition.name] = view.rows.map((row) => writeRows(form, row.children))
    } else if (view.value !== null) {
      answers[view.definition.name] = writePlainValue(view.definition, view.value)
    }
  }
  return answers
}

const entry = z.strictObject({
  value: z.unknown().optional(),
  reason: z.string().optional(),
  evidence: z.string().optional(),
  comment: z.string().optional(),
  attachments: z.array(z.string().min(1)).optional(),
})

class Reader {
  readonly problems: AnswersProblem[] = []
  readonly values: Record<Path, Value> = {}
  readonly rows: Record<Path, readonly RowId[]> = {}
  readonly profile: Record<string, string>
  readonly notes = new Map<Path, AnswerNote>()
  readonly attachments: WantedAttachment[] = []
  readonly #checklist: Checklist
  readonly #rowIds = new Set<RowId>()

  constructor(checklist: Checklist, profile: Readonly<Record<string, string>>) {
    this.#checklist = checklist
    this.profile = { ...profile }
  }

  /** Reads the answers of the form itself (`repeat` null) or of one row. */
  object(json: unknown, at: string, repeat: string | null, row: RowId | undefined): void {
    if (typeof json !== 'object' || json === null || Array.isArray(json)) {
      this.problems.push({ path: at, code: 'wrong-kind' })
      return
    }
    for (const [name, plain] of Object.entries(json)) {
      const place = below(at, name)
      const target = this.#checklist.rows.get(name)
      if (repeat === null && this.#checklist.profile.has(name)) this.#profileValue(name, plain, place)
      else if (target === undefined) this.problems.push({ path: place, code: 'unknown-name' })
      else if (target.kind === 'group') this.problems.push({ path: place, code: 'not-answerable' })
      else if ((target.repeats.at(-1) ?? null) !== repeat)
        this.problems.push({ path: place, code: 'misplaced' })
      else if (target.kind === 'repeat') this.#repeat(target, plain, place, pathOf(name, row))
      else this.#question(target, plain, place, pathOf(name, row))
    }
  }

  #profileValue(name: string, plain: unknown, place: string): void {
    if (typeof plain === 'boolean') this.profile[name] = plain ? 'yes' : 'no'
    else if (typeof plain === 'string' || typeof plain === 'number') this.profile[name] = String(plain)
    else this.problems.push({ path: place, code: 'wrong-kind' })
  }

  #repeat(target: CompiledRepeat, plain: unknown, place: string, path: Path): void {
    if (!Array.isArray(plain)) {
      this.problems.push({ path: place, code: 'wrong-kind' })
      return
    }
    this.rows[path] = plain.map((answers: unknown, index) => {
      const id = rowIdAt(path, index, (taken) => this.#rowIds.has(taken))
      this.#rowIds.add(id)
      this.object(answers, below(place, index), target.name, id)
      return id
    })
  }

  #question(target: CompiledQuestion, plain: unknown, place: string, path: Path): void {
    if (target.definition.type === 'note') {
      this.problems.push({ path: place, code: 'not-answerable' })
      return
    }
    if (!isEntry(plain)) {
      this.#value(target, plain, place, path)
      return
    }
    const parsed = entry.safeParse(plain)
    if (!parsed.success) {
      for (const issue of parsed.error.issues) {
        if (issue.code === 'unrecognized_keys') {
          for (const key of issue.keys) this.problems.push({ path: below(place, key), code: 'unknown-key' })
        } else this.problems.push({ path: below(place, issue.path.join('.')), code: 'wrong-kind' })
      }
      return
    }
    const { value, reason, evidence, comment, attachments } = parsed.data
    if (value !== undefined) this.#value(target, value, below(place, 'value'), path)
    for (const file of attachments ?? []) this.attachments.push({ path, file })
    const level = EVIDENCE_LEVELS.find((known) => known === evidence)
    if (evidence !== undefined && level === undefined) {
      this.problems.push({ path: below(place, 'evidence'), code: 'wrong-evidence-level' })
    }
    const note: AnswerNote = {
      ...(reason === undefined ? {} : { reason }),
      ...(level === undefined ? {} : { evidence: level }),
      ...(comment === undefined ? {} : { comment }),
    }
    if (Object.keys(note).length > 0) this.notes.set(path, note)
  }

  #value(target: CompiledQuestion, plain: unknown, place: string, path: Path): void {
    if (isAttachment(target.definition)) {
      const files: readonly unknown[] = Array.isArray(plain) ? plain : plain === null ? [] : [plain]
      for (const file of files) {
        if (typeof file === 'string' && file !== '') this.attachments.push({ path, file })
        else this.problems.push({ path: place, code: 'wrong-kind' })
      }
      return
    }
    const read = readPlainValue(target.definition, target.choices, plain)
    if ('problem' in read) this.problems.push({ path: place, code: read.problem })
    else if (read.value !== null) this.values[path] = read.value
  }
}

/** An object that is no position: a value with something said about it. */
function isEntry(plain: unknown): boolean {
  return (
    typeof plain === 'object' &&
    plain !== null &&
    !Array.isArray(plain) &&
    !('lat' in plain || 'lon' in plain)
  )
}
