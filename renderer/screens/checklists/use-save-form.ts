import { useCallback, useEffect, useRef, useState } from 'react'
import type { ChecklistDefinition } from '../../../shared/checklist/definition.ts'
import { useServices } from '../../services.ts'
import { type SavedForm, saveForm } from './save-form.ts'

/** How far saving a checklist as a workbook is. */
export interface Saving {
  readonly busy: boolean
  /** What came of it last; null before, and when the person cancelled. */
  readonly saved: Exclude<SavedForm, { readonly kind: 'cancelled' }> | null
  /** Null while all is well. */
  readonly error: unknown
  save(definition: ChecklistDefinition): void
}

/** Saves checklists as workbooks, one at a time. Leaving the screen ends it. */
export function useSaveForm(): Saving {
  const services = useServices()
  const [state, setState] = useState<Omit<Saving, 'save'>>({ busy: false, saved: null, error: null })
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])
  const save = useCallback(
    (definition: ChecklistDefinition) => {
      running.current?.abort()
      const control = new AbortController()
      running.current = control
      setState({ busy: true, saved: null, error: null })
      saveForm(services, definition, control.signal).then(
        (saved) => {
          if (control.signal.aborted) return
          setState({ busy: false, saved: saved.kind === 'cancelled' ? null : saved, error: null })
        },
        (error: unknown) => !control.signal.aborted && setState({ busy: false, saved: null, error }),
      )
    },
    [services],
  )
  return { ...state, save }
}
