// @vitest-environment jsdom
import { act } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { LongList } from '../../../renderer/questions/fields/long-list.tsx'
import { LASTING } from '../../../renderer/questions/list-window.ts'
import { createQuestionFocus } from '../../../renderer/questions/question-focus.ts'
import { QuestionList } from '../../../renderer/questions/question-list.tsx'
import { STRETCH } from '../../../renderer/questions/stretches.ts'
import type { ChecklistDefinition, RowDefinition } from '../../../shared/checklist/definition.ts'
import { renderScreen } from '../../support/render-screen.tsx'
import { begunAssessment, openStore, SMALL } from '../assessment/opened.ts'

const words = (en: string) => ({ en })
const PLACES = 10
const groupName = (group: number) => `PLACE_${group}`
const questionName = (group: number, index: number) => `SEEN_${group}_${index}`

/** One section with so many groups of ten questions; the last group may hold a repeat. */
function formOf(groups: number, more: RowDefinition[] = []): ChecklistDefinition {
  const placeOf = (group: number): RowDefinition => ({
    type: 'group',
    name: groupName(group),
    label: words(`Place ${group}`),
    children: Array.from({ length: PLACES }, (_, index) => ({
      type: 'text',
      name: questionName(group, index),
      label: words(`Seen at ${group}, ${index}`),
    })),
  })
  const children = [...Array.from({ length: groups }, (_, group) => placeOf(group)), ...more]
  return {
    ...SMALL,
    form_title: words('Round'),
    survey: [{ type: 'group', name: 'SITE', label: words('Site'), children }],
  }
}

/** What is watched, and what is told of it: nothing lies anywhere here. */
const watched = new Map<Element, (near: boolean, height?: number) => void>()

class Observer {
  readonly tell: IntersectionObserverCallback
  constructor(tell: IntersectionObserverCallback) {
    this.tell = tell
  }
  observe(target: Element) {
    watched.set(target, (isIntersecting, height = 0) =>
      this.tell(
        [{ target, isIntersecting, boundingClientRect: { height } } as unknown as IntersectionObserverEntry],
        this as unknown as IntersectionObserver,
      ),
    )
  }
  unobserve(target: Element) {
    watched.delete(target)
  }
  disconnect() {
    watched.clear()
  }
}

beforeEach(() => {
  watched.clear()
  vi.stubGlobal('IntersectionObserver', Observer)
  vi.stubGlobal('requestIdleCallback', () => 1)
  vi.stubGlobal('cancelIdleCallback', () => {})
})

async function shown(definition: ChecklistDefinition) {
  const storage = await begunAssessment()
  const store = await openStore({ ...storage, getChecklist: async () => definition })
  const group = definition.survey[0]
  const paths = group?.type === 'group' ? group.children.map(({ name }) => name) : []
  const all = paths.flatMap((path) => {
    const view = store.getState().views.get(path)
    return view?.kind === 'group' ? view.children : path
  })
  const focus = createQuestionFocus()
  await renderScreen(
    store,
    <LongList questions={() => all} at={null}>
      <QuestionList paths={paths} />
    </LongList>,
    'en',
    focus,
  )
  const placeAt = (index: number) => {
    const found = document.querySelectorAll('section[aria-label^="Place"]')[index]
    if (found === undefined) throw new Error(`no place ${index}`)
    return found
  }
  const idsIn = (index: number) =>
    [...placeAt(index).querySelectorAll('[id^="question-"]')].map(({ id }) => id)
  const roomIn = (index: number) =>
    Number.parseFloat(
      placeAt(index).querySelector<HTMLElement>(':scope > [aria-hidden]:not([id])')?.style.height ?? '0',
    )
  const near = (element: Element, isNear: boolean, height?: number) =>
    act(async () => watched.get(element)?.(isNear, height))
  return { store, focus, placeAt, idsIn, roomIn, near }
}

/** One section with so many questions and no group in it. */
function flatFormOf(questions: number): ChecklistDefinition {
  const children = Array.from(
    { length: questions },
    (_, index): RowDefinition => ({ type: 'text', name: flatName(index), label: words(`Seen at ${index}`) }),
  )
  return { ...formOf(0), survey: [{ type: 'group', name: 'SITE', label: words('Site'), children }] }
}
const flatName = (index: number) => `SEEN_${index}`

