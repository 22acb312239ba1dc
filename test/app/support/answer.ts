import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import type { Checklist, CompiledRow } from '../../../shared/checklist/checklist.ts'
import type { Choice, QuestionDefinition } from '../../../shared/checklist/definition.ts'
import { type Answers, isNoted, type Point } from './answers-format.ts'
import { word } from './words.ts'

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

/** Answers one question by its own input. A value may come with what is said about it, as in the answers format. */
export async function answerQuestion(
  question: Locator,
  definition: QuestionDefinition,
  walk: Walk,
  given: unknown,
): Promise<void> {
  const { value, reason, evidence, comment } = isNoted(given) ? given : { value: given }
  const input = await question.evaluate(lookAt, typeof value === 'string' ? value : '')
  if (evidence !== undefined) await prove(question, walk, evidence)
  if (value !== undefined) await enter(question, definition, walk, value, input)
  if (reason !== undefined) {
    const why = question.getByLabel(word('questions', 'reason.label'))
    await why.fill(reason)
    await why.blur()
  }
  if (comment !== undefined) await note(question, walk, comment)
}

/** Puts the question into the middle, where there is room for a menu above or below, and tells how a choice is made in it. */
function lookAt(question: Element, choice: string): 'key' | 'radio' | 'other' {
  question.scrollIntoView({ block: 'center' })
  const name = CSS.escape(choice)
  if (question.querySelector(`[data-choice="${name}"]`) !== null) return 'key'
  return question.querySelector(`input[type=radio][value="${name}"]`) === null ? 'other' : 'radio'
}

async function enter(
  question: Locator,
  definition: QuestionDefinition,
  walk: Walk,
  value: unknown,
  input: 'key' | 'radio' | 'other',
): Promise<void> {
  const text = String(value)
  switch (definition.type) {
    case 'select_one':
      if (input === 'key') await question.locator(`[data-choice="${text}"]`).click()
      else if (input === 'radio') await question.locator(`input[type=radio][value="${text}"]`).check()
      else await chooseInMenu(question, definition, walk, text)
      break
    case 'select_multiple':
      for (const name of value as readonly string[]) await chooseToo(question, definition, walk, name)
      break
    case 'image':
    case 'audio':
    case 'video':
    case 'file': {
      const names = [value].flat().map(String)
      const files = names.map((name) => fileOf(walk, name))
      await question
        .locator('input[type=file]')
        .first()
        .setInputFiles(await Promise.all(files))
      for (const name of names) await question.getByText(name).first().waitFor()
      break
    }
    case 'geopoint':
      await fill(question, lineOf(value as Point))
      break
    case 'geotrace':
      await fill(question, (value as Point[]).map(lineOf).join('\n'))
      break
    case 'geoshape':
      await fill(question, (value as Point[]).slice(0, -1).map(lineOf).join('\n'))
      break
    default:
      await fill(question, text)
  }
}

/** The file with its name as it is: Chromium misreads a path that is not ASCII where the system has no UTF-8 locale. */
async function fileOf({ attachments }: Walk, name: string) {
  return { name, mimeType: '', buffer: await readFile(join(attachments, name)) }
}

/** Says how well the answer is proven. */
async function prove(question: Locator, { page }: Walk, level: string): Promise<void> {
  const menu = question.getByRole('combobox', { name: word('questions', 'evidence.label') })
  const label = word('questions', `evidence.${level}`)
  if ((await menu.inputValue()) === label) return
  await menu.click()
  await page.getByRole('option', { name: label, exact: true }).click()
}

/** Adds a comment in the panel that speaks of the question at hand. */
async function note(question: Locator, { page }: Walk, text: string): Promise<void> {
  await question.focus()
  const panel = page.getByRole('complementary', { name: word('walk', 'panel.title') })
  // It follows a moment behind.
  await panel.locator(`[data-about="${await question.getAttribute('data-path')}"]`).waitFor()
  await panel.getByRole('textbox', { name: word('walk', 'comment.label') }).fill(text)
  await panel.getByRole('button', { name: word('walk', 'comment.add'), exact: true }).click()
  await panel.getByText(text, { exact: true }).first().waitFor()
}

async function fill(question: Locator, text: string): Promise<void> {
  const input = question.locator('input:not([type=file]), textarea').first()
  await input.fill(text)
  await input.blur()
}

async function chooseInMenu(
  question: Locator,
  definition: QuestionDefinition,
  walk: Walk,
  name: string,
): Promise<void> {
  const label = labelOf(definition, walk, name)
  const menu = question.getByRole('combobox').first()
  if ((await menu.inputValue()) === label) return
  await menu.click()
  await menu.fill(label)
  await walk.page.getByRole('option', { name: label, exact: true }).click()
}

/** One of several choices: a chip, or an entry of a menu that stays open. */
async function chooseToo(
  question: Locator,
  definition: QuestionDefinition,
  walk: Walk,
  name: string,
): Promise<void> {
  const chip = question.locator(`input[type=checkbox][value="${name}"]`)
  if ((await chip.count()) > 0) {
    if (!(await chip.isChecked())) await question.locator(`input[value="${name}"] ~ label`).click()
    return
  }
  const label = labelOf(definition, walk, name)
  const menu = question.getByRole('combobox').first()
  await menu.click()
  await menu.fill(label)
  const option = walk.page.getByRole('option', { name: label, exact: true })
  if ((await option.getAttribute('aria-selected')) !== 'true') await option.click()
  await menu.blur()
}

function labelOf({ list_name = '' }: QuestionDefinition, { checklist }: Walk, name: string): string {
  const choices: readonly Choice[] = checklist.definition.choices[list_name] ?? []
  return choices.find((choice) => choice.name === name)?.label.en ?? name
}

function lineOf({ lat, lon, alt, accuracy }: Point): string {
  const height = alt === undefined ? '' : `, ${alt} m`
  return `${lat}, ${lon}${height}${accuracy === undefined ? '' : ` ±${accuracy} m`}`
}
