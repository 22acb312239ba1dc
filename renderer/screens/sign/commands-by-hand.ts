import type { Receipt } from '../../../shared/bundle/report.ts'

/**
 * The shell commands that check a bundle without Adit, for unzip, coreutils and OpenSSL 3 (bundle format §8). They run
 * in the folder of the file and each one continues where the one before it ended.
 */
export function commandsByHand({ path, digest, report }: Pick<Receipt, 'path' | 'digest' | 'report'>): {
  readonly unpack: string
  readonly hashes: string
  readonly signature: string
} {
  const file = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
  const base = `adit-${digest.replace('sha256:', '').slice(0, 16)}`
  const author = report.signatures.find(({ role }) => role === 'author')
  const stem = `signatures/${author?.file ?? '01-author-*'}`
  return {
    unpack: `unzip -q ${quote(file)} && cd ${base}`,
    hashes: 'sha256sum --strict --quiet -c tagmanifest-sha256.txt manifest-sha256.txt && echo OK',
    signature: [
      'openssl pkeyutl -verify -rawin -certin',
      `-inkey ${stem}.crt.pem`,
      `-in ${stem}.json`,
      `-sigfile ${stem}.sig`,
    ].join(' \\\n  '),
  }
}

/** A file name as one shell word; people may have renamed it to anything. */
function quote(name: string): string {
  const plain = /^[A-Za-z0-9._-]+$/.test(name)
  const text = plain ? name : `'${name.replaceAll("'", "'\\''")}'`
  return name.startsWith('-') ? `./${text}` : text
}
