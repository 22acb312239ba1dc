import { execFileSync } from 'node:child_process'
import { generateKeyPairSync, sign } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readCard } from '../../../main/keys/card.ts'
import { writeCertificate } from '../../../main/keys/certificate.ts'
import { generateKey, isSoundPublicKey, keyIdOf, spkiOf } from '../../../main/keys/ed25519.ts'
import { readPem, writePem } from '../../../main/keys/pem.ts'
import { createKeyPair, writeKeyPair } from '../../../main/keys/signing-key.ts'
import { ana, newFolder, noon } from './fakes.ts'

const key = generateKey()
const pem = writeCertificate(key, ana, noon)

function faultOf(text: string): unknown {
  try {
    return readCard(text)
  } catch (error) {
    expect(error).toMatchObject({ code: 'not-a-card' })
    return (error as { details: { reason: string } }).details.reason
  }
}

/** A certificate made by openssl, which knows more kinds than we write. */
function foreign(...args: string[]): string {
  const file = join(newFolder(), 'foreign.pem')
  const fixed = ['req', '-x509', '-nodes', '-keyout', '/dev/null', '-out', file, '-days', '30', '-utf8']
  execFileSync('openssl', [...fixed, ...args], { stdio: 'pipe' })
  return readFileSync(file, 'utf8')
}

test('a card tells who and which key, and nothing about trust', () => {
  expect(readCard(pem)).toMatchObject({
    key: keyIdOf(spkiOf(key)),
    signer: ana,
    validFrom: '2026-05-30T12:00:00Z',
    validTo: '2028-05-29T12:00:00Z',
    pem,
  })
})

test('text around the certificate does not matter, and line ends do not', () => {
  expect(readCard(`My card:\r\n\r\n${pem.replaceAll('\n', '\r\n')}\r\nRegards`).pem).toBe(pem)
})

test('a person of an organisation with its own certificate authority is read as well', () => {
  const issued = foreign(
    '-newkey',
    'ed25519',
    '-subj',
    '/CN=Ben Okafor/O=HQ',
    '-addext',
    'basicConstraints=CA:FALSE',
  )
  expect(readCard(issued).signer).toEqual({ name: 'Ben Okafor', org: 'HQ', title: '' })
})

test('everything that is not exactly one card of a person is refused with its fault', () => {
  const [block] = readPem(pem)
  const der = block?.der ?? new Uint8Array()
  const changed = Uint8Array.from(der)
  changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1
  const person = ['-addext', 'basicConstraints=CA:FALSE']
  expect(faultOf('')).toBe('no-certificate')
  expect(faultOf('x'.repeat(70_000))).toBe('size')
  expect(faultOf(pem + pem)).toBe('several-certificates')
  expect(faultOf(writeKeyPair(createKeyPair(ana, noon)))).toBe('private-key')
  expect(faultOf(writePem('CERTIFICATE', der.subarray(0, 200)))).toBe('unreadable')
  expect(faultOf(writePem('CERTIFICATE', Buffer.concat([der, Buffer.from('x')])))).toBe('unreadable')
  expect(faultOf(writePem('CERTIFICATE', changed))).toBe('bad-signature')
  expect(faultOf(foreign('-newkey', 'rsa:2048', '-subj', '/CN=R', ...person))).toBe('not-ed25519')
  expect(faultOf(foreign('-newkey', 'ed25519', '-subj', '/CN=Authority'))).toBe('authority')
  expect(faultOf(foreign('-newkey', 'ed25519', '-subj', '/O=Nobody', ...person))).toBe('name')
  expect(faultOf(foreign('-newkey', 'ed25519', '-subj', '/CN=A/CN=B', ...person))).toBe('name')
  expect(faultOf(writeCertificate(key, { ...ana, name: 'A\u202eB' }, noon))).toBe('name')
  expect(faultOf(writeCertificate(key, { ...ana, name: 'e\u0301' }, noon))).toBe('name')
})

