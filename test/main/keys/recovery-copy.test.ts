import { execFileSync, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Encrypter, generateIdentity, identityToRecipient } from 'age-encryption'
import { expect, test, vi } from 'vitest'
import { readRecoveryCopy, writeRecoveryCopy } from '../../../main/keys/recovery-copy.ts'
import { createKeyPair, writeKeyPair } from '../../../main/keys/signing-key.ts'
import { ana, newFolder, noon, passphrase } from './fakes.ts'

// Turning a passphrase into a key is slow on purpose; on a busy machine it takes what it takes.
vi.setConfig({ testTimeout: 600_000 })

const pair = createKeyPair(ana, noon)

test('a recovery copy opens with its passphrase and no other', async () => {
  const copy = Buffer.from(await writeRecoveryCopy(pair, passphrase))
  const again = await readRecoveryCopy(copy, passphrase)
  expect(again.secret.equals(pair.secret)).toBe(true)
  expect(again.card.pem).toBe(pair.card.pem)
  await expect(readRecoveryCopy(copy, 'another passphrase')).rejects.toMatchObject({
    code: 'wrong-passphrase',
  })
})

test('a recovery copy survives a mail program that changes its line ends', async () => {
  const copy = await writeRecoveryCopy(pair, passphrase)
  const mailed = Buffer.from(`\r\n${copy.replaceAll('\n', '\r\n')}\r\n`)
  expect((await readRecoveryCopy(mailed, passphrase)).card.key).toBe(pair.card.key)
})

test('whatever is not a whole recovery copy is refused as that', async () => {
  const whole = await writeRecoveryCopy(pair, passphrase)
  const seal = async (content: string) => {
    const encrypter = new Encrypter()
    encrypter.setPassphrase(passphrase)
    encrypter.setScryptWorkFactor(10)
    return Buffer.from(await encrypter.encrypt(content))
  }
  const toSomebody = new Encrypter()
  toSomebody.addRecipient(await identityToRecipient(await generateIdentity()))
  const foreign = [
    Buffer.from(''),
    Buffer.from('hello'),
    Buffer.alloc(100_000),
    Buffer.from(pair.card.pem),
    Buffer.from(whole.slice(0, whole.length / 2)),
    Buffer.from(await toSomebody.encrypt('hello')),
    await seal('a letter'),
    await seal(pair.card.pem),
  ]
  for (const file of foreign)
    await expect(readRecoveryCopy(file, passphrase)).rejects.toMatchObject({ code: 'not-a-recovery-copy' })
})

test('openssl reads the key inside a recovery copy', async () => {
  const file = join(newFolder(), 'key.pem')
  writeFileSync(file, writeKeyPair(pair))
  const point = execFileSync('openssl', ['pkey', '-in', file, '-pubout', '-outform', 'DER'])
  expect(point.equals(pair.card.certificate.publicKey.export({ type: 'spki', format: 'der' }))).toBe(true)
})

test.skipIf(process.platform !== 'linux' || spawnSync('age', ['--version']).error !== undefined)(
  'age itself opens a recovery copy',
  async () => {
    const folder = newFolder()
    writeFileSync(join(folder, 'x.adit-key'), await writeRecoveryCopy(pair, passphrase))
    // age takes a passphrase from a terminal only.
    const out = execFileSync(
      'script',
      ['-qec', `age -d -o ${folder}/x.pem ${folder}/x.adit-key`, '/dev/null'],
      {
        input: `${passphrase}\n`,
      },
    )
    expect(out.toString()).not.toContain('incorrect')
    expect(execFileSync('openssl', ['pkey', '-in', join(folder, 'x.pem'), '-noout'])).toBeDefined()
  },
)
