import { readFileSync } from 'node:fs'
import { printProblem } from '../../../main/checklists/built-in.ts'
import { readChecklist } from '../../../main/checklists/read-checklist.ts'
import { type Checklist, isAttachment } from '../../../shared/checklist/checklist.ts'
import type { Path, RowId, Value } from '../../../shared/checklist/value.ts'
import { pathOf } from '../../../shared/checklist/value.ts'
import { openForm } from '../../../shared/engine/form.ts'
import type { Form, QuestionView } from '../../../shared/engine/form-view.ts'
import { sha256Hex } from '../../../shared/lib/sha256.ts'

/** Answers as people write them in a file: values by name, a repeat as a list of such objects. */
export type Answers = Readonly<Record<string, unknown>>

const CERRO_ALTO = 'test/support/cerro-alto'

/** The mine of the story, with every flag of its profile. */
export function readCerroAlto(): {
  readonly profile: Readonly<Record<string, string>>
  readonly answers: Answers
} {
  const read = (file: string) => JSON.parse(readFileSync(`${CERRO_ALTO}/${file}`, 'utf8'))
  return { profile: read('mine.json').profile, answers: read('answers.json') }
}

export async function loadAcquisition(): Promise<Checklist> {
  return await loadBuiltIn('adit-acquisition')
}

/** The built-in checklist with that `form_id`. */
export async function loadBuiltIn(name: string): Promise<Checklist> {
  const read = await readChecklist(`assets/checklists/${name}`)
  if ('problems' in read) throw new Error(read.problems.map(printProblem).join('\n'))
  return read.checklist
}

/** Opens the checklist with these answers on the last day of the story's visit. */
export function fillIn(
  checklist: Checklist,
  answers: Answers,
  profile: Readonly<Record<string, string>>,
): Form {
  const values: Record<Path, Value> = {}
  const rows: Record<Path, RowId[]> = {}
  let count = 0
  const enter = (answer: Answers, row: RowId | undefined) => {
    for (const [name, given] of Object.entries(answer)) {
      const definition = checklist.rows.get(name)
      if (definition === undefined) throw new Error(`the checklist has no ${name}`)
      const path = pathOf(name, row)
      if (definition.kind === 'repeat') {
        rows[path] = (given as readonly Answers[]).map((inside) => {
          count += 1
          const id = count.toString(16).padStart(8, '0')
          enter(inside, id)
          return id
        })
      } else if (definition.kind === 'question' && isAttachment(definition.definition)) {
        values[path] = [sha256Hex(given as string)]
      } else {
        const value = isNoted(given) ? given.value : (given as Value)
        if (value !== undefined) values[path] = value
      }
    }
  }
  enter(answers, undefined)
  return openForm(
    checklist,
    { values, rows, profile },
    {
      now: () => '2026-05-30T17:00:00.000-05:00',
      random: () => 0.5,
      uuid: () => '00000000-0000-4000-8000-000000000000',
    },
  )
}

/** The view of a question; in a repeat, of its row with that number from 0. */
export function questionIn(form: Form, name: string, repeat?: string, index = 0): QuestionView {
  const view = form.view(pathOf(name, repeat === undefined ? undefined : rowIn(form, repeat, index)))
  if (view?.kind !== 'question') throw new Error(`no question ${name}`)
  return view
}

function rowIn(form: Form, repeat: string, index: number): RowId {
  const view = form.view(repeat)
  const row = view?.kind === 'repeat' ? view.rows[index]?.row : undefined
  if (row === undefined) throw new Error(`no row ${index} in ${repeat}`)
  return row
}

interface Noted {
  readonly value?: Value
  readonly evidence?: string
}

/** A value that comes with its reason or its proof. */
function isNoted(given: unknown): given is Noted {
  return typeof given === 'object' && given !== null && ('value' in given || 'evidence' in given)
}