/* Points of small order, found by doing the curve's arithmetic instead of copying a list (RFC 8032, 5.1). */
const P = 2n ** 255n - 19n
const D = mod(-121665n * power(121666n, P - 2n))
const ROOT = power(2n, (P - 1n) / 4n)

function mod(value: bigint): bigint {
  return ((value % P) + P) % P
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n
  for (let b = mod(base), e = exponent; e > 0n; e >>= 1n, b = mod(b * b)) if (e & 1n) result = mod(result * b)
  return result
}

/** The x of a point, or null when there is none on the curve. */
function xOf(y: bigint): bigint | null {
  const square = mod((y * y - 1n) * power(D * y * y + 1n, P - 2n))
  let x = power(square, (P + 3n) / 8n)
  if (mod(x * x) !== square) x = mod(x * ROOT)
  return mod(x * x) === square ? x : null
}

function add([x1, y1]: Point, [x2, y2]: Point): Point {
  const product = mod(D * x1 * x2 * y1 * y2)
  return [
    mod((x1 * y2 + x2 * y1) * power(1n + product, P - 2n)),
    mod((y1 * y2 + x1 * x2) * power(1n - product, P - 2n)),
  ]
}
type Point = readonly [bigint, bigint]

function isSmall(y: bigint): boolean {
  const x = xOf(mod(y))
  if (x === null) return false
  let point: Point = [x, mod(y)]
  for (let doubling = 0; doubling < 3; doubling++) point = add(point, point)
  return point[0] === 0n && point[1] === 1n
}

function spki(y: bigint, sign: number): Buffer {
  const bytes = Buffer.alloc(32)
  for (let index = 0, rest = y; index < 32; index++, rest >>= 8n) bytes[index] = Number(rest & 255n)
  bytes[31] = (bytes[31] ?? 0) | (sign << 7)
  return Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), bytes])
}

test('all fourteen encodings of small order are refused as keys, and only those', () => {
  // The square of the y of a point of order 8 solves d y^4 + 2 y^2 - 1 = 0.
  const root = (value: bigint): bigint[] => {
    let r = power(value, (P + 3n) / 8n)
    if (mod(r * r) !== value) r = mod(r * ROOT)
    return mod(r * r) === value ? [r, mod(-r)] : []
  }
  const squares = root(mod(1n + D)).map((r) => mod((r - 1n) * power(D, P - 2n)))
  const reduced = [0n, 1n, P - 1n, ...squares.flatMap(root)]
  const small = new Set(reduced.filter(isSmall))
  expect(small.size).toBe(5)
  // y below 19 has a second form that is not reduced.
  const encodings = [...small]
    .flatMap((y) => (y < 19n ? [y, y + P] : [y]))
    .flatMap((y) => [spki(y, 0), spki(y, 1)])
  expect(encodings).toHaveLength(14)
  for (const encoding of encodings) expect(isSoundPublicKey(encoding)).toBe(false)
  for (let y = 2n; y < 60n; y++) expect(isSoundPublicKey(spki(y, 0))).toBe(true)
})

test('only an Ed25519 public key in its one form is sound', () => {
  expect(isSoundPublicKey(spkiOf(key))).toBe(true)
  expect(isSoundPublicKey(Buffer.concat([spkiOf(key), Buffer.from([0])]))).toBe(false)
  expect(isSoundPublicKey(spkiOf(generateKeyPairSync('x25519').privateKey))).toBe(false)
  expect(isSoundPublicKey(new Uint8Array())).toBe(false)
})

test('a weak key inside an otherwise fine certificate is refused', () => {
  // The public key of our own certificate is swapped for the neutral point; it is found by its bytes.
  const der = Buffer.from(readPem(pem)[0]?.der ?? [])
  const at = der.indexOf(spkiOf(key))
  spki(1n, 0).copy(der, at)
  expect(faultOf(writePem('CERTIFICATE', der))).toBe('weak-key')
  expect(sign(null, der, key)).toHaveLength(64)
})
