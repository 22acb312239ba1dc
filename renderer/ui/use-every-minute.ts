import { useEffect, useReducer } from 'react'

/** Between two looks at the clock, in milliseconds. */
const LOOK_EVERY = 60_000

/** Draws what uses it anew once a minute: it says how long ago something was. */
export function useEveryMinute(): void {
  const [, look] = useReducer((count: number) => count + 1, 0)
  useEffect(() => {
    const timer = setInterval(look, LOOK_EVERY)
    return () => clearInterval(timer)
  }, [])
}
