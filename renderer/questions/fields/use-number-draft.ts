import { useState } from 'react'
import { convertUnit } from '../../../shared/checklist/units.ts'
import type { QuestionView } from '../../../shared/engine/form-view.ts'
import { type Draft, useDraft } from '../use-draft.ts'
import { type FieldProps, textOf } from './field.ts'
import { readNumber } from './read-number.ts'

/** The draft of a number, and the unit it is typed in. */
export interface NumberDraft extends Draft {
  /** The question's own, or a relative of it. */
  readonly unit: string
  /** What stands in the field, as the answer it would be; '' when it is empty, its text when it is no number. */
  readonly value: string
  /** Goes on in another unit: what was typed now is meant in it, and what stood there before is shown in it. */
  choose(unit: string): void
}

/** Holds what is typed into a number field and makes an answer of it in the question's own unit. */
export function useNumberDraft({
  view,
  language,
  onAnswer,
  entered,
}: Pick<FieldProps, 'view' | 'onAnswer'> & {
  readonly view: QuestionView
  readonly language: string
  /** What the stored answer was typed as, when that was in another unit. */
  readonly entered: string | undefined
}): NumberDraft {
  const { unit: own } = view
  const { limit } = view.definition.adit ?? {}
  const [unit, setUnit] = useState(own)
  const [typed, setTyped] = useState(false)
  const stored = textOf(view.value)
  const plain = (text: string) => readNumber(text, language, limit !== undefined)?.value
  // What cannot be read goes to the record as it was typed: the engine calls it no number, and nobody loses it.
  const read = (text: string, from: string) => {
    const number = plain(text)
    return number === undefined ? text.trim() : (convertUnit(number, from, own) ?? text.trim())
  }
  const commit = (text: string, from: string) => {
    const value = read(text, from)
    const number = plain(text)
    const note = from === own || number === undefined ? undefined : `${number} ${from}`
    onAnswer(value === '' ? null : value, note)
  }
  /** The stored answer in a unit: as it was typed, if that was in this one. */
  const inUnit = (wanted: string) => {
    // A number that still means another unit is shown as it was given.
    if (view.otherUnit !== null) return stored
    const [number = '', ...of] = entered?.split(' ') ?? []
    if (of.join(' ') === wanted && read(number, wanted) === stored) return number
    return convertUnit(stored, own, wanted) ?? stored
  }
  const draft = useDraft({
    stored,
    shown: inUnit(unit),
    restate: (text) => read(text, unit),
    commit: (text) => commit(text, unit),
  })
  const change = (text: string) => {
    setTyped(true)
    draft.change(text)
  }
  return {
    text: draft.text,
    change,
    box: { ...draft.box, onChange: (event) => change(event.currentTarget.value) },
    unit,
    value: read(draft.text, unit),
    choose(next) {
      setUnit(next)
      if (!typed) {
        draft.change(inUnit(next))
        return
      }
      // The same number in another unit is another answer; a zero is the same, but was entered otherwise.
      if (read(draft.text, next) !== stored || (entered !== undefined && stored !== '')) {
        commit(draft.text, next)
      }
    },
  }
}
