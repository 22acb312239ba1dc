import { extname, isAbsolute, join, relative, resolve, sep } from 'node:path'

/** The app's own scheme and its only host. */
export const APP_SCHEME = 'adit'
const APP_HOST = 'app'

/** The page that holds the whole app. */
export const APP_PAGE = `${APP_SCHEME}://${APP_HOST}/index.html`

/**
 * The file below `root` that an address of the app names; null for anything else.
 *
 * The path is resolved first and must then still lie inside `root`, whatever it was made of.
 */
export function fileOfAddress(root: string, address: string): string | null {
  const url = parseUrl(address)
  if (url === null || url.protocol !== `${APP_SCHEME}:` || url.host !== APP_HOST) return null
  const path = decode(url.pathname)
  // A backslash or a colon is a separator or a stream on some systems, and in no name we ship.
  if (path === null || /[\0\\:]/.test(path)) return null
  const file = resolve(join(root, path === '/' ? 'index.html' : path))
  const inside = relative(resolve(root), file)
  if (inside === '' || inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) return null
  return file
}

/** Whether an address is a page of the app itself: the packaged scheme, or the development server when there is one. */
export function isAppAddress(address: string, developmentServer: URL | null): boolean {
  const url = parseUrl(address)
  if (url === null) return false
  if (developmentServer !== null && url.origin === developmentServer.origin) return true
  return url.protocol === `${APP_SCHEME}:` && url.host === APP_HOST
}

/** The media type a file is served with, by its ending. What is not listed is served as mere bytes. */
export function mediaTypeOf(file: string): string {
  return MEDIA_TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream'
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.geojson': 'application/geo+json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.gif': 'image/gif',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
}

function parseUrl(address: string): URL | null {
  try {
    return new URL(address)
  } catch {
    return null
  }
}

function decode(path: string): string | null {
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}
