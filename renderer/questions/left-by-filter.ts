import { createContext } from 'react'
import type { Path } from '../../shared/checklist/value.ts'

/** The rows that a filter leaves, with those around them; null when nothing is filtered. A repeat in it is shown whole. */
export const LeftByFilterContext = createContext<ReadonlySet<Path> | null>(null)
