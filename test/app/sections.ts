import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { describe, it } from 'vitest'
import { readBuiltInChecklists } from '../../main/checklists/built-in.ts'
import { FLAGS } from '../../renderer/screens/mine/profile-fields.ts'
import type { Checklist, CompiledRow } from '../../shared/checklist/checklist.ts'
import type { Choice } from '../../shared/checklist/definition.ts'
import { answerQuestion } from './support/answer.ts'
import { LANGUAGES, sayIn } from './support/capture.ts'
import { inMain } from './support/in-main.ts'
import { launchApp, type RunningApp, temporaryFolder } from './support/launch-app.ts'
import { openingAnswers } from './support/opening-answers.ts'
import { ANA, createMine, introduce, openSection, press, untilSaved } from './support/person.ts'
import { word } from './support/words.ts'

const assets = join(import.meta.dirname, '..', '..', 'assets')
const WIDTH = 1100
/** Above this a window is no longer drawn whole. */
const TALLEST = 12_000

const all = (answer: 'yes' | 'no') => Object.fromEntries(FLAGS.map((flag) => [flag, answer]))

/** Two mines that together are asked everything: some questions are asked only where there is no smelter, or not in China. */
const MINES = [
  { name: 'Everything', country: 'China', flags: all('yes'), suffix: '' },
  { name: 'Elsewhere', country: 'Peru', flags: { ...all('yes'), CHN: 'no', smelt: 'no' }, suffix: '-b' },
] as const

/**
 * Pictures of every section of the built-in checklists with as many questions open as can be, for people who read them.
 * They take ten minutes: `ADIT_SECTIONS_DIR=<folder> npm run demo` takes them too.
 */
describe.skipIf(process.env.ADIT_SECTIONS_DIR === undefined)('sections', async () => {
  const checklists = await readBuiltInChecklists(assets)
  /** Questions that a picture already shows, by checklist. */
  const seen = new Set<string>()

  for (const checklist of checklists) {
    const { form_id } = checklist.definition
    for (const mine of MINES) {
      it(`of ${form_id} at ${mine.name}`, async () => {
        const profile = await temporaryFolder('sections-profile')
        const running = await launchApp(profile.path)
        try {
          await introduce(running.page, ANA)
          await createMine(running.page, mine.name, mine)
          await begin(running, checklist)
          await takeSections(running, checklist, mine.suffix, seen)
        } finally {
          await running.close()
          await profile.remove()
        }
      })
    }
  }
})

async function begin({ page }: RunningApp, { definition }: Checklist): Promise<void> {
  const heading = page.getByRole('heading', {
    name: word('common', `stage.${definition.stage}`),
    level: 3,
  })
  await press(page.getByRole('listitem').filter({ has: heading }), 'mine', 'start')
  await press(page.getByRole('dialog'), 'checklists', 'start.begin')
  // A button called so stands on the screen of the mine too: the sections only here.
  await page
    .getByRole('navigation', { name: word('walk', 'sections') })
    .getByRole('button')
    .first()
    .waitFor()
}

async function takeSections(
  running: RunningApp,
  checklist: Checklist,
  suffix: string,
  seen: Set<string>,
): Promise<void> {
  const { page } = running
  const { form_id } = checklist.definition
  const folder = join(destination(), form_id)
  await mkdir(folder, { recursive: true })
  const answers = openingAnswers(checklist)
  for (const [index, { name, label, children }] of checklist.sections.entries()) {
    const title = label.text.en ?? name
    const button = page.getByRole('navigation', { name: word('walk', 'sections') }).getByRole('button')
    if ((await button.filter({ hasText: title }).count()) === 0) continue
    await openSection(page, title)
    await openEverything(page.locator('main'), children, { running, checklist, answers })
    await untilSaved(page)
    const paths = await page
      .locator('main [data-path]')
      .evaluateAll((elements) => elements.map((element) => element.getAttribute('data-path')))
    const names = paths.map((path) => `${form_id}/${path?.replace(/^.*\//, '')}`)
    if (names.every((name) => seen.has(name))) continue
    for (const name of names) seen.add(name)
    const number = String(index + 1).padStart(2, '0')
    for (const language of Object.keys(LANGUAGES) as (keyof typeof LANGUAGES)[]) {
      await sayIn(page, language)
      await takeTall(running, join(folder, `${number}-${name}${suffix}-${language}`))
    }
    await sayIn(page, 'en')
    await resize(running, 800)
  }
}

