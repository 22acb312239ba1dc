import type { ChecklistDefinition } from '../../shared/checklist/definition.ts'
import { type Tree, walkTree } from '../../shared/expression/tree.ts'
import { joined } from './list-words.ts'
import { quoted } from './literal-words.ts'
import { calculationOf, labelOf, type Meaning } from './meaning.ts'
import type { Phrase } from './phrase.ts'
import { type Speaker, say } from './speaker.ts'

/** So many answers are named that a value follows from. */
const MOST_NAMED = 3

/**
 * A value that the checklist works out in between and gives no words: by what it serves for (the limit or the unit of a
 * question), else by the answers it follows from. Never by its code.
 */
export function betweenWords({ name, question }: Meaning, speaker: Speaker): Phrase {
  const role = rolesIn(speaker.checklist).get(name)
  const served = role === undefined ? undefined : speaker.rows.get(role.of)
  if (role !== undefined && served?.label !== undefined) {
    const label = labelOf({ label: served.label, name: served.name }, speaker)
    return say(speaker, `betweenWords.${role.as}`, { a: quoted(label, 'name', speaker) })
  }
  const tree = question === undefined ? null : calculationOf(question)
  const sources = tree === null ? [] : sourcesOf(tree, speaker, new Set([name]))
  if (sources.length === 0) return say(speaker, 'betweenWords.none')
  const a = joined(
    sources.slice(0, MOST_NAMED).map((label) => quoted(label, 'name', speaker)),
    speaker,
  )
  return say(speaker, sources.length > MOST_NAMED ? 'betweenWords.fromMany' : 'betweenWords.from', { a })
}

/** The labels of the answers and facts that an expression reads, through other values without words; each once. */
function sourcesOf(tree: Tree, speaker: Speaker, seen: Set<string>): readonly string[] {
  const labels = new Set<string>()
  walkTree(tree, (part) => {
    if (part.kind !== 'reference') return
    const { name } = part
    if (seen.has(name)) return
    seen.add(name)
    const row = speaker.rows.get(name)
    if (row === undefined) {
      if (speaker.checklist.profile.includes(name))
        labels.add(labelOf({ label: {}, name, profile: true }, speaker))
      return
    }
    if (speaker.text(row.label) !== '') {
      labels.add(labelOf({ label: row.label ?? {}, name }, speaker))
      return
    }
    const worked = row.type === 'group' || row.type === 'repeat' ? null : calculationOf(row)
    if (worked !== null) for (const label of sourcesOf(worked, speaker, seen)) labels.add(label)
  })
  return [...labels]
}

interface Role {
  readonly as: 'max' | 'min' | 'unit'
  /** The question it serves. */
  readonly of: string
}

const known = new WeakMap<ChecklistDefinition, ReadonlyMap<string, Role>>()

/** `${x}` alone, or `if(condition, '', ${x})`. */
const ALONE = /^(?:if\([^,]*, '', )?\$\{([^{}]+)\}\)?$/

/** What calculations serve for, by their names. */
function rolesIn(checklist: ChecklistDefinition): ReadonlyMap<string, Role> {
  const found = known.get(checklist)
  if (found !== undefined) return found
  const roles = new Map<string, Role>()
  const visit = (rows: ChecklistDefinition['survey']) => {
    for (const row of rows) {
      if (row.type === 'group' || row.type === 'repeat') {
        visit(row.children)
        continue
      }
      const { limit, unit_from } = row.adit ?? {}
      const add = (expression: string | undefined, as: Role['as']) => {
        const name = ALONE.exec(expression ?? '')?.[1]
        if (name !== undefined && !roles.has(name)) roles.set(name, { as, of: row.name })
      }
      add(limit?.max, 'max')
      add(limit?.min, 'min')
      add(unit_from, 'unit')
    }
  }
  visit(checklist.survey)
  known.set(checklist, roles)
  return roles
}
