// Everything here runs in the page under measurement: functions are handed over as text and see nothing around them.

/**
 * Draws a photo of 12 million points that is as hard to decode as one of a gravel road, about `bytes` long. Gives it as
 * base64.
 */
export async function drawPhoto({ seed, bytes }: { readonly seed: number; readonly bytes: number }) {
  const [width, height] = [4000, 3000]
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('no canvas')
  const sky = context.createLinearGradient(0, 0, 0, height)
  sky.addColorStop(0, `hsl(${(seed * 83) % 360} 40% 70%)`)
  sky.addColorStop(1, `hsl(${(seed * 83 + 40) % 360} 35% 35%)`)
  context.fillStyle = sky
  context.fillRect(0, 0, width, height)
  const gravel = new OffscreenCanvas(500, 500)
  const stones = gravel.getContext('2d')
  if (stones === null) throw new Error('no canvas')
  const data = stones.createImageData(500, 500)
  let state = seed + 1
  for (let at = 0; at < data.data.length; at += 4) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    data.data.fill(state >>> 24, at, at + 3)
    data.data[at + 3] = 110
  }
  stones.putImageData(data, 0, 0)
  for (let x = 0; x < width; x += 500)
    for (let y = 1000; y < height; y += 500) context.drawImage(gravel, x, y)
  let best = new Blob()
  // The quality at which it has about the wanted size.
  for (let quality = 0.95; quality > 0.3; quality -= 0.05) {
    best = await canvas.convertToBlob({ type: 'image/jpeg', quality })
    if (best.size <= bytes) break
  }
  const all = new Uint8Array(await best.arrayBuffer())
  let text = ''
  for (let at = 0; at < all.length; at += 32_768)
    text += String.fromCharCode(...all.subarray(at, at + 32_768))
  return btoa(text)
}

/** Where the tiles are, and what the pictures in them are. */
export interface Tiles {
  readonly tile: string
  /** Text that the pressed button begins with. */
  readonly button: string
}

/** Presses a button and says after how long the first picture, and all pictures in sight, are on the screen; ms. */
export async function openAndSee({ tile, button }: Tiles): Promise<{ first: number; all: number }> {
  const found = [...document.querySelectorAll<HTMLElement>('button, [role=button]')].find((each) =>
    (each.getAttribute('aria-label') ?? each.textContent ?? '').trim().startsWith(button),
  )
  if (found === undefined) throw new Error(`no button ${button}`)
  const start = performance.now()
  found.click()
  let first = 0
  for (;;) {
    await new Promise<void>((resolve) => requestAnimationFrame(() => resolve()))
    const seen = [...document.querySelectorAll<HTMLElement>(tile)].filter((each) => {
      const { top, bottom } = each.getBoundingClientRect()
      return bottom > 0 && top < innerHeight
    })
    const drawn = seen.filter((each) => {
      const picture = each.querySelector('img')
      return picture?.complete === true && picture.naturalWidth > 0
    })
    if (first === 0 && drawn.length > 0) first = performance.now() - start
    if (seen.length > 0 && drawn.length === seen.length) break
    if (performance.now() - start > 120_000) throw new Error(`${drawn.length} of ${seen.length} pictures`)
  }
  return { first, all: performance.now() - start }
}

