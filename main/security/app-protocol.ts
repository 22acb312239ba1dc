import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Protocol } from 'electron'
import { APP_SCHEME, fileOfAddress, mediaTypeOf } from './app-files.ts'
import { contentSecurityPolicy } from './csp.ts'

/** Stands in `renderer/index.html` where the nonce of this load belongs. */
const NONCE_PLACEHOLDER = '__STYLE_NONCE__'

/** Tells Chromium what `adit:` is. Must run before the app is ready, and only once. */
export function registerAppScheme(protocol: Protocol): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      // Standard gives it an origin (and with it IndexedDB), secure gives it the APIs of a secure context.
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ])
}

/** Serves the files below `root` as `adit://app/…`, and nothing else. */
export function serveAppScheme(protocol: Protocol, root: string): void {
  protocol.handle(APP_SCHEME, (request) => answerRequest(root, request))
}

/** The answer to one request of the page. Never fails: what cannot be read is not found. */
export async function answerRequest(
  root: string,
  request: { readonly method: string; readonly url: string },
): Promise<Response> {
  const nonce = randomBytes(16).toString('base64')
  if (request.method !== 'GET' && request.method !== 'HEAD') return new Response(null, refuse(405, nonce))
  const file = fileOfAddress(root, request.url)
  if (file === null) return new Response(null, refuse(404, nonce))
  try {
    const bytes = await readFile(file)
    const body = basename(file) === 'index.html' ? fillNonce(bytes, nonce) : new Uint8Array(bytes)
    return new Response(request.method === 'HEAD' ? null : body, {
      headers: { ...headers(nonce), 'Content-Type': mediaTypeOf(file) },
    })
  } catch {
    return new Response(null, refuse(404, nonce))
  }
}

function fillNonce(page: Buffer, nonce: string): string {
  return page.toString('utf8').replaceAll(NONCE_PLACEHOLDER, nonce)
}

function refuse(status: number, nonce: string): ResponseInit {
  return { status, headers: headers(nonce) }
}

function headers(nonce: string): Record<string, string> {
  return {
    'Content-Security-Policy': contentSecurityPolicy(nonce),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  }
}
