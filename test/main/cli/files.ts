import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { DEFINITION, MINE } from '../../support/bundle-fixture.ts'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** A folder of its own that is gone when the file's tests are done. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'adit-cli-'))
  folders.push(folder)
  return folder
}

/** Writes a file, anything but text as JSON, and gives its path. */
export function write(folder: string, name: string, content: unknown): string {
  const path = join(folder, name)
  writeFileSync(
    path,
    typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content),
  )
  return path
}

/** The fixture's checklist as a file. */
export const writeChecklist = (folder: string) => write(folder, 'checklist.json', DEFINITION)

/** A mine as a file. */
export const writeMine = (folder: string) =>
  write(folder, 'mine.json', { id: MINE, name: 'Cerro Alto', profile: { tsf: true, area_ha: 2400 } })
