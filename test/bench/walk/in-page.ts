// Everything here runs in the page under measurement: functions are handed over as text and see nothing around them.

/** One answer: from leaving the input until the dependents are on the screen, and until it is on the disk as well. */
export interface AnswerTime {
  readonly painted: number
  /** Painted, and said to be saved. */
  readonly whole: number
}

/** Types a number and looks at the clock. The app and the floor page name their parts alike. */
export async function answerOne({
  path,
  note,
  value,
}: {
  readonly path: string
  readonly note: string
  readonly value: string
}): Promise<AnswerTime> {
  const input = document.querySelector<HTMLInputElement>(`[data-path="${path}"] input:not([type=file])`)
  const sum = document.querySelector<HTMLElement>(`[data-path="${note}"]`)
  if (input === null || sum === null) throw new Error(`nowhere to type at ${path}`)
  const frame = () => new Promise<void>((resolve) => requestAnimationFrame(() => resolve()))
  /** The message comes after the picture that the next frame draws. */
  const picture = async () => {
    await frame()
    await new Promise<void>((resolve) => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => resolve()
      port2.postMessage(null)
    })
  }
  const isSaved = () => document.querySelector('[data-save]:not([data-save="saved"])') === null
  input.focus()
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, value)
  input.dispatchEvent(new Event('input', { bubbles: true }))
  // Not in the frame of the typing itself.
  await picture()
  const before = sum.textContent
  const start = performance.now()
  input.blur()
  await picture()
  while (sum.textContent === before) await picture()
  const painted = performance.now() - start
  while (!isSaved()) await picture()
  const whole = performance.now() - start
  // What follows behind the answer is no part of the next one.
  for (let turn = 0; turn < 3; turn += 1) await picture()
  return { painted, whole }
}

/** Presses a button and says how long it took until a question can be answered and is on the screen. */
export async function openAndLook(button: string): Promise<number> {
  const found = [...document.querySelectorAll<HTMLElement>('button')].find((each) =>
    each.textContent?.trim().startsWith(button),
  )
  if (found === undefined) throw new Error(`no button ${button}`)
  const start = performance.now()
  found.click()
  const isThere = () => document.querySelector('[data-path] input:not([type=file]):not([disabled])') !== null
  for (;;) {
    await new Promise<void>((resolve) => requestAnimationFrame(() => resolve()))
    if (isThere()) break
  }
  await new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => resolve()
    port2.postMessage(null)
  })
  return performance.now() - start
}

/** Scrolls the list steadily, so many CSS pixels each frame, and gives the milliseconds between frames. */
export async function scrollSteadily({
  frames,
  step,
}: {
  readonly frames: number
  readonly step: number
}): Promise<readonly number[]> {
  const first = document.querySelector('[data-path]')
  let list = first?.parentElement ?? null
  while (
    list !== null &&
    !(list.scrollHeight > list.clientHeight && getComputedStyle(list).overflowY === 'auto')
  )
    list = list.parentElement
  if (list === null) throw new Error('nothing scrolls')
  list.scrollTop = 0
  await new Promise((resolve) => setTimeout(resolve, 500))
  const times: number[] = []
  let last = 0
  for (let frame = 0; frame <= frames; frame += 1) {
    const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve))
    if (frame > 0) times.push(now - last)
    last = now
    list.scrollTop += step
  }
  return times
}

/** Types so many answers one after the other, without waiting for pictures; every hundredth waits until all is saved. */
export async function answerMany({
  paths,
  count,
}: {
  readonly paths: readonly string[]
  readonly count: number
}): Promise<void> {
  const isSaved = () => document.querySelector('[data-save]:not([data-save="saved"])') === null
  const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
  for (let number = 0; number < count; number += 1) {
    const path = paths[number % paths.length]
    const input = document.querySelector<HTMLInputElement>(`[data-path="${path}"] input:not([type=file])`)
    if (input === null) throw new Error(`nowhere to type at ${path}`)
    input.focus()
    setter?.call(input, String(number % 97))
    input.dispatchEvent(new Event('input', { bubbles: true }))
    input.blur()
    await new Promise((resolve) => setTimeout(resolve))
    if (number % 100 === 99) while (!isSaved()) await new Promise((resolve) => setTimeout(resolve, 5))
  }
  while (!isSaved()) await new Promise((resolve) => setTimeout(resolve, 5))
}
