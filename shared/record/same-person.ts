/**
 * Whether two names mean one person as people call them: letter case and blanks do not matter. Nothing is proven by it; a
 * name that was typed for a colleague meets the name on that colleague's key.
 */
export function isSamePerson(one: string, other: string): boolean {
  return one === other || foldedName(one) === foldedName(other)
}

/** A name as it is compared. */
export function foldedName(name: string): string {
  return name.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase()
}

/**
 * Whether somebody may be meant by a name that was typed by hand: `Ben` or `Okafor` for Ben Okafor, 小明 for 王小明. Every
 * word of it has to be a word of the whole name; Chinese names have no blanks, so a part of one is enough.
 */
export function isCalled(typed: string, name: string): boolean {
  const said = foldedName(typed)
  const whole = foldedName(name)
  if (said === '') return false
  if (/^\p{Script=Han}{2,}$/u.test(said)) return whole.includes(said)
  const words = new Set(whole.split(' '))
  return said.split(' ').every((word) => words.has(word))
}
