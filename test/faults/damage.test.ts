import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchApp, type RunningApp } from '../app/support/launch-app.ts'
import { press, untilSaved } from '../app/support/person.ts'
import { word } from '../app/support/words.ts'
import { chanceFrom, SEED } from './support/chance.ts'
import { cutSomewhere, filesBelow, flipSomewhere, pick, takeAway } from './support/damage.ts'
import { heard } from './support/heard.ts'
import { type Kept, keptInDatabase, keptInJournal } from './support/kept.ts'
import { photo } from './support/photo.ts'
import {
  copyProfile,
  openRound,
  type Profile,
  prepareProfile,
  question,
  startRound,
} from './support/prepare.ts'
import { PHOTOS, TEXTS } from './support/round-form.ts'
import { type FaultRow, RETRY, runs, writeTable } from './support/table.ts'
import { keepTyping, nothingTyped } from './support/typing.ts'

const chance = chanceFrom(SEED)
/** A tower of Chromium's own files: `IndexedDB/*.leveldb` holds rows, `*.blob` pictures. */
const rows = (name: string) => name.includes('.leveldb') && /\.(log|ldb)$/.test(name)
const blobs = (name: string) => name.includes('.blob')
/** Bytes of the smallest picture; previews are smaller and made anew. */
const PICTURE = 40_000

/** What is done to a copy of the user data while the app is not running. Each says what it did. */
const DAMAGES: Readonly<Record<string, { readonly times: number; do(profile: Profile): Promise<string> }>> = {
  'journal deleted': { times: 1, do: (profile) => takeAway(profile, 'journal').then(() => '') },
  'log in the journal cut short': {
    times: runs(1, 20),
    do: async (profile) => cutSomewhere(pick(await filesBelow(profile, 'journal/log'), chance), chance),
  },
  'bit of the log in the journal turned over': {
    times: runs(1, 20),
    do: async (profile) => flipSomewhere(pick(await filesBelow(profile, 'journal/log'), chance), chance),
  },
  'card in the journal cut short': {
    times: runs(1, 10),
    do: async (profile) => cutSomewhere(pick(await filesBelow(profile, 'journal/cards'), chance), chance),
  },
  'bit of a card in the journal turned over': {
    times: runs(1, 10),
    do: async (profile) => flipSomewhere(pick(await filesBelow(profile, 'journal/cards'), chance), chance),
  },
  'bit of a picture in the journal turned over': {
    times: runs(1, 10),
    do: async (profile) => flipSomewhere(pick(await filesBelow(profile, 'journal/files'), chance), chance),
  },
  'picture in the journal cut short': {
    times: runs(1, 10),
    do: async (profile) => cutSomewhere(pick(await filesBelow(profile, 'journal/files'), chance), chance),
  },
  'IndexedDB folder deleted': { times: 1, do: (profile) => takeAway(profile, 'IndexedDB').then(() => '') },
  'file of IndexedDB cut short': {
    times: runs(1, 20),
    do: async (profile) => cutSomewhere(pick(await filesBelow(profile, 'IndexedDB', rows), chance), chance),
  },
  'bit in a file of IndexedDB turned over': {
    times: runs(1, 20),
    do: async (profile) => flipSomewhere(pick(await filesBelow(profile, 'IndexedDB', rows), chance), chance),
  },
  'picture in IndexedDB cut short': {
    times: runs(1, 10),
    do: async (profile) => {
      const pictures = (await filesBelow(profile, 'IndexedDB', blobs)).filter(({ size }) => size >= PICTURE)
      return cutSomewhere(pick(pictures, chance), chance)
    },
  },
}

