import type { View } from '../engine/form-view.ts'

/** What an event says about the unit of the number at a view: nothing where the question never has another one. */
export function unitOfAnswer(view: View | undefined): { readonly unit?: string } {
  if (view?.kind !== 'question' || view.definition.adit?.unit_from === undefined) return {}
  return view.value === null || view.unit === '' ? {} : { unit: view.otherUnit ?? view.unit }
}
