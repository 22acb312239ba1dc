/**
 * A list of names as one cell: `no unknown`. Where spaces could not tell the names apart, as a JSON list:
 * `["not ok"]`.
 */
export function writeNames(names: readonly string[]): string {
  const plain = names.length > 0 && names.every((name) => /^\S+$/.test(name)) && !names[0]?.startsWith('[')
  return plain ? names.join(' ') : JSON.stringify(names)
}
