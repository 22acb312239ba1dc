import { notifications } from '@mantine/notifications'
import { useEffect, useRef, useState } from 'react'
import type { Path } from '../../../../shared/checklist/value.ts'
import { AppError } from '../../../../shared/lib/app-error.ts'
import { useAssessment, useAssessmentStore } from '../../../assessment/assessment-context.tsx'
import { askedQuestions } from '../../../assessment/views.ts'
import { isDialogOpen, isTyping } from '../../../keys/key-target.ts'
import { CHANGE_SHORTCUTS, shortcutOf } from '../../../keys/shortcuts.ts'
import { useTranslation } from '../../../messages/use-translation.ts'
import { useServices } from '../../../services.ts'
import { useErrorWords } from '../../../ui/error-words.ts'
import { useOfferWords } from './offer-words.ts'

/** Undo and redo as a screen offers them. */
export interface Undoing {
  /** What each would do, in words; null when there is nothing. */
  readonly undoWords: string | null
  readonly redoWords: string | null
  undo(): void
  redo(): void
  /** What was done last, for announcing it; '' before anything was. */
  readonly said: string
}

/**
 * Undo and redo of the open assessment: by button, by key (Ctrl or Cmd with Z, Shift and Z, or Y) where the focus is not
 * in a text field, which has an undo of its own, and by the Edit menu. Afterwards the place is shown.
 */
export function useUndo(goTo: (path: Path) => void): Undoing {
  const { t } = useTranslation('history')
  const { bridge } = useServices()
  const store = useAssessmentStore()
  const words = useOfferWords()
  const errorWords = useErrorWords()
  const undoable = useAssessment((state) => (state.handedOver === null ? state.undoable : null))
  const redoable = useAssessment((state) => (state.handedOver === null ? state.redoable : null))
  const [said, setSaid] = useState('')

  const run = (side: 'undo' | 'redo') => {
    // What is being typed becomes an act first, and is then the one to take back.
    store.getState().flush()
    const offer = store.getState()[side === 'undo' ? 'undoable' : 'redoable']
    if (offer === null || store.getState().handedOver !== null) return
    const what = words(offer)
    const before = store.getState().record.rows
    // It is on screen at once; only the disk is behind. What the disk refuses, the save mark says.
    store
      .getState()
      [side]()
      .catch((error: unknown) => {
        if (!(error instanceof AppError) || error.code !== 'attachment-elsewhere') return
        const { title, next } = errorWords(error)
        setSaid(title)
        notifications.show({ color: 'red', autoClose: false, title, message: next })
      })
    setSaid(t(side === 'undo' ? 'undo.undone' : 'undo.redone', { what }))
    const place = placeOf(offer.path, before)
    if (place !== undefined) goTo(place)
  }

  /** The question itself, or the first one in a row that came back; nothing where nothing is asked. */
  const placeOf = (path: Path | null, rows: ReadonlyMap<Path, readonly string[]>): Path | undefined => {
    const { views } = store.getState()
    const view = path === null ? undefined : views.get(path)
    if (view === undefined || path === null || !view.relevant) return undefined
    if (view.kind === 'question') return path
    if (view.kind === 'group') return askedQuestions(views, path)[0]
    const known = new Set(rows.get(path))
    const fresh = view.rows.find(({ row }) => !known.has(row)) ?? view.rows.at(-1)
    return fresh?.children.flatMap((child) => askedQuestions(views, child))[0] ?? path
  }

  const latest = useRef(run)
  latest.current = run
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const side = shortcutOf(CHANGE_SHORTCUTS, event)
      if (side === null || event.defaultPrevented || isTyping(event.target) || isDialogOpen()) return
      event.preventDefault()
      latest.current(side)
    }
    window.addEventListener('keydown', onKey)
    const off = bridge.on('menu.command', (command) => {
      if (command !== 'undo' && command !== 'redo') return
      if (!isTyping(document.activeElement) && !isDialogOpen()) latest.current(command)
    })
    return () => {
      window.removeEventListener('keydown', onKey)
      off()
    }
  }, [bridge])

  return {
    undoWords: undoable === null ? null : words(undoable),
    redoWords: redoable === null ? null : words(redoable),
    undo: () => run('undo'),
    redo: () => run('redo'),
    said,
  }
}
