/** What the floor page is told of the form. */
export interface FloorForm {
  readonly size: number
  readonly perSection: number
  /** Questions that "Window" lays out: as many as one shows. "Section" lays out all of the section. */
  readonly visible: number
}

/**
 * Runs in an empty page: the same inputs as the app shows, put there by hand, and the same dependencies worked out by
 * hand. It knows nothing but this one form, judges nothing and keeps one copy; nothing real can be faster by much.
 */
export async function layFloor({ size, perSection, visible }: FloorForm): Promise<void> {
  const GROUP = 20
  const kindOf = (index: number) => {
    const at = index % 10
    return at === 5 ? 'choice' : at === 6 ? 'text' : at === 8 ? 'image' : at === 9 ? 'asked' : 'integer'
  }
  const values: (string | undefined)[] = []
  const ask = <Result>(request: IDBRequest<Result>) =>
    new Promise<Result>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
  const opening = indexedDB.open(`floor ${size}`, 1)
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore('answers')
    opening.result.createObjectStore('sections')
  }
  const database = await ask(opening)
  const half = Array.from({ length: size }, (_, index) =>
    index % 2 === 1 ? undefined : kindOf(index) === 'integer' ? String(index % 10) : `Seen at ${index}`,
  )
  const filling = database.transaction('sections', 'readwrite')
  for (let section = 0; section * perSection < size; section += 1)
    filling.objectStore('sections').put(half.slice(section * perSection, (section + 1) * perSection), section)
  await new Promise((resolve) => {
    filling.oncomplete = resolve
  })

  document.body.innerHTML = `<style>
    body { margin: 0; font: 16px system-ui; height: 100vh; display: flex; flex-direction: column }
    main { flex: 1; overflow: auto; padding: 0 24px }
    [data-path] { padding: 18px; border-top: 1px solid #ccd; max-width: 56rem }
    label { display: block; font-weight: 550 } input { min-height: 44px; margin-top: 12px }
  </style><button id="window">Window</button><button id="section">Section</button><span data-save="saved"></span><main></main>`
  const main = document.querySelector('main') as HTMLElement
  const mark = document.querySelector('[data-save]') as HTMLElement
  const elementAt = (path: string) => main.querySelector<HTMLElement>(`[data-path="${path}"]`)

  const numberAt = (index: number) => (kindOf(index) === 'integer' ? Number(values[index] ?? 0) || 0 : 0)
  const sums: number[] = []
  let total = 0
  const sumUp = (group: number) => {
    let sum = 0
    for (let index = group * GROUP; index < (group + 1) * GROUP && index < size; index += 1)
      sum += numberAt(index)
    total += sum - (sums[group] ?? 0)
    sums[group] = sum
  }
  const isAsked = (index: number) => kindOf(index) !== 'asked' || (Number(values[index - 5]) || 0) > 4

  const answer = (index: number, value: string) => {
    values[index] = value
    const group = Math.floor(index / GROUP)
    sumUp(group)
    const note = elementAt(`note_${group + 1}`)
    if (note !== null) note.textContent = `Sum of this place: ${sums[group]}`
    const hangs = index % 10 === 4 ? elementAt(`q_${index + 6}`) : null
    if (hangs !== null) hangs.hidden = !isAsked(index + 5)
    mark.dataset.save = 'saving'
    const writing = database.transaction('answers', 'readwrite', { durability: 'strict' })
    writing.objectStore('answers').add({ index, value, total }, `${performance.now()} ${index}`)
    writing.oncomplete = () => {
      mark.dataset.save = 'saved'
    }
  }

  const lay = (from: number, to: number) => {
    const parts: string[] = []
    for (let index = from; index < to; index += 1) {
      if (index % GROUP === 0) {
        const group = index / GROUP
        parts.push(`<section data-path="note_${group + 1}">Sum of this place: ${sums[group] ?? 0}</section>`)
      }
      const label = `<label>What was seen at place ${index + 1}?</label>`
      const kind = kindOf(index)
      const choices = ['yes', 'no', 'unknown', 'na'].map(
        (name) => `<input type="radio" name="q_${index + 1}" value="${name}">${name}`,
      )
      const text = '<input type="text">'
      const input = kind === 'choice' ? choices.join(' ') : kind === 'image' ? '<input type="file">' : text
      const hidden = isAsked(index) ? '' : 'hidden'
      parts.push(`<section data-path="q_${index + 1}" ${hidden}>${label}${input}</section>`)
    }
    main.innerHTML = parts.join('')
    for (const laid of main.querySelectorAll<HTMLElement>('[data-path^="q_"]')) {
      const input = laid.querySelector('input')
      if (input?.type === 'text') input.value = values[Number(laid.dataset.path?.slice(2)) - 1] ?? ''
    }
  }
  main.addEventListener('focusout', ({ target }) => {
    const input = target as HTMLInputElement
    const path = input.closest<HTMLElement>('[data-path]')?.dataset.path ?? ''
    if (input.type === 'text') answer(Number(path.slice(2)) - 1, input.value)
  })
  const open = async (section: number, most: number) => {
    main.innerHTML = ''
    const stored = await ask(database.transaction('sections').objectStore('sections').get(section))
    for (const [index, value] of (stored as (string | undefined)[]).entries())
      values[section * perSection + index] = value
    const from = section * perSection
    const to = Math.min(size, from + perSection)
    for (let group = from / GROUP; group < Math.ceil(to / GROUP); group += 1) sumUp(group)
    lay(from, Math.min(to, from + most))
  }
  ;(document.querySelector('#window') as HTMLElement).onclick = () => void open(0, visible)
  ;(document.querySelector('#section') as HTMLElement).onclick = () => void open(0, perSection)
}
