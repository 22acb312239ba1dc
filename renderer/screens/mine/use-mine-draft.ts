import { useEffect, useRef, useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { useServices } from '../../services.ts'
import { createDraftKeeper } from '../../storage/draft-keeper.ts'
import { draftNameOf, sameValues } from './mine-draft.ts'
import type { MineFormValues } from './mine-form-values.ts'

/**
 * Keeps what is typed into the form of a mine until it is saved or dropped. What is the same as `stored` is no draft.
 * Returns what removes the draft and ends the keeping.
 */
export function useMineDraft(
  { subscribe, getValues }: UseFormReturn<MineFormValues>,
  mine: string | undefined,
  stored: MineFormValues,
): () => Promise<void> {
  const { storage } = useServices()
  const [keeper] = useState(() => createDraftKeeper(storage, draftNameOf(mine)))
  const unchanged = useRef(stored)
  useEffect(() => {
    const unsubscribe = subscribe({
      formState: { values: true },
      callback: () => {
        const values = getValues()
        keeper.change(sameValues(values, unchanged.current) ? null : structuredClone(values))
      },
    })
    window.addEventListener('pagehide', keeper.flush)
    return () => {
      unsubscribe()
      window.removeEventListener('pagehide', keeper.flush)
      keeper.flush()
    }
  }, [keeper, subscribe, getValues])
  return keeper.remove
}
