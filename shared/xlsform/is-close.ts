/** Whether a name may be a slip for another: at most two letters changed, added or left out. */
export function isClose(name: string, known: string): boolean {
  if (Math.abs(name.length - known.length) > 2) return false
  let before = Array.from({ length: known.length + 1 }, (_, index) => index)
  for (const [row, letter] of [...name].entries()) {
    const next = [row + 1]
    for (const [column, other] of [...known].entries()) {
      const changed = (before[column] ?? 0) + (letter === other ? 0 : 1)
      next.push(Math.min(changed, (before[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1))
    }
    before = next
  }
  return (before.at(-1) ?? 9) <= 2
}
