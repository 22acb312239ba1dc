import type { Value } from '../../../shared/checklist/value.ts'
import type { QuestionView } from '../../../shared/engine/form-view.ts'

/** What every field gets: one question to show and a way to answer it. */
export interface FieldProps {
  readonly view: QuestionView
  /** Id of the element that holds the question's label. */
  readonly labelId: string
  /** Ids of the elements that explain it, space separated. */
  readonly describedBy: string
  /** Sets or clears the answer; `entered` says what was typed, when that was in another unit. */
  onAnswer(value: Value | null, entered?: string): void
}

/** True when `view.appearance` names this word; appearances are separated by spaces. */
export function hasAppearance(view: QuestionView, word: string): boolean {
  return (view.definition.appearance ?? '').split(/\s+/).includes(word)
}

/** The value as text; empty when it is blank or of another shape. */
export function textOf(value: Value | null): string {
  return typeof value === 'string' ? value : ''
}

/** The value as a list of texts; empty when it is blank or of another shape. */
export function listOf(value: Value | null): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}
