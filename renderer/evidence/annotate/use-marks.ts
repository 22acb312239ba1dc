import { useCallback, useEffect, useRef, useState } from 'react'
import type { Path } from '../../../shared/checklist/value.ts'
import { MAX_MARKS, type Mark } from '../../../shared/record/annotation.ts'
import { useAssessmentStore } from '../../assessment/assessment-context.tsx'

/** After so long without a change the marks are put on the record, milliseconds; at the end they are in any case. */
const REST_MS = 2000

/** The marks of one person on one picture while they are being drawn. */
export interface Marks {
  readonly marks: readonly Mark[]
  readonly full: boolean
  /** Replaces all; `live` while something is still being dragged, so that the whole drag is one step back. */
  set(marks: readonly Mark[], live?: boolean): void
  /** Null when there is nothing to take back, or to do again. */
  readonly undo: (() => void) | null
  readonly redo: (() => void) | null
}

/** Begins with what is on the record and puts there what is drawn: after a rest, and when the drawing ends. */
export function useMarks(path: Path, sha256: string, first: readonly Mark[]): Marks {
  const store = useAssessmentStore()
  const [now, setNow] = useState<{
    readonly past: readonly (readonly Mark[])[]
    readonly marks: readonly Mark[]
    readonly future: readonly (readonly Mark[])[]
    readonly live: boolean
  }>({ past: [], marks: first, future: [], live: false })
  const newest = useRef(first)
  newest.current = now.marks

  const save = useCallback(() => {
    void store.getState().annotate(path, sha256, newest.current)
  }, [store, path, sha256])
  useEffect(() => {
    if (now.live) return
    const timer = setTimeout(save, REST_MS)
    return () => clearTimeout(timer)
  }, [now, save])
  useEffect(() => {
    const hide = () => {
      if (document.visibilityState === 'hidden') save()
    }
    document.addEventListener('visibilitychange', hide)
    return () => {
      document.removeEventListener('visibilitychange', hide)
      save()
    }
  }, [save])

  const set = useCallback((marks: readonly Mark[], live = false) => {
    setNow((before) => ({
      past: before.live ? before.past : [...before.past, before.marks],
      marks,
      future: [],
      live,
    }))
  }, [])
  const undo = useCallback(() => {
    setNow(({ past, marks, future }) => ({
      past: past.slice(0, -1),
      marks: past.at(-1) ?? marks,
      future: [marks, ...future],
      live: false,
    }))
  }, [])
  const redo = useCallback(() => {
    setNow(({ past, marks, future: [next, ...later] }) => ({
      past: [...past, marks],
      marks: next ?? marks,
      future: later,
      live: false,
    }))
  }, [])
  return {
    marks: now.marks,
    full: now.marks.length >= MAX_MARKS,
    set,
    undo: now.past.length > 0 ? undo : null,
    redo: now.future.length > 0 ? redo : null,
  }
}
