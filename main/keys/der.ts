/*
 * The little of DER (ITU-T X.690) that a certificate needs. It is only ever written here; reading is left to
 * `crypto.X509Certificate`.
 */

/** One encoded element. */
export type Der = Uint8Array

/** An element from its identifier octet and its content, with the shortest length form. */
function element(tag: number, ...content: readonly Uint8Array[]): Der {
  const body = Buffer.concat(content)
  return Buffer.concat([Uint8Array.of(tag, ...lengthOctets(body.length)), body])
}

function lengthOctets(length: number): number[] {
  if (length < 0x80) return [length]
  const octets: number[] = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256)
  return [0x80 | octets.length, ...octets]
}

/** SEQUENCE of the given elements. */
export function sequence(...items: readonly Der[]): Der {
  return element(0x30, ...items)
}

/** SET OF one element; sorting more than one is not needed here. */
export function setOfOne(item: Der): Der {
  return element(0x31, item)
}

/** A positive INTEGER from big-endian bytes, in the fewest octets. */
export function positiveInteger(bytes: Uint8Array): Der {
  const first = bytes.findIndex((byte) => byte !== 0)
  const digits = first < 0 ? Uint8Array.of(0) : bytes.subarray(first)
  const sign = (digits[0] ?? 0) >= 0x80 ? Uint8Array.of(0) : new Uint8Array()
  return element(0x02, sign, digits)
}

/** BOOLEAN TRUE; FALSE is a default everywhere and therefore never written. */
export const TRUE: Der = Uint8Array.of(0x01, 0x01, 0xff)

/** BIT STRING of whole bytes, or with `unused` bits cut from the last. */
export function bitString(bytes: Uint8Array, unused = 0): Der {
  return element(0x03, Uint8Array.of(unused), bytes)
}

/** OCTET STRING. */
export function octetString(bytes: Uint8Array): Der {
  return element(0x04, bytes)
}

/** UTF8String. */
export function utf8String(text: string): Der {
  return element(0x0c, Buffer.from(text, 'utf8'))
}

/** OBJECT IDENTIFIER from its dotted form. */
export function objectIdentifier(dotted: string): Der {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  return element(0x06, Uint8Array.from([first * 40 + second, ...rest].flatMap(base128)))
}

function base128(arc: number): number[] {
  const octets = [arc & 0x7f]
  for (let rest = arc >>> 7; rest > 0; rest >>>= 7) octets.unshift((rest & 0x7f) | 0x80)
  return octets
}

/** A time to the second in UTC: UTCTime until 2049, GeneralizedTime from 2050 on (RFC 5280, 4.1.2.5). */
export function time(moment: Date): Der {
  const digits = moment.toISOString().replace(/\.\d+/, '').replace(/[-:T]/g, '')
  return moment.getUTCFullYear() < 2050
    ? element(0x17, Buffer.from(digits.slice(2), 'ascii'))
    : element(0x18, Buffer.from(digits, 'ascii'))
}

/** `[number] EXPLICIT` around one element. */
export function explicit(number: number, item: Der): Der {
  return element(0xa0 | number, item)
}

/** `[number] IMPLICIT` in place of a primitive element's own tag. */
export function implicit(number: number, content: Uint8Array): Der {
  return element(0x80 | number, content)
}
