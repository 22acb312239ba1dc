import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readBuiltInChecklist } from '../../../main/checklists/built-in.ts'
import type { Checklist } from '../../../shared/checklist/checklist.ts'
import type { Answers } from './answers-format.ts'
import { isNoted, isRows } from './answers-format.ts'

const repository = join(import.meta.dirname, '..', '..', '..')
const worked = join(repository, 'test', 'worked')
const picture = join(repository, 'test', 'support', 'cerro-alto', 'attachments', 'haz-1-waste-store.jpg')

/** One stage of a worked assessment, ready to be typed in. */
export interface StageWalk {
  readonly checklist: Checklist
  readonly answers: Answers
  readonly name: string
  readonly profile: Readonly<Record<string, string>>
}

/** Reads what is said of `mine` in the worked assessments of a checklist. */
export async function readStageWalk(checklistId: string, mine: string): Promise<StageWalk> {
  const checklist = await readBuiltInChecklist(join(repository, 'assets'), checklistId)
  if (checklist === null) throw new Error(`there is no checklist ${checklistId}`)
  const read = async (file: string) =>
    JSON.parse(await readFile(join(worked, checklistId, mine, file), 'utf8'))
  const { name, profile } = await read('mine.json')
  return { checklist, answers: await read('answers.json'), name, profile }
}

/**
 * Writes a file for every one that the answers name, no two alike: a small photograph with its name inside, or a text
 * where no photograph is named. Gives their SHA-256 by name.
 */
export async function makeFiles(
  { checklist, answers }: StageWalk,
  folder: string,
): Promise<ReadonlyMap<string, string>> {
  const photo = await readFile(picture)
  const hashes = new Map<string, string>()
  for (const name of filesIn(checklist, answers)) {
    const bytes = /\.jpe?g$/.test(name) ? withNote(photo, name) : Buffer.from(`%PDF-1.4\n% ${name}\n`)
    await writeFile(join(folder, name), bytes)
    hashes.set(name, createHash('sha256').update(bytes).digest('hex'))
  }
  return hashes
}

/** The files that the answers name, each once. */
function filesIn(checklist: Checklist, answers: Answers): ReadonlySet<string> {
  const found = new Set<string>()
  for (const [name, given] of Object.entries(answers)) {
    if (isRows(given)) for (const row of given) for (const file of filesIn(checklist, row)) found.add(file)
    const type = checklist.rows.get(name)?.definition.type ?? ''
    if (!['image', 'file', 'audio', 'video'].includes(type)) continue
    for (const file of [isNoted(given) ? given.value : given].flat()) found.add(String(file))
  }
  return found
}

/** A JPEG with a comment behind its first marker: another file, the same picture. */
function withNote(jpeg: Buffer, note: string): Buffer {
  const text = Buffer.from(note)
  const head = Buffer.from([0xff, 0xfe, 0, 0])
  head.writeUInt16BE(text.length + 2, 2)
  return Buffer.concat([jpeg.subarray(0, 2), head, text, jpeg.subarray(2)])
}