/** One of the two copies is damaged while the app is closed; the other one mends it. */
describe(`damage, seed ${SEED}`, () => {
  const table: FaultRow[] = []
  let original: Profile
  let whole: Kept

  beforeAll(async () => {
    original = await prepareProfile()
    const running = await startRound(original)
    const typed = nothingTyped()
    await keepTyping(running, TEXTS, typed, 60)
    for (let number = 1; number <= 4; number += 1) {
      const taken = photo(number, PICTURE * number)
      const place = question(running, PHOTOS[number % PHOTOS.length] ?? '')
      await place.locator('input[type=file]').first().setInputFiles(taken.file)
      await place.getByText(taken.file.name).first().waitFor()
      await untilSaved(running.page)
    }
    whole = await keptInDatabase(running)
    await running.close()
    expect(ids(await keptInJournal(original))).toEqual(ids(whole))
    expect(whole.files.size).toBe(4)
  })
  afterAll(async () => {
    await original?.remove()
    await writeTable('damage', table)
  })

  const mendOnce = async (damage: (typeof DAMAGES)[string]) => {
    const profile = await copyProfile(original)
    const what = await damage.do(profile)
    const running = await startMended(profile)
    await expect.poll(async () => ids(await keptInDatabase(running)), { message: what }).toEqual(ids(whole))
    await expect
      .poll(async () => [...(await keptInDatabase(running)).files].sort(), { message: what })
      .toEqual([...whole.files].sort())
    await expect
      .poll(() => ids2(profile), { message: what, timeout: 60_000 })
      .toEqual([ids(whole), [...whole.files].sort()])
    await running.close()
    await profile.remove()
  }

  for (const [fault, damage] of Object.entries(DAMAGES))
    it(`loses nothing to: ${fault}`, { retry: RETRY }, async () => {
      let mended = 0
      const row = {
        fault,
        times: damage.times,
        promised: 'the start succeeds and both copies are whole again',
      }
      try {
        for (let time = 0; time < damage.times; time += 1) {
          await heard(() => mendOnce(damage))
          mended += 1
        }
      } finally {
        table.push({ ...row, seen: `${mended} of ${damage.times} whole`, held: mended === damage.times })
      }
    })

  it('sends a second start away and goes on in the first', async () => {
    const profile = await copyProfile(original)
    const running = await startRound(profile)
    const second = await launchApp(profile.path).then(
      () => 'opened a window',
      () => 'ended by itself',
    )
    const typed = nothingTyped()
    for (const { event } of whole.events) typed.typed.set('', event.seq + 1_000)
    await keepTyping(running, TEXTS, typed, 3)
    expect(typed.saved.size).toBe(3)
    await running.close()
    await profile.remove()
    table.push({
      fault: 'second start on the same data',
      times: 1,
      promised: 'the second ends, the first goes on',
      seen: `the second ${second}, the first saved 3 more answers`,
      held: second === 'ended by itself',
    })
    expect(second).toBe('ended by itself')
  })
})

function ids({ events }: Kept): readonly string[] {
  return events.map(({ id }) => id).sort()
}

async function ids2(profile: Profile): Promise<unknown> {
  try {
    const kept = await keptInJournal(profile)
    return [ids(kept), [...kept.files].sort()]
  } catch (error) {
    return String(error)
  }
}

/** Starts on damaged data. When the database cannot be opened at all, takes the way out that the screen offers. */
async function startMended(profile: Profile): Promise<RunningApp> {
  const running = await launchApp(profile.path)
  const { page } = running
  const offer = page.getByRole('button', { name: word('copies', 'setAside.do') })
  await page
    .getByRole('heading', { level: 1 })
    .or(question(running, TEXTS[0] ?? ''))
    .or(offer)
    .first()
    .waitFor()
  if (await offer.isVisible()) {
    const gone = new Promise<void>((resolve) => running.app.process().once('exit', () => resolve()))
    await press(page, 'copies', 'setAside.do')
    await gone
    await endRelaunched(profile)
    return startRound(profile)
  }
  await openRound(running)
  return running
}

/** The app started itself anew, out of the driver's reach: that process, known by its user data, is ended. */
async function endRelaunched({ path }: Profile): Promise<void> {
  const deadline = Date.now() + 20_000
  while (Date.now() < deadline) {
    for (const id of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
      const line = await readFile(join('/proc', id, 'cmdline'), 'utf8').catch(() => '')
      if (!line.includes(`--user-data-dir=${path}`) || line.includes('--type=')) continue
      process.kill(Number(id), 'SIGKILL')
      return
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the app did not start itself anew')
}
