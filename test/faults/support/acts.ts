import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { acceptStranger, openMerge } from '../../app/support/hand-over.ts'
import type { RunningApp } from '../../app/support/launch-app.ts'
import { ANA, press, untilSaved } from '../../app/support/person.ts'
import { saveDialogsAnswer } from '../../app/support/story.ts'
import { word } from '../../app/support/words.ts'
import type { chanceFrom } from './chance.ts'
import { photo } from './photo.ts'
import { goToRound, question } from './prepare.ts'
import { PHOTOS, TEXTS } from './round-form.ts'
import { keepTyping, nothingTyped } from './typing.ts'

/** All that people did in one profile so far, and what of it the app had acknowledged. */
export interface Story {
  readonly chance: ReturnType<typeof chanceFrom>
  readonly answers: ReturnType<typeof nothingTyped>
  /** Hashes of pictures that the screen showed as saved. */
  readonly savedPhotos: Set<string>
  /** Pictures taken in so far. */
  photos: number
  /** Where bundles are written. */
  readonly exports: string
  /** Bundles that the screen showed a receipt for. */
  readonly receipts: Set<string>
  bundles: number
  /** Changes of the checklist's version, there and back, that the screen showed as done. */
  upgrades: number
  /** What a colleague hands over, one bundle after the other, each with more than the one before. */
  readonly handedOver: readonly HandedOver[]
  /** How many of these are merged, as the screen showed. */
  merged: number
}

/** A bundle from a colleague. */
export interface HandedOver {
  readonly path: string
  /** The number that the colleague had typed last into each question. */
  readonly typed: ReadonlyMap<string, number>
}

/** A story before anything was done. */
export function newStory(
  chance: Story['chance'],
  exports: string,
  handedOver: readonly HandedOver[] = [],
): Story {
  return {
    chance,
    answers: nothingTyped(),
    savedPhotos: new Set(),
    photos: 0,
    exports,
    receipts: new Set(),
    bundles: 0,
    upgrades: 0,
    handedOver,
    merged: 0,
  }
}

/** Something people do without end, until the power goes. Each starts on the walk screen. */
export type Act = (running: RunningApp, story: Story) => Promise<void>

/** What can be interrupted, by name. */
export const ACTS: Readonly<Record<string, Act>> = {
  async answering(running, { answers }) {
    await keepTyping(running, TEXTS, answers)
  },

  async attaching(running, story) {
    for (;;) {
      story.photos += 1
      const taken = photo(story.photos, Math.floor(story.chance() * 3_000_000))
      const place = question(running, PHOTOS[story.photos % PHOTOS.length] ?? '')
      await place.locator('input[type=file]').first().setInputFiles(taken.file)
      await place.getByText(taken.file.name).first().waitFor()
      await untilSaved(running.page)
      story.savedPhotos.add(taken.sha256)
    }
  },

  async upgrading({ page }, story) {
    for (;;) {
      const onward = page.locator('[data-newer="true"]')
      const back = page.locator('[data-newer="false"]')
      await onward.or(back).first().waitFor()
      const forward = await onward.isVisible()
      await (forward ? onward : back).click()
      await page
        .getByRole('button', { name: forward ? say('do', '2') : say('undo', '1') })
        .first()
        .click()
      await (forward ? back : onward).waitFor()
      story.upgrades += 1
    }
  },

  async merging(running, story) {
    const { page } = running
    for (;;) {
      // The last one again and again, when there are no more: nothing is new in it then.
      const next = Math.min(story.merged, story.handedOver.length - 1)
      await openMerge(running, story.handedOver[next]?.path ?? '')
      const nothing = page.getByText(word('merge', 'situation.nothing'), { exact: true })
      if (!(await nothing.isVisible())) {
        const begin = page.getByRole('button', { name: word('merge', 'do'), exact: true })
        const stranger = page.getByRole('button', { name: word('merge', 'feeds.accept'), exact: true })
        if (await stranger.first().isVisible()) await acceptStranger(page)
        await begin.click()
        await page.getByRole('button', { name: word('merge', 'done.walk'), exact: true }).waitFor()
      }
      story.merged = next + 1
    }
  },

  async signing(running, story) {
    const { page, app } = running
    await press(page, 'walk', 'finish')
    await press(page, 'finish', 'sign')
    for (;;) {
      story.bundles += 1
      await mkdir(story.exports, { recursive: true })
      const path = join(story.exports, `round-${story.bundles}.adit`)
      await saveDialogsAnswer(app, path)
      await page.getByText(word('sign', 'witness.none'), { exact: true }).click()
      await page.getByLabel(word('sign', 'author.passphrase')).first().fill(ANA.passphrase)
      await press(page, 'sign', 'submit')
      await page.getByRole('heading', { name: word('sign', 'receipt.title') }).waitFor()
      story.receipts.add(path)
      await goToRound(running)
      await press(page, 'walk', 'finish')
      await press(page, 'finish', 'sign')
    }
  },
}

/** A sentence about versions, with its version. */
function say(key: string, version: string): string {
  return word('upgrade', key).replaceAll(/\{\{(to|version)\}\}/g, version)
}
