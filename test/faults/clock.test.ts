import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RunningApp } from '../app/support/launch-app.ts'
import { press, untilSaved } from '../app/support/person.ts'
import { word } from '../app/support/words.ts'
import { keptInDatabase, keptInJournal } from './support/kept.ts'
import { type Profile, prepareProfile, question, startRound } from './support/prepare.ts'
import { TEXTS } from './support/round-form.ts'
import { RETRY, writeTable } from './support/table.ts'

const DAY = 24 * 3_600_000
const DAYS_BACK = 3

/** The device's clock jumps while somebody answers: times are kept as claimed, in the order of the log, and the jump is told. */
describe('a clock set back', () => {
  let profile: Profile
  let running: RunningApp

  beforeAll(async () => {
    profile = await prepareProfile()
    running = await startRound(profile)
  })
  afterAll(async () => {
    await running?.close()
    await profile?.remove()
  })

  it('is graded and told, corrects nothing and loses nothing', { retry: RETRY }, async () => {
    await answer(TEXTS[0], 'before')
    await setBack(running, DAYS_BACK * DAY)
    await answer(TEXTS[1], 'after')
    await running.page.getByText(word('history', 'clock.noticed'), { exact: true }).first().waitFor()

    await press(running.page, 'walk', 'finish')
    await running.page
      .getByText(word('history', 'clock.title_one'))
      .or(running.page.getByText(word('history', 'clock.back').split('{{')[0] ?? ''))
      .first()
      .waitFor()

    await running.kill()
    running = await startRound(profile)
    const copies = [await keptInDatabase(running), await keptInJournal(profile)]
    for (const { state, events } of copies) {
      expect(state.answers.get(TEXTS[0] ?? '')?.value).toBe('before')
      expect(state.answers.get(TEXTS[1] ?? '')?.value).toBe('after')
      const times = events
        .filter(({ event }) => event.kind === 'answer.set')
        .map(({ event }) => Date.parse(event.at))
      expect(
        Math.round(((times[0] ?? 0) - (times[1] ?? 0)) / DAY),
        'days back, as the device said them',
      ).toBe(DAYS_BACK)
    }
    await writeTable('clock', [
      {
        fault: `clock set back by ${DAYS_BACK} days while answering, then killed`,
        times: 1,
        promised: 'noticed on the screen, graded on Finish, corrected nowhere, nothing lost',
        seen: 'noticed, listed, both answers in both copies with the times the device claimed',
        held: true,
      },
    ])
  })

  async function answer(name = '', words: string): Promise<void> {
    const field = question(running, name).locator('textarea, input:not([type=file])').first()
    await field.fill(words)
    await field.blur()
    await untilSaved(running.page)
  }
})

/** The page's own clock is as far back as a person could have set the device's; the monotonic one runs on. */
async function setBack({ page }: RunningApp, by: number): Promise<void> {
  await page.evaluate((milliseconds) => {
    const Real = Date
    class Late extends Real {
      constructor(...given: unknown[]) {
        if (given.length === 0) super(Real.now() - milliseconds)
        else super(...(given as [number]))
      }
      static override now(): number {
        return Real.now() - milliseconds
      }
    }
    globalThis.Date = Late as DateConstructor
  }, by)
}