/** Scrolls what is around the tiles steadily, so many CSS pixels each frame, and gives the milliseconds between frames. */
export async function scrollTiles({
  tile,
  frames,
  step,
}: {
  readonly tile: string
  readonly frames: number
  readonly step: number
}): Promise<readonly number[]> {
  let list = document.querySelector(tile)?.parentElement ?? null
  while (
    list !== null &&
    !(list.scrollHeight > list.clientHeight && /auto|scroll/.test(getComputedStyle(list).overflowY))
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

/** Presses a button and says after how long an element is there, and the longest frame within two seconds from then; ms. */
export async function openAndWait({
  button,
  element,
}: {
  readonly button: string
  readonly element: string
}): Promise<{ shown: number; worst: number }> {
  const found = [...document.querySelectorAll<HTMLElement>('button, label')].find(
    (each) => each.textContent?.trim() === button,
  )
  if (found === undefined) throw new Error(`no button ${button}`)
  const start = performance.now()
  found.click()
  let last = start
  let worst = 0
  let shown = 0
  while (shown === 0 || performance.now() - start < shown + 2_000) {
    await new Promise<void>((resolve) => requestAnimationFrame(() => resolve()))
    const now = performance.now()
    worst = Math.max(worst, now - last)
    last = now
    if (shown === 0 && document.querySelector(element) !== null) shown = now - start
    if (now - start > 60_000) throw new Error(`no ${element}`)
  }
  return { shown, worst }
}

/** Follows the frames of the page from now on; `endFrames` says how they were. */
export function beginFrames(): void {
  const all: number[] = []
  const watch = { all, on: true }
  ;(globalThis as unknown as { benchFrames: typeof watch }).benchFrames = watch
  let last = performance.now()
  const next = (now: number) => {
    all.push(now - last)
    last = now
    if (watch.on) requestAnimationFrame(next)
  }
  requestAnimationFrame(next)
}

/** Milliseconds between frames since `beginFrames`. */
export function endFrames(): readonly number[] {
  const { benchFrames: watch } = globalThis as unknown as { benchFrames: { all: number[]; on: boolean } }
  watch.on = false
  return watch.all
}

/** The plainest page with the same pictures: as many small pictures as there are photos, all laid out, put there by hand. */
export function layThumbnails({
  count,
  pictures,
}: {
  readonly count: number
  readonly pictures: readonly string[]
}) {
  document.body.innerHTML = `<style>
    body { margin: 0; font: 14px system-ui; height: 100vh; display: flex; flex-direction: column }
    main { flex: 1; overflow: auto; padding: 0 24px }
    ul { list-style: none; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(176px, 1fr)); gap: 12px }
    li { height: 208px; border: 1px solid #ccd; overflow: hidden } img { width: 100%; height: 150px; object-fit: cover }
  </style><button>Open</button><main><ul></ul></main>`
  const blobs = Array.from({ length: count }, (_, index) => {
    const text = atob(pictures[index % pictures.length] ?? '')
    return new Blob([Uint8Array.from(text, (letter) => letter.charCodeAt(0))], { type: 'image/jpeg' })
  })
  const list = document.querySelector('ul') as HTMLElement
  ;(document.querySelector('button') as HTMLElement).onclick = () => {
    list.replaceChildren(
      ...blobs.map((blob, index) => {
        const item = document.createElement('li')
        const picture = document.createElement('img')
        picture.src = URL.createObjectURL(blob)
        picture.decoding = 'async'
        item.append(picture, `IMG_${index + 1}.jpg`)
        return item
      }),
    )
  }
}

/** Small pictures of photos, as the app makes them, in base64. */
export async function makeSmall(photos: readonly string[]): Promise<readonly string[]> {
  const made: string[] = []
  for (const photo of photos) {
    const bytes = Uint8Array.from(atob(photo), (letter) => letter.charCodeAt(0))
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }))
    const canvas = new OffscreenCanvas(480, 360)
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, 480, 360)
    bitmap.close()
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 })
    made.push(btoa(String.fromCharCode(...new Uint8Array(await blob.arrayBuffer()))))
  }
  return made
}

/**
 * Scrolls the list of questions on, and from its beginning when it was passed, until a question is laid out, and goes to
 * it: the question at hand stays laid out, whatever comes in above it.
 */
export async function goToQuestion(path: string): Promise<void> {
  const place = () => document.querySelector(`main [data-path="${path}"]`)
  const isThere = () => place() !== null
  let list = document.querySelector('main [data-path]')?.parentElement ?? null
  while (list !== null && getComputedStyle(list).overflowY !== 'auto') list = list.parentElement
  if (list === null) throw new Error('nothing scrolls')
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  for (let begun = 0; begun < 2 && !isThere(); begun += 1) {
    if (begun > 0) list.scrollTop = 0
    while (!isThere() && list.scrollTop + list.clientHeight < list.scrollHeight - 1) {
      list.scrollTop += list.clientHeight / 2
      // What comes near is laid out while nobody waits.
      for (let frames = 0; frames < 10 && !isThere(); frames += 1) await frame()
    }
  }
  const button = place()?.querySelector('button')
  if (button == null) throw new Error(`no question ${path}`)
  button.focus({ preventScroll: true })
}
