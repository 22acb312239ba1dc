import { md5, sha1 } from '@noble/hashes/legacy.js'
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js'
import { decodeUtf8, encodeUtf8, toHex } from '../../lib/bytes.ts'
import { fromBase64, toBase64 } from '../base64.ts'
import type { FunctionDefinition } from '../scope.ts'
import { textAt } from './arguments.ts'

const HASHES: ReadonlyMap<string, (bytes: Uint8Array) => Uint8Array> = new Map([
  ['MD5', md5],
  ['SHA-1', sha1],
  ['SHA-256', sha256],
  ['SHA-384', sha384],
  ['SHA-512', sha512],
])

const ENCODINGS: ReadonlyMap<string, (bytes: Uint8Array) => string> = new Map([
  ['base64', toBase64],
  ['hex', toHex],
])

/** Text as bytes and back, always by way of UTF-8. */
export const ENCODE_FUNCTIONS: readonly FunctionDefinition[] = [
  {
    name: 'digest',
    min: 2,
    max: 3,
    literals: [
      { at: 1, code: 'unknown-option', accepts: (name) => HASHES.has(name) },
      { at: 2, code: 'unknown-option', accepts: (name) => ENCODINGS.has(name) },
    ],
    evaluate: (args) => {
      const hash = HASHES.get(textAt(args, 1))
      const encode = ENCODINGS.get(args.length > 2 ? textAt(args, 2) : 'base64')
      return hash === undefined || encode === undefined ? '' : encode(hash(encodeUtf8(textAt(args, 0))))
    },
  },
  {
    name: 'base64-decode',
    min: 1,
    max: 1,
    evaluate: (args) => {
      const bytes = fromBase64(textAt(args, 0))
      return bytes === null ? '' : (decodeUtf8(bytes) ?? '')
    },
  },
]
