import { useEffect, useState } from 'react'
import { createSlowWatch, type SlowCopies } from './slow-copies.ts'
import { useBothCopies } from './use-copies.ts'

/** Between two looks, in milliseconds. */
const LOOK_EVERY = 500

/** A copy that has not answered for a while; null otherwise, and while nobody `watches`. */
export function useSlow(watches: boolean): SlowCopies | null {
  const copies = useBothCopies()
  const [found, setFound] = useState<SlowCopies | null>(null)
  useEffect(() => {
    if (!watches) return
    const watch = createSlowWatch(copies.heads)
    const look = () => {
      const next = watch.look(performance.now())
      setFound((before) => (before?.slow === next?.slow && before?.has === next?.has ? before : next))
    }
    look()
    const timer = setInterval(look, LOOK_EVERY)
    return () => {
      clearInterval(timer)
      setFound(null)
    }
  }, [copies, watches])
  return found
}
