import { useMemo } from 'react'
import type { Checklist } from '../../../shared/checklist/checklist.ts'
import { questionsIn } from '../../../shared/engine/progress.ts'
import { missingAnswers } from '../../../shared/record/missing-answers.ts'
import { type CostItem, costsIn, fundsIn, openCosts } from '../../../shared/score/costs.ts'
import { type Finding, findFindings } from '../../../shared/score/findings.ts'
import { type GreenMine, greenMineOf } from '../../../shared/score/green-mine.ts'
import { itemsOf } from '../../../shared/score/items-of.ts'
import { type Risk, risksIn } from '../../../shared/score/risks.ts'
import { type Score, score } from '../../../shared/score/score.ts'
import { findWarnings, type Warning } from '../../../shared/score/warnings.ts'
import { useAssessment } from '../../assessment/assessment-context.tsx'
import { compileOnce } from '../../assessment/compiled-checklist.ts'
import { useServices } from '../../services.ts'

/** What the answers come to by rule. */
export interface Judgement {
  readonly checklist: Checklist
  readonly findings: readonly Finding[]
  readonly warnings: readonly Warning[]
  readonly risks: readonly Risk[]
  readonly costs: readonly CostItem[]
  /** Costs that are asked for and not given in full. */
  readonly openCosts: number
  /** The money put aside for them; null when nobody said. */
  readonly funds: number | null
  /** Null where the checklist asks for none, or nothing was said. */
  readonly greenMine: GreenMine | null
  readonly score: Score
}

/** Finds and scores the open assessment, again when an answer changes. */
export function useJudgement(): Judgement {
  const definition = useAssessment((state) => state.checklist)
  const sections = useAssessment((state) => state.sections)
  const views = useAssessment((state) => state.views)
  const evidence = useAssessment((state) => state.record.evidence)
  const answers = useAssessment((state) => state.record.answers)
  const day = useServices().environment.now().slice(0, 10)
  const checklist = useMemo(() => {
    const loaded = compileOnce(definition)
    // The assessment was opened with this very checklist, so it is sound.
    if ('problems' in loaded) throw new Error(`unsound checklist ${definition.form_id}`)
    return loaded.checklist
  }, [definition])
  return useMemo(() => {
    const form = { sections, view: (path: string) => views.get(path) }
    const questions = sections.flatMap((section) => questionsIn(form, section))
    const items = itemsOf(form, checklist, (path) => evidence.get(path))
    return {
      checklist,
      findings: findFindings(form, checklist, day),
      warnings: findWarnings(form, (path) => evidence.get(path)),
      risks: risksIn(form),
      costs: costsIn(form),
      openCosts: openCosts(form),
      funds: fundsIn(form),
      greenMine: greenMineOf(form),
      score: score({ ...items, openRequired: missingAnswers(questions, { answers }).length }),
    }
  }, [checklist, sections, views, evidence, answers, day])
}
