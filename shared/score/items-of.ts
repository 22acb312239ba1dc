import type { Checklist, CompiledRepeat, CompiledRow } from '../checklist/checklist.ts'
import { EVIDENCE_LEVELS, type EvidenceLevel } from '../checklist/definition.ts'
import { LOOSE_SECTION } from '../checklist/sections.ts'
import type { Path } from '../checklist/value.ts'
import type { QuestionView, RepeatView } from '../engine/form-view.ts'
import { isMissing, questionsIn, type Views } from '../engine/progress.ts'
import { judgeAnswer, STANDING_VALUES } from './judge.ts'
import { hasExtremeRisk, risksIn } from './risks.ts'
import type { ScoreInput, ScoreItem, Standing } from './score.ts'

/**
 * What a form's score is made from. Every row with a severity is one item, whatever the number of rows it stands in: a
 * question inside a repeat, and a repeat itself, count by the share of rows that conform (domain rule D1.1). A question
 * inside a repeat that is itself an item does not count a second time. Items that
 * stand in no section make one together. `evidence` gives the level set at a path.
 */
export function itemsOf(
  form: Views,
  checklist: Checklist,
  evidence: (path: Path) => EvidenceLevel | undefined,
): ScoreInput {
  const everything = allViews(form)
  const items: ScoreItem[] = []
  for (const row of checklist.rows.values()) {
    const severity = row.definition.adit?.severity
    if (severity === undefined || isInsideItem(row, checklist)) continue
    const judged =
      row.kind === 'repeat'
        ? judgeRepeats(row, everything, form, evidence)
        : judgeQuestions(everything.questions.get(row.name) ?? [], row.repeats.length > 0, evidence)
    const breached = severity === 'critical' && judged.anyAdverse
    items.push({
      name: row.name,
      section: row.section,
      severity,
      gate: row.definition.adit?.gate ?? false,
      standing: breached ? 'adverse' : judged.standing,
      value: judged.value,
      evidence: judged.evidence,
    })
  }
  const sections = [
    ...(items.some((item) => item.section === LOOSE_SECTION) ? [{ name: LOOSE_SECTION, weight: 1 }] : []),
    ...checklist.sections.map((section) => ({
      name: section.name,
      weight: section.definition.adit?.weight ?? 1,
    })),
  ]
  const openRequired = [...everything.questions.values()].flat().filter(isMissing).length
  return { sections, items, openRequired, openExtremeRisk: hasExtremeRisk(risksIn(form)) }
}

interface Judged {
  readonly standing: Standing
  readonly value: number | null
  readonly anyAdverse: boolean
  readonly evidence: EvidenceLevel
}

interface AllViews {
  readonly questions: ReadonlyMap<string, readonly QuestionView[]>
  readonly repeats: ReadonlyMap<string, readonly RepeatView[]>
}

function allViews(form: Views): AllViews {
  const questions = new Map<string, QuestionView[]>()
  const repeats = new Map<string, RepeatView[]>()
  const visit = (path: Path) => {
    const view = form.view(path)
    if (view === undefined) return
    if (view.kind === 'question') add(questions, view.definition.name, view)
    else if (view.kind === 'group') view.children.forEach(visit)
    else {
      add(repeats, view.definition.name, view)
      for (const row of view.rows) row.children.forEach(visit)
    }
  }
  form.sections.forEach(visit)
  return { questions, repeats }
}

function judgeQuestions(
  views: readonly QuestionView[],
  inRows: boolean,
  evidence: (path: Path) => EvidenceLevel | undefined,
): Judged {
  const standings = views.map(judgeAnswer)
  const level = lowest(views.filter((_, i) => standings[i] !== 'out').map((view) => evidence(view.path)))
  if (inRows) return { ...shareOf(standings), evidence: level }
  const standing = standings[0] ?? 'out'
  return { standing, value: STANDING_VALUES[standing], anyAdverse: standing === 'adverse', evidence: level }
}

function judgeRepeats(
  row: CompiledRepeat,
  everything: AllViews,
  form: Views,
  evidence: (path: Path) => EvidenceLevel | undefined,
): Judged {
  const repeats = (everything.repeats.get(row.name) ?? []).filter((view) => view.relevant)
  const rows = repeats.flatMap((repeat) => repeat.rows)
  const judgedRows = rows.map((each) => {
    const questions = each.children.flatMap((path) => questionsIn(form, path))
    const standings = questions.map(judgeAnswer)
    const judged = questions.filter((_, index) => standings[index] !== 'out')
    return { standing: worst(standings), levels: judged.map((view) => evidence(view.path)) }
  })
  const own = repeats.map((repeat) => evidence(repeat.path)).filter((level) => level !== undefined)
  const level = lowest(own.length > 0 ? own : judgedRows.flatMap((each) => each.levels))
  // Rows are wanted and none is there: nobody could show any.
  if (repeats.length > 0 && rows.length === 0) {
    return { standing: 'unknown', value: 0, anyAdverse: false, evidence: level }
  }
  return { ...shareOf(judgedRows.map((each) => each.standing)), evidence: level }
}

/** Of several rows: the share that is met. Open while any of them is; out when none of them counts. */
function shareOf(standings: readonly Standing[]): Omit<Judged, 'evidence'> {
  const counted = standings.filter((standing) => standing !== 'out')
  const anyAdverse = counted.includes('adverse')
  if (counted.length === 0) return { standing: 'out', value: null, anyAdverse }
  if (counted.includes('open')) return { standing: 'open', value: null, anyAdverse }
  const value = counted.filter((standing) => standing === 'met').length / counted.length
  if (value === 1) return { standing: 'met', value, anyAdverse }
  if (value === 0) return { standing: worst(counted), value, anyAdverse }
  return { standing: counted.includes('unknown') && !anyAdverse ? 'unknown' : 'partial', value, anyAdverse }
}

/** The standing that decides about a row with several answers. */
function worst(standings: readonly Standing[]): Standing {
  const order: readonly Standing[] = ['adverse', 'open', 'unknown', 'partial', 'met']
  return order.find((standing) => standings.includes(standing)) ?? 'out'
}

/** The least of the levels; what was never rated has none. */
function lowest(levels: readonly (EvidenceLevel | undefined)[]): EvidenceLevel {
  const ranks = levels.map((level) => EVIDENCE_LEVELS.indexOf(level ?? 'E0'))
  return EVIDENCE_LEVELS[Math.min(...ranks)] ?? 'E0'
}

function isInsideItem(row: CompiledRow, checklist: Checklist): boolean {
  return row.repeats.some((name) => checklist.rows.get(name)?.definition.adit?.severity !== undefined)
}

function add<Item>(map: Map<string, Item[]>, key: string, item: Item): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [item])
  else list.push(item)
}
