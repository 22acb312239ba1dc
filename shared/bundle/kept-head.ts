import { z } from 'zod'
import type { EventId } from '../record/event.ts'
import { headSchema } from './signed-texts.ts'

/**
 * The signed head of a colleague's feed, as it came in their bundle. Only they can sign how far their feed goes, so it
 * is kept beside their events and goes along, to the byte, with every bundle that carries these (bundle format 1.0 §5).
 */
export const keptHeadSchema = z.object({
  feed: z.string().regex(/^[0-9a-f]{32}$/),
  /** The bytes of `<feed>.head.json`, which are text. */
  text: z.string().max(65_536),
  /** 64 bytes in hex. */
  signature: z.string().regex(/^[0-9a-f]{128}$/),
  /** PEM of the certificate, which is the person's card. */
  certificate: z.string().max(65_536),
})
/** A signed end of somebody’s part of the log, as it is kept on a device. */
export type KeptHead = z.infer<typeof keptHeadSchema>

/** How far a kept head says that its feed goes; null when it is no head. */
export function extentOf(head: KeptHead): { readonly count: number; readonly head: EventId } | null {
  let value: unknown
  try {
    value = JSON.parse(head.text)
  } catch {
    return null
  }
  const read = headSchema.safeParse(value)
  if (!read.success || read.data.feed !== head.feed) return null
  return { count: read.data.count, head: read.data.head as EventId }
}
