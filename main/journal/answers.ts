/** The newest answer at a path of one feed. */
export interface LastAnswer {
  readonly lam: number
  /** It says something, and does not clear what was there. */
  readonly given: boolean
}

/** The newest answers of one feed by path. */
export type FeedAnswers = Map<string, LastAnswer>

/** Notes the answer that an event gives, if it gives one. The event must be the newest of its feed. */
export function noteAnswer(answers: FeedAnswers, kind: string, body: unknown, lam: number): void {
  if (kind !== 'answer.set' || typeof body !== 'object' || body === null) return
  const { path, value } = body as { readonly path?: unknown; readonly value?: unknown }
  if (typeof path === 'string') answers.set(path, { lam, given: value !== null && value !== undefined })
}

/**
 * Paths of one assessment whose newest `answer.set` has a value. Newest is by Lamport number and then by feed, as in
 * `replay`; of rivals the newest counts.
 */
export function countAnswers(
  feeds: Iterable<{ readonly feed: string; readonly answers: FeedAnswers }>,
): number {
  const newest: FeedAnswers = new Map()
  for (const { answers } of [...feeds].sort((a, b) => (a.feed < b.feed ? -1 : 1)))
    for (const [path, answer] of answers) {
      const other = newest.get(path)
      if (other === undefined || answer.lam >= other.lam) newest.set(path, answer)
    }
  let count = 0
  for (const { given } of newest.values()) if (given) count += 1
  return count
}
