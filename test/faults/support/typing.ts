import type { RunningApp } from '../../app/support/launch-app.ts'

/** What a person typed, and what the app said it had saved, by question. Values count upwards: `7:anything`. */
export interface Typed {
  /** The last number typed into each question. */
  readonly typed: Map<string, number>
  /** The last number that the screen showed as saved. */
  readonly saved: Map<string, number>
}

/** Nothing typed yet. */
export function nothingTyped(): Typed {
  return { typed: new Map(), saved: new Map() }
}

/** The number at the start of a value that `keepTyping` typed; 0 for none. */
export function numberOf(value: unknown): number {
  return typeof value === 'string' ? Number(value.split(':')[0]) || 0 : 0
}

/**
 * Types into the questions one after the other, as fast as the app saves, until the page is gone or `count` values were
 * typed. A value counts as saved once the screen says so after it was typed. Never rejects for a page that is gone.
 * `together` says how many are typed before it is waited for that.
 */
export async function keepTyping(
  { page }: RunningApp,
  names: readonly string[],
  into: Typed,
  count = Number.MAX_SAFE_INTEGER,
  together = 1,
): Promise<void> {
  const start = Math.max(0, ...into.typed.values())
  try {
    await page.exposeFunction('typedByTest', (name: string, value: number) => into.typed.set(name, value))
    await page.exposeFunction('savedByTest', (name: string, value: number) => into.saved.set(name, value))
  } catch {
    // Exposed already, in an earlier round on this page.
  }
  await page.evaluate(typeInPage, { names, start, count, together }).catch((error: unknown) => {
    if (!/closed|crash|destroyed|disconnected/i.test(String(error))) throw error
  })
}

/** Runs in the page, so that it is as fast as the app and not as the driver. */
async function typeInPage({
  names,
  start,
  count,
  together,
}: {
  readonly names: readonly string[]
  readonly start: number
  readonly count: number
  readonly together: number
}): Promise<void> {
  const tell = window as unknown as Record<
    'typedByTest' | 'savedByTest',
    (name: string, value: number) => Promise<void>
  >
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  const MOMENTS = 1_000
  const waiting: [string, number][] = []
  for (let number = start + 1; number <= start + count; number += 1) {
    const name = names[number % names.length] ?? ''
    const find = () =>
      document.querySelector<HTMLInputElement>(
        `main [data-path="${name}"] input:not([type=file]), main [data-path="${name}"] textarea`,
      )
    // Just after the list opened, what is farther down is only room for some moments.
    for (let frames = 0; find() === null && frames < MOMENTS; frames += 1) await frame()
    const input = find()
    if (input === null) throw new Error(`nowhere to type at ${name}`)
    const type = input instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement
    input.focus()
    // Waited for: what the driver has not heard when the app is killed would look like an answer nobody gave.
    await tell.typedByTest(name, number)
    Object.getOwnPropertyDescriptor(type.prototype, 'value')?.set?.call(input, `${number}:seen here`)
    input.dispatchEvent(new Event('input', { bubbles: true }))
    input.blur()
    waiting.push([name, number])
    if (waiting.length < together && number < start + count) continue
    await frame()
    await frame()
    while (document.querySelector('[data-save="saved"]') === null) await frame()
    for (const one of waiting.splice(0)) await tell.savedByTest(...one)
  }
}
