import { describe, expect, it } from 'vitest'
import { assigneeOf, peopleOf, personNamed } from '../../../renderer/assessment/team.ts'
import type { FlagSet } from '../../../shared/record/event.ts'
import { isSamePerson } from '../../../shared/record/same-person.ts'
import { BEN, begunAssessment, openStore } from './opened.ts'

const person = (name: string, org = '') => ({ name, org, title: '' })

describe('names of people', () => {
  it('are the same whatever their case and blanks', () => {
    expect(isSamePerson(' Ana  Pérez', 'ana pe\u0301rez ')).toBe(true)
    expect(isSamePerson('Ana', 'Anna')).toBe(false)
  })

  it('come each once, whoever works here first', async () => {
    const storage = await begunAssessment()
    await (await openStore(storage)).getState().assign('WATER', person('Cleo'))
    const ben = await openStore(storage, BEN)
    await ben.getState().comment('REMARK', 'Seen')
    await ben.getState().flag('REMARK', { to: 'ben ' })
    await ben.getState().flag('PHOTO', { to: 'Abdul' })
    expect(peopleOf(ben.getState().record, person('Ben')).map(({ name }) => name)).toEqual([
      'Ben',
      'Abdul',
      'Ana',
      'Cleo',
    ])
  })

  it('find the person who is known by them', () => {
    const people = [person('Ana Pérez', 'Geo SA')]
    expect(personNamed(' ana pérez', people)).toEqual(person('Ana Pérez', 'Geo SA'))
    expect(personNamed(' Zoe ', people)).toEqual(person('Zoe'))
  })
})

describe('a section that is given to somebody', () => {
  it('is known by the log, can be taken back and given to nobody', async () => {
    const storage = await begunAssessment()
    const store = await openStore(storage)
    const who = () => assigneeOf(store.getState().record, 'WATER')?.name ?? null
    await store.getState().assign('WATER', person('Ben'))
    expect(who()).toBe('Ben')
    expect(assigneeOf((await openStore(storage)).getState().record, 'WATER')?.name).toBe('Ben')
    await store.getState().assign('WATER', person('Cleo'))
    await store.getState().undo()
    expect(who()).toBe('Ben')
    await store.getState().undo()
    expect(who()).toBeNull()
    await store.getState().redo()
    expect(who()).toBe('Ben')
    await store.getState().assign('WATER', null)
    expect(who()).toBeNull()
  })

  it('is not written down again for the same person', async () => {
    const store = await openStore(await begunAssessment())
    const count = () => store.getState().events.length
    const before = count()
    await store.getState().assign('WATER', null)
    expect(count()).toBe(before)
    await store.getState().assign('WATER', person('Ben'))
    await store.getState().assign('WATER', person('ben'))
    expect(count()).toBe(before + 1)
  })
})

describe('a question that is flagged for a colleague', () => {
  const said = (flag: FlagSet | undefined) =>
    flag === undefined ? null : { on: flag.on, to: flag.to, note: flag.note }

  it('keeps for whom and why, until the flag is taken off', async () => {
    const store = await openStore(await begunAssessment())
    const flag = () => said(store.getState().record.flags.get('REMARK'))
    await store.getState().flag('REMARK', { to: ' Ben ', note: 'Is the lab right?' })
    expect(flag()).toEqual({ on: true, to: 'Ben', note: 'Is the lab right?' })
    await store.getState().unflag('REMARK')
    expect(flag()).toMatchObject({ on: false })
    await store.getState().undo()
    expect(flag()).toEqual({ on: true, to: 'Ben', note: 'Is the lab right?' })
  })

  it('says nothing of what was left blank, and nothing twice', async () => {
    const store = await openStore(await begunAssessment())
    const before = store.getState().events.length
    await store.getState().unflag('REMARK')
    await store.getState().flag('REMARK', { to: ' ', note: '' })
    await store.getState().flag('REMARK', {})
    expect(store.getState().events).toHaveLength(before + 1)
    expect(store.getState().events.at(-1)?.event.body).toEqual({ path: 'REMARK', on: true })
  })

  it('cannot be flagged where the copy was given away', async () => {
    const store = await openStore(await begunAssessment())
    const handOver = await store.getState().prepareHandOver('move', 'Ben')
    await expect(store.getState().flag('REMARK', {})).rejects.toMatchObject({ code: 'handed-over' })
    await expect(store.getState().assign('WATER', null)).rejects.toMatchObject({ code: 'handed-over' })
    handOver.release()
  })
})
