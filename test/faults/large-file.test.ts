import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { intakeReport } from '../app/support/evidence.ts'
import { temporaryFolder } from '../app/support/launch-app.ts'
import { untilSaved } from '../app/support/person.ts'
import { dragFilesOnto } from '../app/support/photos.ts'
import { chanceFrom } from './support/chance.ts'
import { keptInDatabase, keptInJournal } from './support/kept.ts'
import { memoryDuring } from './support/memory-of.ts'
import { prepareProfile, question, startRound } from './support/prepare.ts'
import { PHOTOS } from './support/round-form.ts'
import { type FaultRow, LONG, writeTable } from './support/table.ts'

const MEGABYTES = 300

/** A video of a flight around a dam. Only with `npm run faults`. */
describe.runIf(LONG)('a large file', () => {
  const table: FaultRow[] = []
  afterAll(() => writeTable('large-file', table))

  it(`of ${MEGABYTES} MB comes in with its own hash, and no process holds it`, async () => {
    const profile = await prepareProfile()
    const folder = await temporaryFolder('faults-video')
    try {
      const path = join(folder.path, 'flight.mp4')
      const sha256 = await writeVideo(path, MEGABYTES)
      const running = await startRound(profile)
      const place = question(running, PHOTOS[0] ?? '')
      const { before, most } = await memoryDuring(running, async () => {
        await dragFilesOnto(place, [path])
        const report = await intakeReport(running.page)
        await report.getByText('1 file added').waitFor()
        await untilSaved(running.page)
      })
      const database = await keptInDatabase(running)
      await running.close()
      const journal = await keptInJournal(profile)
      const grown = { main: most.main - before.main, page: most.page - before.page }
      table.push({
        fault: `a video of ${MEGABYTES} MB`,
        times: 1,
        promised:
          'its own hash in both copies; memory grows by less than half of it in the main process and the page',
        seen: `main process ${before.main} to ${most.main} MB, page ${before.page} to ${most.page} MB`,
        held: Math.max(grown.main, grown.page) < MEGABYTES / 2,
      })
      expect(journal.files).toContain(sha256)
      expect(database.files).toContain(sha256)
      expect(journal.state.attachments.get(PHOTOS[0] ?? '')).toMatchObject([
        { sha256, media_type: 'video/mp4', size: MEGABYTES * 1_000_000 },
      ])
      expect(grown.main).toBeLessThan(MEGABYTES / 2)
      expect(grown.page).toBeLessThan(MEGABYTES / 2)
    } finally {
      await profile.remove()
      await folder.remove()
    }
  })
})

/** Writes what begins as a video and is like no other. Gives its hash. */
async function writeVideo(path: string, megabytes: number): Promise<string> {
  const hash = createHash('sha256')
  const file = await open(path, 'wx')
  const chance = chanceFrom(7)
  const piece = Buffer.alloc(1_000_000)
  for (let at = 0; at < piece.length; at += 4) piece.writeUInt32LE(Math.floor(chance() * 2 ** 32), at)
  for (let number = 0; number < megabytes; number += 1) {
    if (number === 0) piece.write('\0\0\0\x18ftypisom', 0, 'latin1')
    else piece.writeUInt32LE(number, 0)
    hash.update(piece)
    await file.write(piece)
  }
  await file.close()
  return hash.digest('hex')
}
