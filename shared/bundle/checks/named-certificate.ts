import type { Certificate } from '../byte-source.ts'

/** Whether a signer, as a signed text names it, is the one of this certificate file: file, key and name all agree. */
export function namesCertificate(
  signer: {
    readonly name: string
    readonly org: string
    readonly title: string
    readonly key: string
    readonly cert: string
  },
  certificate: Certificate,
  fileHash: string | undefined,
): boolean {
  const { key, subject } = certificate
  return (
    signer.cert === `sha256:${fileHash}` &&
    signer.key === key &&
    signer.name === subject.name &&
    signer.org === subject.org &&
    signer.title === subject.title
  )
}
