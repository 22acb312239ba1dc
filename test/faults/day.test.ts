import { afterAll, describe, expect, it } from 'vitest'
import { untilSaved } from '../app/support/person.ts'
import { keptInDatabase, keptInJournal } from './support/kept.ts'
import { photo } from './support/photo.ts'
import { type Profile, prepareProfile, question, startRound } from './support/prepare.ts'
import { bytesBelow, type MachineUse, measureUse } from './support/process-use.ts'
import { PHOTOS, TEXTS } from './support/round-form.ts'
import { type FaultRow, LONG, RETRY, runs, writeTable } from './support/table.ts'
import { keepTyping, nothingTyped } from './support/typing.ts'

const EVENTS = runs(1_200, 100_000)
const PICTURES = runs(6, 2_000)
const STARTS = runs(3, 50)

/** A long day of work on one assessment, with a power cut now and then. Only with `npm run faults`. */
describe.runIf(LONG && process.platform === 'linux')('a day of work', () => {
  const table: FaultRow[] = []
  let profile: Profile

  afterAll(async () => {
    await profile?.remove()
    await writeTable('day', table)
  })

  it(`holds ${EVENTS} answers and ${PICTURES} pictures over ${STARTS} starts, without growing`, {
    retry: RETRY,
  }, async () => {
    profile = await prepareProfile()
    const typed = nothingTyped()
    const uses: MachineUse[] = []
    const opened: number[] = []
    const pictures = new Set<string>()
    for (let start = 0; start < STARTS; start += 1) {
      const from = performance.now()
      const running = await startRound(profile)
      opened.push(performance.now() - from)
      await keepTyping(running, TEXTS, typed, Math.ceil(EVENTS / STARTS), TEXTS.length)
      for (let taken = 0; taken < PICTURES / STARTS; taken += 1) {
        const one = photo(pictures.size + 1, 20_000)
        const place = question(running, PHOTOS[pictures.size % PHOTOS.length] ?? '')
        await place.locator('input[type=file]').first().setInputFiles(one.file)
        await place.getByText(one.file.name).first().waitFor()
        await untilSaved(running.page)
        pictures.add(one.sha256)
      }
      uses.push(await measureUse(running.app.process().pid ?? 0))
      if (start % 2 === 0) await running.kill()
      else await running.close()
    }
    const running = await startRound(profile)
    const database = await keptInDatabase(running)
    const journal = await keptInJournal(profile)
    await running.close()
    const bytes = await bytesBelow(profile.path)
    const lines = database.events.reduce((sum, { line }) => sum + line.length + 1, 0)
    const mega = (value: number) => `${(value / 1e6).toFixed(1)} MB`
    const [first, last] = [uses[0], uses.at(-1)]
    table.push(
      {
        fault: `${EVENTS} answers, ${PICTURES} pictures, every second of ${STARTS} starts ended by kill -9`,
        times: 1,
        promised: 'every answer and picture in both copies',
        seen: `${database.events.length} and ${journal.events.length} events, ${database.files.size} and ${journal.files.size} pictures; start ${Math.round(opened[0] ?? 0)} ms at first, ${Math.round(opened.at(-1) ?? 0)} ms at last`,
        held: database.events.length === journal.events.length,
      },
      {
        fault: 'memory, handles and disk over that day',
        times: STARTS,
        promised: 'handles do not grow; disk grows with what is kept',
        seen: `memory ${first?.memory} to ${last?.memory} MB, handles ${first?.handles} to ${last?.handles}; log ${mega(lines)}, ${[...bytes].map(([name, size]) => `${name} ${mega(size)}`).join(', ')}`,
        held: (last?.handles ?? 0) <= (first?.handles ?? 0) * 1.5,
      },
    )
    for (const kept of [database, journal]) {
      for (const [name, number] of typed.saved)
        expect(kept.state.answers.get(name)?.value).toBe(`${number}:seen here`)
      for (const sha256 of pictures) expect(kept.files).toContain(sha256)
    }
    expect(database.events.map(({ id }) => id).sort()).toEqual(journal.events.map(({ id }) => id).sort())
    expect(last?.handles).toBeLessThanOrEqual((first?.handles ?? 0) * 1.5)
  })
})
