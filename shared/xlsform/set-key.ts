/** Puts a value under a key such as `adit.limit.max`, making the maps on the way. */
export function setKey(target: Record<string, unknown>, key: string, value: unknown): void {
  const parts = key.split('.')
  const last = parts.pop() ?? ''
  let at = target
  for (const part of parts) {
    const next = at[part]
    if (typeof next === 'object' && next !== null) at = next as Record<string, unknown>
    else {
      const made: Record<string, unknown> = {}
      at[part] = made
      at = made
    }
  }
  at[last] = value
}