describe('a long row of questions without groups', () => {
  const idOf = (index: number) => `question-${flatName(index)}`
  const countThere = () => document.querySelectorAll('[id^="question-"]').length
  /** The elements that stand for stretches of it. */
  const stretches = () => [...watched.keys()].filter(({ id }) => id === '')

  it('is laid out in stretches, and those that are far are only room', async () => {
    const { near } = await shown(flatFormOf(10 * STRETCH + 5))
    expect(stretches()).toHaveLength(11)
    expect(countThere()).toBe(STRETCH)
    const fourth = stretches()[3] as Element
    expect(fourth.querySelector<HTMLElement>('[aria-hidden]')?.style.height).toMatch(/^\d{4,}px$/)
    await near(fourth, true)
    expect(document.getElementById(idOf(3 * STRETCH))).not.toBeNull()
    expect(document.getElementById(idOf(4 * STRETCH - 1))).not.toBeNull()
    expect(countThere()).toBe(2 * STRETCH)
    await near(fourth, false)
    expect(countThere()).toBe(STRETCH)
  })

  it('has the question at hand in it, wherever it stands', async () => {
    const { focus } = await shown(flatFormOf(10 * STRETCH + 5))
    await act(async () => focus.getState().goTo(flatName(10 * STRETCH + 4)))
    expect(document.querySelector(`[data-path="${flatName(10 * STRETCH + 4)}"]`)).not.toBeNull()
  })

  it('of two stretches is not worth it', async () => {
    await shown(flatFormOf(2 * STRETCH))
    expect(countThere()).toBe(2 * STRETCH)
  })
})

describe('groups of a long list', () => {
  const LONG = LASTING / PLACES + 2

  it('are their titles and room for their questions until they are near', async () => {
    const { placeAt, idsIn, roomIn, near } = await shown(formOf(LONG))
    expect(idsIn(0)).toHaveLength(PLACES)
    expect(idsIn(5)).toEqual([])
    expect(placeAt(5).querySelector('h3')?.textContent).toBe('Place 5')
    expect(roomIn(5)).toBeGreaterThan(PLACES * 40)
    await near(placeAt(5), true)
    expect(idsIn(5)).toHaveLength(PLACES)
    expect(roomIn(5)).toBe(0)
  })

  it('become room again when they are far, as high as their questions were', async () => {
    const { placeAt, idsIn, roomIn, near } = await shown(formOf(LONG))
    const before = roomIn(5)
    await near(placeAt(5), true)
    const first = () => document.getElementById(`question-${questionName(5, 0)}`) as Element
    await near(first(), true)
    await near(first(), false, 1_000)
    await near(placeAt(5), false)
    expect(idsIn(5)).toEqual([])
    expect(roomIn(5)).toBeGreaterThan(before + 800)
  })

  it('are laid out while the question at hand is in them', async () => {
    const { focus, idsIn } = await shown(formOf(LONG))
    await act(async () => focus.getState().goTo(questionName(6, 3)))
    expect(idsIn(6)).toHaveLength(PLACES)
    expect(document.querySelector(`[data-path="${questionName(6, 3)}"]`)).not.toBeNull()
    await act(async () => focus.getState().goTo(questionName(0, 0)))
    expect(idsIn(6)).toEqual([])
  })

  it('with a repeat are laid out: nobody knows how high it is', async () => {
    const repeat: RowDefinition = {
      type: 'group',
      name: 'PLACE_X',
      label: words('Place X'),
      children: [
        {
          type: 'repeat',
          name: 'WELLS',
          label: words('Wells'),
          children: [{ type: 'text', name: 'WELL', label: words('Well') }],
        },
      ],
    }
    const { placeAt } = await shown(formOf(LONG, [repeat]))
    expect(placeAt(LONG).querySelector('#question-WELLS')).not.toBeNull()
  })

  it('of a short list stay laid out once they were near', async () => {
    const { placeAt, idsIn, near } = await shown(formOf(LASTING / PLACES))
    expect(idsIn(5)).toEqual([])
    await near(placeAt(5), true)
    expect(idsIn(5)).toHaveLength(PLACES)
    expect(watched.has(placeAt(5))).toBe(false)
  })
})
