import { describe, expect, it } from 'vitest'
import { readBuiltInChecklists } from '../../../main/checklists/built-in.ts'
import { conditionWords, valueWords } from '../../../renderer/explain/expression-words.ts'
import { inputWords } from '../../../renderer/explain/input-words.ts'
import { unfolded } from '../../../renderer/explain/meaning.ts'
import { inputsOf } from '../../../renderer/explain/parts-of.ts'
import { plain } from '../../../renderer/explain/phrase.ts'
import type { Speaker } from '../../../renderer/explain/speaker.ts'
import type { CompiledRow } from '../../../shared/checklist/checklist.ts'
import { openForm } from '../../../shared/engine/form.ts'
import type { Tree } from '../../../shared/expression/tree.ts'
import { fakeEnvironment } from '../../support/fake-environment.ts'
import { speakerOf } from './speakers.ts'

const checklists = await readBuiltInChecklists('assets')

/** A name of a row, of a list, of a choice with several words, or of a column: people have no use for it. */
const CODE =
  /\b[A-Z]{3}(-[A-Z]{3})?(-\d\d)?_[a-z]\w*|\b[A-Z]{3}-[A-Z]{3}-\d\d\b|\b[a-z]+\d*(_[a-z0-9]+)+\b|\w+\(\)|undefined/

/** Every sentence that the popover can say about a row: its conditions, and each case of what is worked out. */
function sentences(row: CompiledRow, speaker: Speaker): readonly string[] {
  const said: string[] = []
  const condition = (tree: Tree | boolean | null) => {
    if (tree === null || typeof tree === 'boolean') return
    said.push(plain(conditionWords(tree, speaker)))
  }
  const worked = (tree: Tree | string | null) => {
    if (tree === null || typeof tree === 'string') return
    if (tree.kind === 'call' && tree.name === 'if' && tree.args.length === 3) {
      const [test, yes, no] = tree.args
      condition(test ?? null)
      worked(yes ?? null)
      worked(no ?? null)
      return
    }
    const as =
      row.kind === 'question' ? { label: row.label.text, name: row.name, question: row.definition } : null
    said.push(plain(valueWords(tree, speaker, as)))
  }
  condition(row.relevant)
  if (row.kind === 'repeat') worked(row.repeatCount)
  if (row.kind !== 'question') return said
  worked(row.calculation)
  worked(row.default)
  condition(row.required)
  condition(row.constraint)
  condition(row.choiceFilter)
  worked(row.unitFrom)
  for (const end of [row.limit?.max, row.limit?.min]) if (end) worked(unfolded({ from: end }, speaker).from)
  return said
}

describe.each(checklists.map((each) => [each.definition.form_id, each] as const))('%s', (_id, checklist) => {
  it.each(['en', 'zh'] as const)('is explained without a code in %s', (language) => {
    const speaker = speakerOf(language, checklist.definition)
    const bare: string[] = []
    let count = 0
    for (const row of checklist.rows.values()) {
      for (const sentence of sentences(row, speaker)) {
        count += 1
        const code = CODE.exec(sentence)
        if (code !== null) bare.push(`${row.name}: ${code[0]} in ${sentence}`)
      }
    }
    expect(count).toBeGreaterThan(200)
    expect(bare).toEqual([])
  })

  it.each(['en', 'zh'] as const)('lists what was read without a code in %s', (language) => {
    const { definition } = checklist
    const profile = Object.fromEntries(definition.profile.map((name) => [name, 'yes']))
    const form = openForm(checklist, { values: {}, rows: {}, profile }, fakeEnvironment())
    const repeats = [...checklist.rows.values()].filter(
      (row) => row.kind === 'repeat' && row.repeats.length === 0,
    )
    for (const [index, { name }] of repeats.entries()) form.addRow(name, String(index).padStart(8, '0'))
    const bare: string[] = []
    let count = 0
    for (const path of form.questions()) {
      const explanation = form.explain(path)
      if (explanation === undefined) continue
      const inputs = inputsOf(explanation)
      for (const input of inputs) {
        count += 1
        const { label, value } = inputWords(input, path, speakerOf(language, definition, inputs), () => '')
        if (CODE.test(label) || CODE.test(value)) bare.push(`${path}: ${label}: ${value}`)
      }
    }
    expect(count).toBeGreaterThan(200)
    expect(bare).toEqual([])
  })
})
