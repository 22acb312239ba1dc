import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import en from '../../assets/messages/en/menu.json' with { type: 'json' }
import zh from '../../assets/messages/zh/menu.json' with { type: 'json' }
import { launchApp, type RunningApp } from '../app/support/launch-app.ts'
import { press, untilSaved } from '../app/support/person.ts'
import { chanceFrom, SEED } from './support/chance.ts'
import { type Kept, keptInDatabase, keptInJournal } from './support/kept.ts'
import { startOutside } from './support/outside.ts'
import { openRound, type Profile, prepareProfile, question, startRound } from './support/prepare.ts'
import { TEXTS } from './support/round-form.ts'
import { CAN_MOUNT, type SmallDisk, smallDisk } from './support/small-disk.ts'
import { type FaultRow, LONG, RETRY, runs, writeTable } from './support/table.ts'
import { keepTyping, nothingTyped, numberOf, type Typed } from './support/typing.ts'

/** Room for Chromium's own files, the records, and a margin that is then filled up. */
const MEGABYTES = 400
const chance = chanceFrom(SEED)
const table: FaultRow[] = []

/** The disk that everything lies on fails while people go on answering. Only with `npm run faults`, and the right to mount. */
describe.runIf(LONG && CAN_MOUNT)(`disks, seed ${SEED}`, () => {
  let original: Profile

  beforeAll(async () => {
    original = await prepareProfile()
  })
  afterAll(async () => {
    await original?.remove()
    await writeTable('disks', table)
  })

  const times = runs(1, 12)
  it('keeps what is typed on a full disk, says so, and saves it when there is room', {
    retry: RETRY,
  }, async () => {
    let held = 0
    const seen: string[] = []
    try {
      for (let time = 0; time < times; time += 1) {
        await onSmallDisk(original, async ({ disk, running, profile, typed }) => {
          await keepTyping(running, TEXTS, typed, 5)
          const left = Math.floor(chance() * 200_000)
          await disk.fill(left)
          const typing = keepTyping(running, TEXTS, typed, 120)
          // Either the reserve and the rounding of the disk hold all of it, or the screen says that it does not.
          await Promise.race([typing, trouble(running)])
          const troubled = await running.page.locator('[data-save="failed"], [data-save="one-copy"]').count()
          await disk.clear()
          // Chromium now and then opens no database any more after that, until the page is loaded anew: the screen offers it.
          const silent = running.page.locator('[data-why="storage-silent"]').waitFor({ timeout: 0 })
          const wentOn = await Promise.race([typing.then(() => true), silent.then(() => false)])
          silent.catch(() => {})
          if (!wentOn) {
            await running.page.locator('[data-why="storage-silent"]').click()
            await press(running.page, 'copies', 'mark.reload')
            await typing
            await openRound(running)
          }
          await untilSaved(running.page)
          const how = troubled > 0 ? 'told' : 'held'
          seen.push(
            `${left} bytes left: ${how}${wentOn ? '' : ', the database back with the screen loaded anew'}`,
          )
          await running.kill()
          const again = await startRound(profile)
          expectTyped(await keptInDatabase(again), typed)
          expectTyped(await keptInJournal(profile), typed)
          await again.close()
        })
        held += 1
      }
    } finally {
      table.push({
        fault: 'disk filled to the last bytes while answering, then freed',
        times,
        promised: 'told, kept on screen, saved when there is room or the screen says how; nothing lost',
        seen: `${held} of ${times}; ${seen.join('; ')}`,
        held: held === times,
      })
    }
  })

  it('says at the start that the disk is still full, and says no more when there is room', {
    retry: RETRY,
  }, async () => {
    let held = 0
    try {
      await onSmallDisk(original, async ({ disk, running, profile, typed }) => {
        await keepTyping(running, TEXTS, typed, 5)
        await untilSaved(running.page)
        await running.kill()
        await disk.fill(0)
        const again = await launchApp(profile.path)
        try {
          // Above the screen, or instead of it where Chromium cannot open its database.
          await again.page.locator('[data-disk="full"]').waitFor()
          await disk.clear()
          await again.page.locator('[data-disk]').waitFor({ state: 'detached' })
          await openRound(again)
          await keepTyping(again, TEXTS, typed, 1)
          await untilSaved(again.page)
          expectTyped(await keptInDatabase(again), typed)
        } finally {
          await again.kill()
        }
      })
      held += 1
    } finally {
      table.push({
        fault: 'started while the disk is still full, then freed',
        times: 1,
        promised: 'told how much to free and where; goes on by itself; nothing lost',
        seen: `${held} of 1`,
        held: held === 1,
      })
    }
  })

  it('says at the start that the disk is write-protected, and starts by itself once it is not', {
    retry: RETRY,
  }, async () => {
    let held = 0
    try {
      for (const language of ['en-US', 'zh-CN'] as const) {
        await onSmallDisk(original, async ({ disk, running, profile, typed }) => {
          await keepTyping(running, TEXTS, typed, 5)
          await untilSaved(running.page)
          await running.kill()
          await disk.protect(true)
          const again = await startOutside(profile.path, language)
          try {
            const said = (language === 'en-US' ? en : zh).dialogs.disk['read-only']
            await expect.poll(again.said, { timeout: 60_000 }).toContain(said)
            await disk.protect(false)
            const page = await again.page()
            await question({ page }, TEXTS[0] ?? '').waitFor()
            await untilSaved(page)
            expectTyped(await keptInDatabase({ page }), typed)
          } finally {
            await again.end()
          }
        })
        held += 1
      }
    } finally {
      table.push({
        fault: 'started on a write-protected disk, which then was not any more',
        times: 2,
        promised: 'a dialog says so; the app starts by itself; nothing lost',
        seen: `${held} of 2`,
        held: held === 2,
      })
    }
  })

  it('has everything that was saved when the power goes while the disk is full', {
    retry: RETRY,
  }, async () => {
    let held = 0
    try {
      for (let time = 0; time < times; time += 1) {
        await onSmallDisk(original, async ({ disk, running, profile, typed }) => {
          await keepTyping(running, TEXTS, typed, 5)
          await disk.fill(Math.floor(chance() * 200_000))
          const typing = keepTyping(running, TEXTS, typed, 60)
          await Promise.race([typing, trouble(running)])
          await running.kill()
          await typing
          await disk.clear()
          const again = await startRound(profile)
          for (const [name, number] of typed.saved)
            expect(
              numberOf(await again.page.locator(`main [data-path="${name}"] input`).first().inputValue()),
            ).toBeGreaterThanOrEqual(number)
          await again.kill()
        })
        held += 1
      }
    } finally {
      table.push({
        fault: 'killed on a full disk, started again once it was freed',
        times,
        promised: 'the start succeeds and shows all that was saved',
        seen: `${held} of ${times}`,
        held: held === times,
      })
    }
  })
})

describe.runIf(LONG && !CAN_MOUNT)('disks', () => {
  it('were not tried: this machine does not let us mount one', () => writeTable('disks', []))
})

interface Scene {
  readonly disk: SmallDisk
  readonly profile: Profile
  readonly running: RunningApp
  readonly typed: Typed
}

async function onSmallDisk(original: Profile, scene: (scene: Scene) => Promise<void>): Promise<void> {
  const disk = await smallDisk(MEGABYTES)
  const profile = { path: join(disk.path, 'profile'), remove: disk.remove }
  let running: RunningApp | undefined
  try {
    await cp(original.path, profile.path, { recursive: true })
    running = await startRound(profile)
    await scene({ disk, profile, running, typed: nothingTyped() })
  } finally {
    await running?.kill().catch(() => {})
    await disk.remove()
  }
}

/** Until the screen says that not both copies have everything. */
async function trouble({ page }: RunningApp): Promise<void> {
  await page
    .locator('[data-save="failed"], [data-save="one-copy"]')
    .waitFor({ timeout: 0 })
    .catch(() => {})
}

function expectTyped({ state }: Kept, { typed }: Typed): void {
  for (const [name, number] of typed) expect(numberOf(state.answers.get(name)?.value), name).toBe(number)
}
