// @vitest-environment jsdom
import { act, fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { Question } from '../../../renderer/questions/question.tsx'
import type { ChecklistDefinition, RowDefinition } from '../../../shared/checklist/definition.ts'
import { renderScreen } from '../../support/render-screen.tsx'
import { begunAssessment, openStore, SMALL } from '../assessment/opened.ts'

const words = (en: string, zh: string) => ({ en, zh })

/** A name that must be given, a share that cannot be over 100, and a choice. */
const FORM: ChecklistDefinition = {
  ...SMALL,
  form_title: words('Site', '现场'),
  languages: ['en', 'zh'],
  choices: {
    conformity: ['yes', 'partial', 'no', 'unknown', 'na'].map((name) => ({ name, label: words(name, name) })),
  },
  survey: [
    {
      type: 'group',
      name: 'SITE',
      label: words('Site', '现场'),
      children: [
        {
          type: 'text',
          name: 'WHO',
          label: words('Who was there?', '谁在场？'),
          required: 'true()',
        },
        {
          type: 'integer',
          name: 'SHARE',
          label: words('Share that is covered', '覆盖比例'),
          hint: words('In percent', '百分比'),
          constraint: '. <= 100',
          constraint_message: words('No more than 100', '不超过 100'),
        },
        {
          type: 'select_one',
          name: 'LINED',
          label: words('Is the pond lined?', '池底是否防渗？'),
          list_name: 'conformity',
          required: 'true()',
        },
      ],
    },
  ],
}

async function shown(language: 'en' | 'zh' = 'en') {
  const storage = await begunAssessment()
  const store = await openStore({ ...storage, getChecklist: async () => FORM })
  const all = ['WHO', 'SHARE', 'LINED'].map((path) => <Question key={path} path={path} />)
  await renderScreen(store, all, language)
  const group = (name: string) => within(screen.getByRole('group', { name: new RegExp(name) }))
  return { store, group }
}

const choices = (...names: string[]) => names.map((name) => ({ name, label: words(name, name) }))

/** Every kind of field with its hint: the roles by which it is found, and how the question is asked. */
const FIELDS: readonly (readonly [role: string, columns: Readonly<Record<string, unknown>>])[] = [
  ['textbox', { type: 'text' }],
  ['textbox', { type: 'text', appearance: 'multiline' }],
  ['textbox', { type: 'barcode' }],
  ['textbox', { type: 'integer' }],
  ['textbox', { type: 'decimal', adit: { unit: 'mg/L', limit: { max: '0.3' } } }],
  ['textbox', { type: 'range', parameters: 'start=0 end=10 step=1' }],
  ['textbox', { type: 'date' }],
  ['textbox', { type: 'time' }],
  ['textbox', { type: 'dateTime' }],
  ['textbox', { type: 'geopoint' }],
  ['textbox', { type: 'geotrace' }],
  ['textbox', { type: 'geoshape' }],
  ['radiogroup', { type: 'select_one', list_name: 'conformity' }],
  ['radiogroup', { type: 'select_one', list_name: 'few' }],
  ['combobox', { type: 'select_one', list_name: 'many' }],
  ['group', { type: 'select_multiple', list_name: 'few' }],
  ['combobox', { type: 'select_multiple', list_name: 'many' }],
  ['group', { type: 'rank', list_name: 'few' }],
  ['group', { type: 'image' }],
]

function formOf(columns: Readonly<Record<string, unknown>>): ChecklistDefinition {
  const asked = { name: 'ASKED', label: words('What is it?', '是什么？'), hint: words('Look', '看') }
  // Loaded before it is used: what is no row is refused there.
  const row = { ...asked, ...columns } as unknown as RowDefinition
  return {
    ...FORM,
    choices: {
      ...FORM.choices,
      few: choices('a', 'b', 'c'),
      many: choices(...Array.from({ length: 20 }, (_none, index) => `choice_${index}`)),
    },
    survey: [{ type: 'group', name: 'SITE', label: words('Site', '现场'), children: [row] }],
  }
}

/** What a screen reader adds when the focus comes to an element. */
function description(element: HTMLElement): string {
  const ids = (element.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean)
  return ids.map((id) => document.getElementById(id)?.textContent ?? `nothing at ${id}`).join(' ')
}

const enter = (element: HTMLElement) => act(() => element.focus())

describe('a question by ear', () => {
  it.each(FIELDS)('is named and explained at its %s: %o', async (role, columns) => {
    const storage = await begunAssessment()
    const store = await openStore({ ...storage, getChecklist: async () => formOf(columns) })
    await renderScreen(store, <Question path="ASKED" />)
    const [question] = screen.getAllByRole('group', { name: 'What is it?' })
    const field = within(question ?? document.body).getAllByRole(role, { name: 'What is it?' })
    expect(field.map(description)).toEqual(field.map(() => 'Look'))
  })

  it('has its label as the name of its field, and its hint with it', async () => {
    const { group } = await shown()
    const share = group('Share').getByRole('textbox', { name: 'Share that is covered' })
    expect(description(share)).toBe('In percent')
    group('lined').getByRole('radiogroup', { name: /^Is the pond lined\?/ })
    expect(group('there').getByRole('textbox').getAttribute('aria-labelledby')).toBeTruthy()
  })

  it('says what is usual where a number has a usual range', async () => {
    const storage = await begunAssessment()
    const form = formOf({ type: 'decimal', adit: { plausible: { min: '5', max: '9' } } })
    const store = await openStore({ ...storage, getChecklist: async () => form })
    await renderScreen(store, <Question path="ASKED" />)
    expect(description(screen.getByRole('textbox'))).toBe('Look Usually 5 to 9')
  })

  it('says at once, while it is typed, that an answer cannot stand, and no more once it can', async () => {
    const { group } = await shown()
    const share = group('Share').getByRole('textbox')
    enter(share)
    fireEvent.change(share, { target: { value: '120' } })
    expect((await group('Share').findByRole('alert')).textContent).toBe('No more than 100')
    expect(description(share)).toBe('In percent No more than 100')
    expect(document.activeElement).toBe(share)
    fireEvent.change(share, { target: { value: '12' } })
    await expect.poll(() => group('Share').queryByRole('alert')).toBeNull()
    expect(description(share)).toBe('In percent')
  })

  it('says that an answer is missing only when it is left', async () => {
    const { group } = await shown()
    const who = group('there').getByRole('textbox')
    enter(who)
    fireEvent.change(who, { target: { value: 'A' } })
    fireEvent.change(who, { target: { value: '' } })
    expect(screen.queryByRole('alert')).toBeNull()
    enter(group('Share').getByRole('textbox'))
    const alert = await group('there').findByRole('alert')
    expect(description(who)).toBe(alert.textContent)
    // Nobody has been at the last question.
    expect(screen.getAllByRole('alert')).toEqual([alert])
  })

  it('says it in Chinese as well', async () => {
    const { group } = await shown('zh')
    const share = group('覆盖').getByRole('textbox', { name: '覆盖比例' })
    enter(share)
    fireEvent.change(share, { target: { value: '120' } })
    expect((await group('覆盖').findByRole('alert')).textContent).toBe('不超过 100')
    expect(description(share)).toBe('百分比 不超过 100')
  })
})
