import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readCard } from '../../../main/keys/card.ts'
import { runAdit } from '../../support/run-adit.ts'
import { newFolder, write } from './files.ts'

const folder = newFolder()

test('keygen writes a key that only its owner can read, and a card without the secret', async () => {
  const out = join(folder, 'a', 'b')
  const run = await runAdit(
    'keygen',
    '--name',
    'Ana Quispe',
    '--org',
    'Adit',
    '--title',
    'Geologist',
    '--out',
    out,
    '--json',
  )
  expect(run.status).toBe(0)
  const { key_file, card_file, key, fingerprint, signer } = run.json()
  expect(readdirSync(out).sort()).toEqual(['ana-quispe.card.pem', 'ana-quispe.key.pem'])
  if (process.platform !== 'win32') expect(statSync(key_file).mode & 0o777).toBe(0o600)
  const card = readCard(readFileSync(card_file, 'utf8'))
  expect(card).toMatchObject({ key, signer: { name: 'Ana Quispe', org: 'Adit', title: 'Geologist' } })
  expect(signer).toEqual(card.signer)
  expect(key.slice(7, 23)).toBe(fingerprint.replaceAll(' ', ''))
})

test.each([
  ['en', 'Keep the key file secret'],
  ['zh', '请妥善保管密钥文件'],
])('keygen tells what to do with what (%s)', async (language, words) => {
  const { status, out } = await runAdit(
    'keygen',
    '--name',
    '王小明',
    '--out',
    join(folder, language),
    '--lang',
    language,
  )
  expect(status).toBe(0)
  expect(out).toContain(words)
  expect(out).toContain('王小明')
})

test('keygen never overwrites a key', async () => {
  const out = join(folder, 'twice')
  await runAdit('keygen', '--name', 'Ana', '--out', out)
  const before = readFileSync(join(out, 'ana.key.pem'), 'utf8')
  const again = await runAdit('keygen', '--name', 'Ana', '--out', out)
  expect(again.status).toBe(2)
  expect(again.err).toContain('ana.key.pem: something of that name is there already')
  expect(readFileSync(join(out, 'ana.key.pem'), 'utf8')).toBe(before)
})

test('keygen refuses a name that could not be shown, and a folder that is a file', async () => {
  const name = await runAdit('keygen', '--name', 'Ana\u202e', '--out', folder)
  expect(name.status).toBe(2)
  expect(name.err).toContain('--name: it must be')
  const file = await runAdit('keygen', '--name', 'Ana', '--out', write(folder, 'file', ''), '--json')
  expect(file.status).toBe(2)
  expect(file.json().error).toMatchObject({ code: 'cannot-write' })
})
