import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import type { Checklist, CompiledRow } from '../../../shared/checklist/checklist.ts'
import type { Choice, QuestionDefinition } from '../../../shared/checklist/definition.ts'
import { word } from './words.ts'

/** The answers of the story, in the format of `adit pack --answers`. */
export type Answers = Readonly<Record<string, unknown>>

/** Answers every question of a section that the answers speak of, in order, as a person at the screen would. */
export async function answerSection(
  page: Page,
  checklist: Checklist,
  section: string,
  answers: Answers,
  attachments: string,
): Promise<void> {
  const rows = checklist.sections.find(({ name }) => name === section)?.children ?? []
  await answerRows(page.locator('main'), rows, { page, checklist, attachments }, answers)
}

interface Walk {
  readonly page: Page
  readonly checklist: Checklist
  readonly attachments: string
}

async function answerRows(
  place: Locator,
  rows: readonly CompiledRow[],
  walk: Walk,
  answers: Answers,
): Promise<void> {
  for (const row of rows) {
    if (row.kind === 'group') await answerRows(place, row.children, walk, answers)
    else if (!(row.name in answers)) continue
    else if (row.kind === 'question') {
      const question = place.locator(`[data-path="${row.name}"], [data-path$="/${row.name}"]`)
      await answerQuestion(question, row.definition, walk, answers[row.name])
    } else {
      const repeat = place.locator(`section[id$="${row.name}"]`)
      for (const [index, entry] of (answers[row.name] as Answers[]).entries()) {
        const entries = repeat.locator('section[id^="row-"]')
        if ((await entries.count()) <= index) {
          await repeat.getByRole('button', { name: word('questions', 'repeat.add') }).click()
        }
        await answerRows(entries.nth(index), row.children, walk, entry)
      }
    }
  }
}

/** Answers one question by its own input. A value may come with its reason, as in the answers format. */
export async function answerQuestion(
  question: Locator,
  definition: QuestionDefinition,
  walk: Walk,
  given: unknown,
): Promise<void> {
  const { value, reason, evidence } = isNoted(given) ? given : { value: given }
  // In the middle there is room for a menu above or below.
  await question.evaluate((element) => element.scrollIntoView({ block: 'center' }))
  if (evidence !== undefined) await prove(question, walk, evidence)
  if (value === undefined) return
  const text = String(value)
  switch (definition.type) {
    case 'select_one':
      await choose(question, definition, walk, text)
      break
    case 'image':
      await question.locator('input[type=file]').first().setInputFiles(join(walk.attachments, text))
      await question.getByText(text).first().waitFor()
      break
    case 'geopoint':
      await fill(question, lineOf(value as Point))
      break
    case 'geoshape':
      await fill(question, (value as Point[]).slice(0, -1).map(lineOf).join('\n'))
      break
    default:
      await fill(question, text)
  }
  if (reason !== undefined) {
    await question.getByLabel(word('questions', 'reason.label')).fill(reason)
    await question.getByLabel(word('questions', 'reason.label')).blur()
  }
}

/** Says how well the answer is proven. */
async function prove(question: Locator, { page }: Walk, level: string): Promise<void> {
  const menu = question.getByRole('combobox', { name: word('questions', 'evidence.label') })
  const label = word('questions', `evidence.${level}`)
  if ((await menu.inputValue()) === label) return
  await menu.click()
  await page.getByRole('option', { name: label, exact: true }).click()
}

async function fill(question: Locator, text: string): Promise<void> {
  const input = question.locator('input:not([type=file]), textarea').first()
  await input.fill(text)
  await input.blur()
}

async function choose(
  question: Locator,
  definition: QuestionDefinition,
  walk: Walk,
  name: string,
): Promise<void> {
  const key = question.locator(`[data-choice="${name}"]`)
  const radio = question.locator(`input[type=radio][value="${name}"]`)
  if ((await key.count()) > 0) await key.click()
  else if ((await radio.count()) > 0) await radio.check()
  else {
    const choices: readonly Choice[] = walk.checklist.definition.choices[definition.list_name ?? ''] ?? []
    const label = choices.find((choice) => choice.name === name)?.label.en ?? name
    const menu = question.getByRole('combobox').first()
    if ((await menu.inputValue()) === label) return
    await menu.click()
    await menu.fill(label)
    await walk.page.getByRole('option', { name: label, exact: true }).click()
  }
}

interface Point {
  readonly lat: string
  readonly lon: string
  readonly alt?: string
  readonly accuracy?: string
}

function lineOf({ lat, lon, accuracy }: Point): string {
  return `${lat}, ${lon}${accuracy === undefined ? '' : ` ±${accuracy} m`}`
}

interface Noted {
  readonly value?: unknown
  readonly reason?: string
  readonly evidence?: string
}

function isNoted(given: unknown): given is Noted {
  return typeof given === 'object' && given !== null && ('value' in given || 'evidence' in given)
}
