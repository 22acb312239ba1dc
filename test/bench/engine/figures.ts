import type { AnswerTimes } from './answer.ts'
import type { LoadTimes } from './load.ts'
import type { HeapUse } from './memory.ts'
import type { PeerResult } from './peers.ts'
import type { RepeatTimes } from './repeats.ts'

/** Everything one run measures. */
export interface EngineFigures {
  readonly machine: { readonly node: string; readonly cpu: string; readonly cores: number }
  readonly sizes: readonly {
    readonly size: number
    readonly load: LoadTimes
    readonly answer: AnswerTimes
  }[]
  readonly repeats: RepeatTimes
  readonly heap: HeapUse & { readonly size: number }
  readonly peers: readonly PeerResult[]
}
