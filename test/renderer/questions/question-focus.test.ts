import { describe, expect, it } from 'vitest'
import { createQuestionFocus } from '../../../renderer/questions/question-focus.ts'

describe('which question a person is at', () => {
  it('is only spoken about until somebody goes there', () => {
    const focus = createQuestionFocus()
    focus.getState().pointAt('A')
    expect(focus.getState()).toMatchObject({ at: 'A', pointedAt: true })
    focus.getState().goTo('A')
    expect(focus.getState()).toMatchObject({ at: 'A', pointedAt: false })
  })

  it('is the one gone back to, although the panel has spoken about another since', () => {
    const focus = createQuestionFocus()
    focus.getState().goTo('A')
    focus.getState().pointAt('B')
    focus.getState().goTo('A')
    expect(focus.getState()).toMatchObject({ at: 'A', pointedAt: false })
    expect([...focus.getState().visited]).toEqual([])
  })

  it('is from the beginning the one that the screen opens at, and is left like any other', () => {
    const focus = createQuestionFocus('A')
    const told: unknown[] = []
    focus.subscribe((state) => told.push(state.at))
    focus.getState().goTo('A')
    expect([focus.getState().at, told]).toEqual(['A', []])
    focus.getState().goTo('B')
    expect([...focus.getState().visited]).toEqual(['A'])
  })

  it('has left the one before, and nothing that was only spoken about', () => {
    const focus = createQuestionFocus()
    focus.getState().goTo('A')
    focus.getState().pointAt('B')
    focus.getState().goTo('C')
    expect([...focus.getState().visited]).toEqual(['A'])
  })
})
