import { execFileSync } from 'node:child_process'
import { createHash, X509Certificate } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writeCertificate } from '../../../main/keys/certificate.ts'
import { generateKey, spkiOf } from '../../../main/keys/ed25519.ts'
import { ana, newFolder, noon, wang } from './fakes.ts'

const key = generateKey()

function openssl(pem: string, ...args: string[]): string {
  const file = join(newFolder(), 'card.pem')
  writeFileSync(file, pem)
  return execFileSync(
    'openssl',
    args.map((arg) => (arg === 'FILE' ? file : arg)),
  ).toString()
}

test('openssl accepts the card under its strict rules, with its own signature checked', () => {
  for (const signer of [ana, wang, { name: 'A, "B" + C=D\\ #', org: 'x'.repeat(100), title: '' }]) {
    const pem = writeCertificate(key, signer, new Date())
    const args = ['verify', '-x509_strict', '-check_ss_sig', '-CAfile', 'FILE', 'FILE']
    expect(openssl(pem, ...args)).toMatch(/: OK\n$/)
  }
})

test('openssl prints what the format asks for', () => {
  const text = openssl(
    writeCertificate(key, wang, noon),
    'x509',
    '-in',
    'FILE',
    '-noout',
    '-text',
    '-nameopt',
    'utf8,sep_comma_plus',
  )
  expect(text).toContain('Version: 3 (0x2)')
  expect(text).toContain('Signature Algorithm: ED25519')
  expect(text).toContain('Subject: O=示例矿业集团,title=环境工程师,CN=王小明')
  expect(text).toContain('Issuer: O=示例矿业集团,title=环境工程师,CN=王小明')
  expect(text).toMatch(/Basic Constraints: critical\s+CA:FALSE/)
  expect(text).toMatch(/Key Usage: critical\s+Digital Signature, Non Repudiation\n/)
  expect(text).toMatch(/Not Before: May 30 12:00:00 2026 GMT\s+Not After : May 29 12:00:00 2028 GMT/)
  const id = createHash('sha256').update(spkiOf(key).subarray(12)).digest('hex').slice(0, 40)
  const printed = id.toUpperCase().replace(/..(?=.)/g, '$&:')
  expect(text).toMatch(new RegExp(`Subject Key Identifier: \\s+${printed}\\s`))
  expect(text).toMatch(new RegExp(`Authority Key Identifier: \\s+(keyid:)?${printed}\\s`))
})

test('node reads the card and its signature holds', () => {
  const card = new X509Certificate(writeCertificate(key, ana, noon))
  expect(card.verify(card.publicKey)).toBe(true)
  expect(card.ca).toBe(false)
  expect(card.publicKey.asymmetricKeyType).toBe('ed25519')
})

test('the serial number has sixteen octets and is positive, whatever is drawn', () => {
  for (const drawn of [0x00, 0x7f, 0x80, 0xff]) {
    const card = new X509Certificate(writeCertificate(key, ana, noon, new Uint8Array(16).fill(drawn)))
    expect(card.serialNumber).toHaveLength(32)
    expect(Number.parseInt(card.serialNumber.slice(0, 2), 16)).toBeLessThan(0x80)
    // A negative number would be printed with a sign.
    expect(card.serialNumber).toMatch(/^[4-7]/i)
  }
})

test('a validity that reaches beyond 2049 is written with the longer form of time', () => {
  const card = new X509Certificate(writeCertificate(key, ana, new Date('2049-06-01T00:00:00Z')))
  expect(card.validFrom).toBe('Jun  1 00:00:00 2049 GMT')
  expect(card.validTo).toBe('Jun  1 00:00:00 2051 GMT')
  expect(card.raw.includes(Buffer.from('490601000000Z'))).toBe(true)
  expect(card.raw.includes(Buffer.from('20510601000000Z'))).toBe(true)
})
