/**
 * The content security policy of every page and script the app serves: nothing is allowed but what is listed.
 *
 * `styleNonce` is fresh for every load; Mantine writes its colours into a `<style>` element that carries it.
 */
export function contentSecurityPolicy(styleNonce: string): string {
  return serialise({
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': `'self' 'nonce-${styleNonce}'`,
    // Photos and their thumbnails live in the database and are shown through object URLs.
    'img-src': "'self' blob:",
    // Sounds and films that came with a checklist, likewise.
    'media-src': 'blob:',
    'font-src': "'self'",
    // Spreadsheets are read beside the page, so that it never stands still.
    'worker-src': "'self'",
    // Not covered by default-src.
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
  })
}

/** The policy while developing: hot reloading writes inline scripts and styles and talks to its server. */
export function developmentPolicy(server: URL): string {
  return serialise({
    'default-src': "'none'",
    'script-src': "'self' 'unsafe-inline'",
    'style-src': "'self' 'unsafe-inline'",
    'img-src': "'self' blob: data:",
    'media-src': 'blob:',
    'font-src': "'self'",
    'worker-src': "'self' blob:",
    'connect-src': `'self' ws://${server.host}`,
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
  })
}

function serialise(directives: Readonly<Record<string, string>>): string {
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ')
}
