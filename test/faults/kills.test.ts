import { execFile } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningApp, temporaryFolder } from '../app/support/launch-app.ts'
import { ACTS, newStory, type Story } from './support/acts.ts'
import { chanceFrom, SEED } from './support/chance.ts'
import { colleagueHandsBack } from './support/colleague.ts'
import { heard } from './support/heard.ts'
import { type Kept, keptInDatabase, keptInJournal } from './support/kept.ts'
import { type Profile, prepareProfile, startRound } from './support/prepare.ts'
import { RETRY, runs, writeTable } from './support/table.ts'
import { numberOf } from './support/typing.ts'

const run = promisify(execFile)
const commandLine = join(import.meta.dirname, '..', '..', 'out', 'main', 'cli.js')
/** Longest time in milliseconds between the first deed and the kill; what takes longer is given more. */
const LONGEST: Readonly<Record<string, number>> = {
  signing: 6_000,
  upgrading: 4_000,
  merging: 6_000,
}
const USUAL = 1_500
const names = Object.keys(ACTS)
const KILLS = runs(2 * names.length, 200)

/** The whole app is killed again and again on the same user data, at moments nobody chose. */
describe(`kill -9, seed ${SEED}`, () => {
  const chance = chanceFrom(SEED)
  const done = new Map<string, { kills: number; acknowledged: number; starts: number }>()
  let profile: Profile
  let exports: Profile
  let given: Profile
  let story: Story
  let running: RunningApp

  beforeAll(async () => {
    profile = await prepareProfile(['1', '2'])
    exports = await temporaryFolder('faults-exports')
    given = await temporaryFolder('faults-given')
    story = newStory(chance, exports.path, await colleagueHandsBack(profile, runs(2, 20), given.path))
    running = await startRound(profile)
  })
  afterAll(async () => {
    await running?.close()
    await profile?.remove()
    await exports?.remove()
    await given?.remove()
    await writeTable(
      'kills',
      [...done].map(([act, { kills, acknowledged, starts }]) => ({
        fault: `killed while ${act}`,
        times: kills,
        promised: 'every start succeeds, nothing acknowledged is lost, no half bundle is taken for whole',
        seen: `${starts} of ${kills} starts, ${acknowledged} acknowledged deeds all there in both copies`,
        held: starts === kills,
      })),
    )
  })

  for (const [index, act] of Array.from(
    { length: KILLS },
    (_, kill) => names[kill % names.length] ?? '',
  ).entries())
    it(`leaves all that was acknowledged, kill ${index + 1}, ${act}`, { retry: RETRY }, async () => {
      const before = {
        saved: story.answers.saved.size,
        photos: story.savedPhotos.size,
        receipts: story.receipts.size,
        upgrades: story.upgrades,
        merged: story.merged,
      }
      const doing = ACTS[act]?.(running, story).catch((error: unknown) => {
        if (!/closed|crash|destroyed|disconnected|not find context/i.test(String(error))) throw error
      })
      await Promise.race([
        doing,
        new Promise((resolve) => setTimeout(resolve, Math.floor(chance() * (LONGEST[act] ?? USUAL)))),
      ])
      await running.kill()
      await doing
      const row = done.get(act) ?? { kills: 0, acknowledged: 0, starts: 0 }
      row.kills += 1
      done.set(act, row)

      running = await heard(async () => {
        const again = await startRound(profile)
        expectWhole(await keptInDatabase(again), story)
        return again
      })
      row.starts += 1
      expectWhole(await keptInJournal(profile), story)
      await expectNoHalfBundle(story)
      row.acknowledged +=
        act === 'answering'
          ? story.answers.saved.size
          : story.savedPhotos.size -
            before.photos +
            (story.receipts.size - before.receipts) +
            (story.upgrades - before.upgrades) +
            (story.merged - before.merged)
    })
})

function expectWhole(
  { state, files }: Kept,
  { answers, savedPhotos, upgrades, handedOver, merged }: Story,
): void {
  for (const [name, saved] of answers.saved) {
    const kept = numberOf(state.answers.get(name)?.value)
    expect(kept, `${name} was saved as ${saved}`).toBeGreaterThanOrEqual(saved)
    expect(kept, `${name} was never typed as ${kept}`).toBeLessThanOrEqual(answers.typed.get(name) ?? 0)
  }
  for (const [name, typed] of handedOver[merged - 1]?.typed ?? [])
    expect(numberOf(state.answers.get(name)?.value), `${name}, merged`).toBeGreaterThanOrEqual(typed)
  const attached = new Set([...state.attachments.values()].flat().map(({ sha256 }) => sha256))
  for (const sha256 of savedPhotos) {
    expect(attached, 'the event of a saved picture').toContain(sha256)
    expect(files, 'the bytes of a saved picture').toContain(sha256)
  }
  for (const sha256 of attached) expect(files, 'the bytes behind an event').toContain(sha256)
  expect(state.upgrades.length, 'changes of the version').toBeGreaterThanOrEqual(upgrades)
}

async function expectNoHalfBundle({ exports, receipts }: Story): Promise<void> {
  const found = (await readdir(exports))
    .filter((name) => name.endsWith('.adit'))
    .map((name) => join(exports, name))
  for (const path of receipts) expect(found).toContain(path)
  for (const path of found) {
    const { stdout } = await run(process.execPath, [commandLine, 'verify', path, '--json'])
    expect(JSON.parse(stdout).lights.intact, path).toBe('yes')
  }
}