/** Answers what other questions wait for, until nothing more opens. Every repeat gets a row. */
async function openEverything(
  place: Locator,
  rows: readonly CompiledRow[],
  walk: {
    readonly running: RunningApp
    readonly checklist: Checklist
    readonly answers: ReadonlyMap<string, string | readonly string[]>
  },
): Promise<void> {
  const { page } = walk.running
  for (const row of rows) {
    if (row.kind === 'group') await openEverything(place, row.children, walk)
    else if (row.kind === 'repeat') {
      const repeat = place.locator(`section[id$="${row.name}"]`).first()
      if ((await repeat.count()) === 0) continue
      const entries = repeat.locator('section[id^="row-"]')
      if ((await entries.count()) === 0) {
        const add = repeat.getByRole('button', { name: word('questions', 'repeat.add') })
        if ((await add.count()) === 0) continue
        await add.last().click()
        await entries.first().waitFor()
      }
      await openEverything(entries.first(), row.children, walk)
    } else {
      const value = walk.answers.get(row.name)
      const question = place.locator(`[data-path="${row.name}"], [data-path$="/${row.name}"]`).first()
      if (value === undefined || (await question.count()) === 0) continue
      const answer = { page, checklist: walk.checklist, attachments: '' }
      for (const choice of [value].flat()) {
        if (row.definition.type.startsWith('select_')) await choose(question, choice, row.choices, page)
        else await answerQuestion(question, row.definition, answer, choice)
      }
    }
  }
}

/** Takes a choice, or the first one when the list is narrowed down to others. */
async function choose(
  question: Locator,
  name: string,
  choices: readonly Choice[],
  page: Page,
): Promise<void> {
  // Without the pointer: what is below moves when the question left behind says what it lacks.
  const click = (place: Locator) => place.evaluate((element) => (element as HTMLElement).click())
  const option = question.locator(`input[value="${name}"], [data-choice="${name}"]`)
  const menu = question.getByRole('combobox').first()
  if ((await option.count()) > 0) await click(option)
  else if ((await menu.count()) > 0) {
    const label = choices.find((choice) => choice.name === name)?.label.en ?? name
    const options = page.getByRole('listbox').getByRole('option')
    await menu.focus()
    // A menu closes when the page below it moves: then it is opened again.
    for (let tries = 0; tries < 5; tries += 1) {
      await menu.press('ArrowDown')
      await options.first().waitFor()
      const wanted = options.filter({ hasText: label })
      const place = ((await wanted.count()) > 0 ? wanted : options).first()
      if (
        await place
          .evaluate((element) => (element as HTMLElement).click(), null, { timeout: 2000 })
          .then(
            () => true,
            () => false,
          )
      )
        return
    }
    throw new Error(`the menu of ${name} does not stay open`)
  }
}

async function takeTall(running: RunningApp, path: string): Promise<void> {
  const { page } = running
  await resize(running, 800)
  const middle = page.locator('main h2').first().locator('xpath=../..')
  const needed = await middle.evaluate((element) => {
    element.scrollTop = 0
    return window.innerHeight + element.scrollHeight - element.clientHeight
  })
  await resize(running, Math.min(needed, TALLEST))
  await page.mouse.move(2, 2)
  const rest = await middle.evaluate((element) => element.scrollHeight - element.clientHeight)
  const screen = await middle.evaluate((element) => element.clientHeight)
  const pictures = Math.ceil(Math.max(rest, 0) / screen) + 1
  for (let k = 1; k <= pictures; k++) {
    await middle.evaluate((element, top) => element.scrollTo({ top }), (k - 1) * screen)
    await page.evaluate(() => document.fonts.ready)
    await page.screenshot({ path: `${path}${pictures === 1 ? '' : `-${k}`}.png` })
  }
}

async function resize({ app, page }: RunningApp, height: number): Promise<void> {
  await inMain(
    app,
    ({ BrowserWindow }, [width, height]) => BrowserWindow.getAllWindows()[0]?.setContentSize(width, height),
    [WIDTH, height] as const,
  )
  await page.waitForFunction(
    ([width, height]) => window.innerWidth === width && window.innerHeight === height,
    [WIDTH, height] as const,
  )
}

function destination(): string {
  const folder = process.env.ADIT_SECTIONS_DIR
  if (folder === undefined) throw new Error('ADIT_SECTIONS_DIR is not set')
  return folder
}
