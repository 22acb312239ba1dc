import { type RefObject, useEffect, useRef } from 'react'
import { useController, useForm } from 'react-hook-form'
import { useAssessmentStore } from '../assessment/assessment-context.tsx'

/** A pause in typing this long makes an answer of what was typed; milliseconds. */
const PAUSE_MS = 250

/** What a text field is bound to. */
export interface Draft {
  readonly text: string
  /** Writes into the field as typing does. */
  change(text: string): void
  /** What the box takes that is typed into, of one line or of many. */
  readonly box: DraftBox
}

/** Properties of a box that is typed into. */
export interface DraftBox {
  readonly value: string
  readonly ref: (element: HTMLInputElement | HTMLTextAreaElement | null) => void
  onChange(event: { readonly currentTarget: { readonly value: string } }): void
  onBlur(): void
  onCompositionStart(): void
  onCompositionEnd(): void
}

interface DraftOptions {
  /** The stored answer as the field writes it. */
  readonly stored: string
  /** What the field is set to when the answer changes from elsewhere; `stored` unless it is shown in another form. */
  readonly shown?: string
  /** What the stored answer will look like once `text` is the answer. */
  restate(text: string): string
  /** Makes an answer of the text. */
  commit(text: string): void
  /** How long a pause in typing makes an answer, milliseconds; a quarter of a second unless it is said otherwise. */
  readonly pauseMs?: number
}

/**
 * Holds the keystrokes of one field and makes answers of them: when typing pauses, and always on leaving the field, the
 * question, the screen or the window. The engine judges the answer; this only makes sure that none gets lost.
 */
export function useDraft(options: DraftOptions): Draft {
  const store = useAssessmentStore()
  const { control, getValues, setValue } = useForm({ defaultValues: { text: options.stored } })
  const { field } = useController({ name: 'text', control })
  const latest = useLatest(options)
  const pending = useRef<{ release(): void; timer: ReturnType<typeof setTimeout> | undefined } | null>(null)
  const composing = useRef(false)

  const commit = useRef(() => {
    const open = pending.current
    if (open === null) return
    pending.current = null
    clearTimeout(open.timer)
    const text = getValues('text')
    if (latest.current.restate(text) !== latest.current.stored) latest.current.commit(text)
    open.release()
  }).current

  const change = (text: string) => {
    field.onChange(text)
    pending.current ??= { release: store.getState().hold(commit), timer: undefined }
    clearTimeout(pending.current.timer)
    if (!composing.current) pending.current.timer = setTimeout(commit, latest.current.pauseMs ?? PAUSE_MS)
  }

  useEffect(() => commit, [commit])

  // The answer can change from elsewhere: a calculation, a cleared question. What is being typed is never overwritten.
  useEffect(() => {
    if (pending.current === null && latest.current.restate(getValues('text')) !== options.stored) {
      setValue('text', latest.current.shown ?? options.stored)
    }
  }, [options.stored, getValues, setValue, latest])

  return {
    text: field.value,
    change,
    box: {
      value: field.value,
      ref: field.ref,
      onChange: (event) => change(event.currentTarget.value),
      onBlur() {
        commit()
        field.onBlur()
      },
      // A text under composition (pinyin, kana) is not an answer until the composition ends.
      onCompositionStart() {
        composing.current = true
      },
      onCompositionEnd() {
        composing.current = false
        if (pending.current !== null) {
          pending.current.timer = setTimeout(commit, latest.current.pauseMs ?? PAUSE_MS)
        }
      },
    },
  }
}

function useLatest<Value>(value: Value): RefObject<Value> {
  const ref = useRef(value)
  ref.current = value
  return ref
}
