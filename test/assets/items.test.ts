import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { printProblem } from '../../main/checklists/built-in.ts'
import { readChecklist } from '../../main/checklists/read-checklist.ts'
import { FLAGS } from '../../renderer/screens/mine/profile-fields.ts'
import type { Checklist } from '../../shared/checklist/checklist.ts'
import { fillIn } from './support/open-checklist.ts'

/** One item of the four checklists as the field's paper lists it. */
interface Item {
  readonly id: string
  readonly severity: 'critical' | 'major' | 'minor'
  readonly gate: boolean
  /** Left out of a quick inspection. */
  readonly extended: boolean
  /** Profile flags under which it is asked, `all`, or `if` with a condition on another answer. */
  readonly when: string
  readonly adverse: 'yes' | 'no'
  /** Rows of the seed coverage matrix that it answers. */
  readonly seeds: readonly string[]
  /** It is asked, but carries no weight: neither an answer nor a rule makes it good or bad. */
  readonly context?: boolean
}

const ITEMS: readonly Item[] = JSON.parse(readFileSync('test/assets/items.json', 'utf8'))
const ROOT = 'assets/checklists'
const folders = readdirSync(ROOT, { withFileTypes: true }).filter((entry) => entry.isDirectory())

const checklists = await Promise.all(
  folders.map(async ({ name }) => {
    const read = await readChecklist(`${ROOT}/${name}`)
    if ('problems' in read) throw new Error(read.problems.map(printProblem).join('\n'))
    return read.checklist
  }),
)

const noFlags = Object.fromEntries(
  [...FLAGS, 'country'].map((flag) => [flag, flag === 'country' ? 'ZZ' : 'no']),
)

/** The items of the sections that a checklist has, with the question that is scored for each. */
function itemsIn(checklist: Checklist): readonly (readonly [string, Item])[] {
  const sections = new Set(checklist.sections.map(({ name }) => name))
  return ITEMS.filter(({ id }) => sections.has(id.slice(0, 7))).map((item) => [item.id, item])
}

/** Whether the row of that name is shown to a mine with these flags, before anything is answered. */
function isAsked(checklist: Checklist, name: string, flags: Readonly<Record<string, string>>): boolean {
  return fillIn(checklist, {}, { ...noFlags, ...flags }).view(name)?.relevant ?? false
}

describe.each(checklists.map((checklist) => [checklist.definition.form_id, checklist] as const))(
  '%s',
  (_form, checklist) => {
    it.each(itemsIn(checklist))('%s is there with its severity, gate and adverse answer', (id, item) => {
      const row = checklist.rows.get(id)
      expect(row, 'no row of that name').toBeDefined()
      if (item.context === true) {
        expect(row?.definition.adit?.severity).toBeUndefined()
        return
      }
      expect(row?.definition.adit?.severity).toBe(item.severity)
      expect(row?.definition.adit?.gate ?? false).toBe(item.gate)
      if (row?.kind === 'question' && row.definition.type === 'select_one') {
        expect(row.definition.adit?.adverse).toContain(item.adverse)
      }
    })

    it.each(itemsIn(checklist))('%s names the seed rows it answers', (id, item) => {
      expect([...(checklist.rows.get(id)?.definition.adit?.seeds ?? [])].sort()).toEqual(item.seeds)
    })

    it.each(itemsIn(checklist).filter(([, item]) => item.when === 'all'))('%s is always asked', (id) => {
      expect(isAsked(checklist, id, {})).toBe(true)
    })

    it.each(itemsIn(checklist).filter(([, item]) => item.when !== 'all'))(
      '%s is asked only when its condition holds',
      (id, { when }) => {
        expect(isAsked(checklist, id, {})).toBe(false)
        if (when.includes('if ') || / and |boiler|plant/.test(when)) return
        for (const flag of when.split(' or ')) {
          expect(isAsked(checklist, id, { [flag]: 'yes' }), flag).toBe(true)
        }
      },
    )

    it('scores nothing else in these sections', () => {
      const sections = new Set(itemsIn(checklist).map(([id]) => id.slice(0, 7)))
      const known = new Set(itemsIn(checklist).flatMap(([id, item]) => (item.context === true ? [] : [id])))
      const scored = [...checklist.rows.values()].filter(
        (row) => row.definition.adit?.severity !== undefined && sections.has(row.section),
      )
      expect(scored.map(({ name }) => name).filter((name) => !known.has(name))).toEqual([])
    })

    it('names carry-forward keys once', () => {
      const keys = [...checklist.rows.values()].flatMap(
        ({ definition }) => definition.adit?.carry_forward ?? [],
      )
      expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
    })
  },
)
