import { createContext, startTransition } from 'react'
import type { Path } from '../../shared/checklist/value.ts'

/** Told whether an element is near what is seen, and how high it is then, in CSS pixels. */
export type Near = (near: boolean, height: number) => void

/**
 * Decides which questions and groups of a list are laid out in full and which are only room: long lists would take
 * seconds to build and to bring up to date. The room keeps its place in the page, so that styles, order and scrolling
 * know no difference.
 */
export interface ListWindow {
  /** Laid out from the first picture on, before anybody knows what is near. */
  readonly first: ReadonlySet<Path>
  /** What was laid out once stays, and the rest follows while nobody waits. */
  readonly lasting: boolean
  /** How high questions were when they were laid out last, in CSS pixels. */
  readonly heights: Map<Path, number>
  /** Follows one element until the returned function is called. */
  watch(element: Element, tell: Near): () => void
}

/** Without one, everything is laid out. */
export const ListWindowContext = createContext<ListWindow | null>(null)

/** Up to here a list is laid out whole, bit by bit while nobody waits, and stays so; in questions. */
export const LASTING = 60
/** What lies so far outside of what is seen is laid out too, so that scrolling never meets empty room. */
const AROUND = '100% 0px'
/** Questions laid out in one idle moment. */
const AT_ONCE = 4
/** A machine that is never idle goes on all the same; milliseconds. */
const BUSY = { timeout: 200 }

/** Makes the window of one list. In a lasting one only room is to be watched: what is laid out stays. */
export function createListWindow(first: ReadonlySet<Path>, lasting: boolean): ListWindow & { close(): void } {
  const told = new Map<Element, Near>()
  let idle = 0
  const observer = new IntersectionObserver(
    (entries) => {
      startTransition(() => {
        for (const { target, isIntersecting, boundingClientRect } of entries) {
          if (lasting && !isIntersecting) continue
          told.get(target)?.(isIntersecting, boundingClientRect.height)
        }
      })
    },
    // The list scrolls inside of the screen or, in small windows, with it: the one margin is for each.
    { rootMargin: AROUND, scrollMargin: AROUND } as IntersectionObserverInit,
  )

  const layOutMore = () => {
    idle = 0
    startTransition(() => {
      for (const tell of [...told.values()].slice(0, AT_ONCE)) tell(true, 0)
    })
    if (told.size > 0) idle = requestIdleCallback(layOutMore, BUSY)
  }

  return {
    first,
    lasting,
    heights: new Map(),
    watch(element, tell) {
      told.set(element, tell)
      observer.observe(element)
      if (lasting && idle === 0) idle = requestIdleCallback(layOutMore, BUSY)
      return () => {
        told.delete(element)
        observer.unobserve(element)
      }
    },
    close() {
      observer.disconnect()
      told.clear()
      if (idle !== 0) cancelIdleCallback(idle)
    },
  }
}
