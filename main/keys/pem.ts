/** One block of a PEM file (RFC 7468). */
export interface PemBlock {
  readonly label: string
  readonly der: Uint8Array
}

const LABEL = '[A-Z0-9](?:[A-Z0-9 ]{0,40}[A-Z0-9])?'
const BLOCK = new RegExp(`-----BEGIN (${LABEL})-----\\s([A-Za-z0-9+/=\\s]*)-----END (${LABEL})-----`, 'g')

/** Writes a block in lines of 64 digits, ending with a line feed. */
export function writePem(label: string, der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`
}

/** Every well-formed block in the order of the text; what stands between them is passed over. */
export function readPem(text: string): readonly PemBlock[] {
  return [...text.matchAll(BLOCK)].flatMap(([, begin = '', base64 = '', end]) =>
    begin === end ? [{ label: begin, der: Buffer.from(base64, 'base64') }] : [],
  )
}
