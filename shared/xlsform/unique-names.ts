import { MAX_NAME_LENGTH } from '../checklist/check-names.ts'
import { ROW_WORDS } from '../checklist/row-words.ts'
import { allDrafts, type Draft, EXPRESSION_KEYS, keyIn } from './draft.ts'
import { pathsIn, referencesIn } from './expression-words.ts'
import type { CellPlace } from './import-report.ts'
import type { Remarks } from './remarks.ts'
import { setKey } from './set-key.ts'

/**
 * XLSForm wants names to be unique among the rows of one group, a checklist in the whole. A later row of the same name in
 * another group is called after its group too (`roof_condition`), and paths that lead to it are changed. `${condition}`
 * means none of them in particular, here as in XLSForm, and is refused.
 */
export function makeNamesUnique(
  drafts: readonly Draft[],
  instanceName: string | undefined,
  remarks: Remarks,
): void {
  const byName = new Map<string, Draft[]>()
  for (const draft of allDrafts(drafts)) {
    const fellows = byName.get(draft.name)
    if (fellows === undefined) byName.set(draft.name, [draft])
    else fellows.push(draft)
  }
  const ambiguous = new Set<string>()
  const taken = new Set(byName.keys())
  const renamed = new Map<Draft, string>()
  for (const [name, all] of byName) {
    const parents = new Set(all.map(({ parent }) => parent))
    // Twice in one group is a fault of its own, which loading finds.
    if (parents.size < all.length || all.length === 1) continue
    ambiguous.add(name)
    for (const draft of all.slice(1)) {
      const fresh = freshName(draft, taken)
      taken.add(fresh)
      renamed.set(draft, fresh)
      draft.definition.name = fresh
      remarks.add('name-qualified', draft.cells.get('name') ?? draft.row, { name, new: fresh })
    }
  }
  if (ambiguous.size === 0) return
  for (const draft of allDrafts(drafts)) checkReferences(draft, ambiguous, remarks)
  for (const name of referencesIn(instanceName ?? '')) {
    if (ambiguous.has(name)) remarks.add('reference-ambiguous', undefined, { name })
  }
  for (const draft of allDrafts(drafts)) rewritePaths(draft, drafts, renamed)
}

function freshName({ name, parent }: Draft, taken: ReadonlySet<string>): string {
  const qualified = parent === null ? name : `${parent.name}_${name}`
  const base = qualified.length <= MAX_NAME_LENGTH ? qualified : name.slice(0, MAX_NAME_LENGTH - 6)
  if (!taken.has(base)) return base
  let number = 2
  while (taken.has(`${base}_${number}`)) number += 1
  return `${base}_${number}`
}

function checkReferences(draft: Draft, ambiguous: ReadonlySet<string>, remarks: Remarks): void {
  const say = (text: unknown, place: CellPlace) => {
    if (typeof text !== 'string') return
    const name = referencesIn(text).find((each) => ambiguous.has(each))
    if (name !== undefined) remarks.add('reference-ambiguous', place, { name })
  }
  for (const key of EXPRESSION_KEYS) say(keyIn(draft.definition, key), draft.cells.get(key) ?? draft.row)
  for (const key of ROW_WORDS) {
    const words = keyIn(draft.definition, key)
    if (typeof words !== 'object' || words === null) continue
    say(Object.values(words).join(' '), draft.cells.get(key) ?? draft.row)
  }
}

/** A path without conditions to a row that got another name is written as a reference to that name. */
function rewritePaths(draft: Draft, top: readonly Draft[], renamed: ReadonlyMap<Draft, string>): void {
  for (const key of EXPRESSION_KEYS) {
    const text = keyIn(draft.definition, key)
    if (typeof text !== 'string') continue
    let out = ''
    let last = 0
    for (const path of pathsIn(text)) {
      const target = follow(path.steps, path.from === 'document' ? null : draft, top)
      const name = target === null ? undefined : renamed.get(target)
      if (name === undefined) continue
      out += `${text.slice(last, path.start)}\${${name}}`
      last = path.end
    }
    if (last > 0) setKey(draft.definition, key, out + text.slice(last))
  }
}

/** Where a path leads; from the document its first step is the root, whose name differs between tools. */
function follow(steps: readonly string[], from: Draft | null, top: readonly Draft[]): Draft | null {
  let at: Draft | 'root' = from ?? 'root'
  for (const step of from === null ? steps.slice(1) : steps) {
    if (step === '.') continue
    if (step === '..') {
      if (at === 'root') return null
      at = at.parent ?? 'root'
      continue
    }
    const children: readonly Draft[] = at === 'root' ? top : at.children
    const next: Draft | undefined = children.find(({ name }) => name === step)
    if (next === undefined) return null
    at = next
  }
  return at === 'root' ? null : at
}
