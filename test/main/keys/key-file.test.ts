import { verify } from 'node:crypto'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readCard } from '../../../main/keys/card.ts'
import { createKeyFiles, readKeyFile } from '../../../main/keys/key-file.ts'
import { ana, newFolder, noon, wang } from './fakes.ts'

test('a key for the command line is a file to keep and a card to hand out', async () => {
  const folder = join(newFolder(), 'new', 'folder')
  const { keyFile, cardFile, card } = await createKeyFiles({ ...ana, name: 'Ána  Quispe-Ríos' }, folder, noon)
  expect(readdirSync(folder).sort()).toEqual(['ana-quispe-rios.card.pem', 'ana-quispe-rios.key.pem'])
  if (process.platform !== 'win32') expect(statSync(keyFile).mode & 0o777).toBe(0o600)
  expect(readFileSync(cardFile, 'utf8')).not.toContain('PRIVATE')
  const key = readKeyFile(keyFile)
  expect(key).toMatchObject({ key: card.key, signer: card.signer, certificate: card.pem })
  const message = Buffer.from('x')
  expect(verify(null, message, readCard(key.certificate).certificate.publicKey, key.sign(message))).toBe(true)
})

test('a name without Latin letters gives files named by the key', async () => {
  const { keyFile, card } = await createKeyFiles(wang, newFolder(), noon)
  expect(keyFile.endsWith(`signer-${card.key.slice(7, 15)}.key.pem`)).toBe(true)
})

test('a key is never overwritten, and no half pair is left', async () => {
  const folder = newFolder()
  const { keyFile } = await createKeyFiles(ana, folder, noon)
  const before = readFileSync(keyFile)
  await expect(createKeyFiles(ana, folder, noon)).rejects.toMatchObject({
    code: 'cannot-write',
    details: { path: keyFile, reason: 'EEXIST' },
  })
  expect(readFileSync(keyFile).equals(before)).toBe(true)
  const other = newFolder()
  writeFileSync(join(other, 'ana-quispe.card.pem'), '')
  await expect(createKeyFiles(ana, other, noon)).rejects.toMatchObject({ code: 'cannot-write' })
  expect(readdirSync(other)).toEqual(['ana-quispe.card.pem'])
})

test('a key file that is not one is refused with its path', async () => {
  const folder = newFolder()
  const one = await createKeyFiles(ana, folder, noon)
  const two = await createKeyFiles(wang, folder, noon)
  const [secret = ''] = readFileSync(one.keyFile, 'utf8').split(/(?=-----BEGIN CERT)/)
  const path = join(folder, 'bad.pem')
  for (const text of [
    '',
    'x',
    two.card.pem,
    secret,
    secret + two.card.pem,
    secret + one.card.pem.repeat(2),
  ]) {
    writeFileSync(path, text)
    expect(() => readKeyFile(path)).toThrow(
      expect.objectContaining({ code: 'key-file-damaged', details: { path } }),
    )
  }
  expect(() => readKeyFile(join(folder, 'none'))).toThrow(expect.objectContaining({ code: 'cannot-read' }))
})
