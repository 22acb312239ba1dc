/**
 * Makes calls rarer: the first is done at once, and of those within `ms` milliseconds after one that was done, one more at
 * their end.
 */
export function pace(work: () => void, ms: number): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null
  let again = false
  const rest = () => {
    timer = null
    if (!again) return
    again = false
    run()
  }
  function run(): void {
    timer = setTimeout(rest, ms)
    work()
  }
  return () => {
    if (timer === null) run()
    else again = true
  }
}
