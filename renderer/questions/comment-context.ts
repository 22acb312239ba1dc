import { createContext } from 'react'
import type { Path } from '../../shared/checklist/value.ts'

/** Takes the person to where a comment on a question is written; null on screens where none can be. */
export const CommentContext = createContext<((path: Path) => void) | null>(null)
