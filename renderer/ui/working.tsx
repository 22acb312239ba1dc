import { Progress } from '@mantine/core'

/** Long work under way: what it is, and how far it has come. While there is no total nobody knows how far. */
export function Working({
  words,
  done,
  total,
}: {
  readonly words: string
  readonly done: number
  readonly total: number
}) {
  return (
    <div role="status">
      <p>{words}</p>
      <Progress
        value={total > 0 ? Math.min(100, (100 * done) / total) : 100}
        animated={total === 0}
        aria-label={words}
        transitionDuration={0}
      />
    </div>
  )
}
