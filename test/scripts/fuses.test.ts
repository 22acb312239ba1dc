import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fuseDifferences } from '../../scripts/lib/fuses.mjs'
import { repositoryRoot } from '../../scripts/lib/repository.mjs'
import { temporaryFolder } from './temporary-folder.ts'

/** The mark before the fuses in every Electron, and fuses as electron-builder.yml wants them. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const WANTED = '01001100'
const configuration = join(repositoryRoot, 'electron-builder.yml')

async function programWith(fuses: string): Promise<string> {
  const program = join(await temporaryFolder(), 'adit')
  await writeFile(
    program,
    `program ${SENTINEL}\x01${String.fromCharCode(fuses.length)}${fuses} program`,
    'latin1',
  )
  return program
}

test('a program with the configured fuses passes', async () => {
  expect(await fuseDifferences(await programWith(WANTED), configuration)).toEqual([])
})

test('a fuse that differs is named', async () => {
  expect(await fuseDifferences(await programWith('11001100'), configuration)).toEqual([
    'The fuse runAsNode is on and should be off.',
  ])
})

test('a fuse that Electron no longer has is nobody’s business', async () => {
  expect(await fuseDifferences(await programWith('01001r00'), configuration)).toEqual([])
})

test('the fuse that is newer than the tool is checked too', async () => {
  expect(await fuseDifferences(await programWith(`${WANTED}1`), configuration)).toEqual([])
  expect(await fuseDifferences(await programWith(`${WANTED}0`), configuration)).toEqual([
    'The fuse wasmTrapHandlers is off and should be on.',
  ])
})

test('a fuse that nothing is said about is a difference', async () => {
  expect(await fuseDifferences(await programWith(`${WANTED}11`), configuration)).toEqual([
    'The fuse number 9 is on, and nothing says what it should be.',
  ])
})
