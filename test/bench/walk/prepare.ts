import { createHash } from 'node:crypto'
import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { appendEvent, type FeedTail } from '../../../shared/record/append.ts'
import type { AditEvent, EventBody, EventId } from '../../../shared/record/event.ts'
import { launchApp, type RunningApp, temporaryFolder } from '../../app/support/launch-app.ts'
import { addToLibrary, chooseStage, pickForm } from '../../app/support/library.ts'
import { ANA, createMine, introduce, press, untilSaved } from '../../app/support/person.ts'
import { word } from '../../app/support/words.ts'
import { photo } from '../../faults/support/photo.ts'
import { type BenchForm, kindOf, nameOf } from './form.ts'

/** Bytes of a photo: they are only stored and shown small. */
const PHOTO_BYTES = 60_000

/** User data with one half-filled assessment for each form, each at a mine called like the form. */
export async function prepareWalks(forms: readonly BenchForm[]) {
  const profile = await temporaryFolder('bench-walk')
  let running = await launchApp(profile.path)
  await introduce(running.page, ANA)
  for (const form of forms) await begin(running, form)
  await running.close()
  const journal = join(profile.path, 'journal')
  for (const assessment of readdirSync(join(journal, 'log'))) halfFill(journal, assessment, forms)
  // What lies in the journal and not in the database is taken over at the next start.
  running = await launchApp(profile.path)
  await untilCompared(running)
  await running.close()
  return profile
}

/** After a start: waits at home until both copies were compared line by line; gives after how long, ms. */
export async function untilCompared({ page }: RunningApp): Promise<number> {
  const start = performance.now()
  await press(page, 'common', 'app.mark')
  await page.locator('[data-copies="agree"][data-checked="lines"]').waitFor({ timeout: 600_000 })
  return performance.now() - start
}

async function begin({ page }: RunningApp, { id, title, file }: BenchForm): Promise<void> {
  await press(page, 'common', 'app.checklists')
  await pickForm(page, [file])
  await chooseStage(page, 'acquisition')
  await addToLibrary(page, title)
  await press(page, 'common', 'app.mark')
  await createMine(page, title)
  await press(page, 'mine', 'start')
  const dialog = page.getByRole('dialog')
  await dialog.locator(`input[type=radio][value*="${id}"]`).check()
  await press(dialog, 'checklists', 'start.begin')
  await page.locator(`main [data-path="${nameOf.question(0)}"]`).waitFor()
  // One answer by hand, so that the person has a feed.
  const input = page.locator(`main [data-path="${nameOf.question(0)}"] input`).first()
  await input.fill('3')
  await input.blur()
  await untilSaved(page)
}

/** Goes on with the log of an assessment as the app would: every second question, and every picture. */
function halfFill(journal: string, assessment: string, forms: readonly BenchForm[]): void {
  const file = readdirSync(join(journal, 'log', assessment)).find((name) => name.endsWith('.jsonl'))
  if (file === undefined) throw new Error('an assessment without a feed')
  const path = join(journal, 'log', assessment, file)
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n')
  const form = forms.find(({ title }) => lines.some((line) => line.includes(`"name":"${title}"`)))
  const last = lines.at(-1) ?? ''
  if (form === undefined) throw new Error('a feed of no form')
  const { actor, feed, seq, lam } = JSON.parse(last) as AditEvent
  const prev: EventId = `sha256:${createHash('sha256').update(last).digest('hex')}`
  let tail: FeedTail = { feed, seq: seq + 1, prev, lam }
  const fresh: string[] = []
  const at = new Date(1_767_225_600_000).toISOString().replace('.000Z', 'Z')
  const add = (entry: EventBody) => {
    const made = appendEvent(tail, entry, { actor, at })
    tail = made.tail
    fresh.push(made.logged.line)
  }
  for (let index = 1; index < form.size; index += 1) {
    const kind = kindOf(index)
    const name = nameOf.question(index)
    if (kind === 'image') add(keepPhoto(journal, name, index))
    else if (index % 2 === 0 && kind !== 'asked') {
      const value = kind === 'integer' ? String(index % 10) : kind === 'text' ? `Seen at ${index}` : 'yes'
      add({ kind: 'answer.set', body: { path: name, value, bases: [] } })
    }
  }
  appendFileSync(path, `${fresh.join('\n')}\n`)
}

function keepPhoto(journal: string, path: string, index: number): EventBody {
  const { file, sha256 } = photo(index, PHOTO_BYTES)
  const folder = join(journal, 'files', sha256.slice(0, 2))
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, sha256), file.buffer)
  const { name, mimeType } = file
  return {
    kind: 'attachment.add',
    body: { path, sha256, name, size: file.buffer.length, media_type: mimeType },
  }
}

/** From any screen to the page of the mine of a form. */
export async function goToMine({ page }: RunningApp, { title }: BenchForm): Promise<void> {
  await press(page, 'common', 'app.mark')
  await page
    .getByRole('button', { name: new RegExp(`^${title}( |$)`) })
    .first()
    .click()
  await page.getByRole('heading', { name: title, level: 1 }).waitFor()
  await page
    .getByRole('button', { name: word('mine', 'continue') })
    .first()
    .waitFor()
}
