import type { ReadFeed } from '../../record/read-feed.ts'
import type { BundleCrypto } from '../byte-source.ts'
import { feedPaths } from '../layout.ts'
import type { OpenBag } from '../open-bag.ts'
import { HEAD_TYPE, headSchema } from '../signed-texts.ts'
import type { DefectList } from './defect-list.ts'
import { readChecked } from './json-files.ts'
import { namesCertificate } from './named-certificate.ts'

/**
 * Checks the signed head of a feed: that the feed's own key signed exactly this history (codes H, and L06). `log` is
 * null when the history itself could not be read.
 */
export async function checkHead(
  bag: OpenBag,
  crypto: BundleCrypto,
  feed: string,
  log: ReadFeed | null,
  assessment: string | null,
  defects: DefectList,
): Promise<void> {
  const paths = feedPaths(feed)
  const absent = [paths.head, paths.signature, paths.certificate].filter(
    (path) => bag.sha256(path) === undefined,
  )
  for (const path of absent) defects.add('H01', path)
  if (absent.length > 0) return

  const head = await readChecked(bag, paths.head, headSchema, defects)
  const pem = await bag.read(paths.certificate)
  const certificate = crypto.readCertificate(pem)
  const signature = await bag.read(paths.signature)
  if (certificate === null) defects.add('H02', paths.certificate)
  if (signature.length !== 64) defects.add('H03', paths.signature)
  if (certificate !== null && signature.length === 64) {
    const message = await bag.read(paths.head)
    if (!crypto.verifyEd25519(pem, message, signature)) {
      defects.add('H05', paths.signature, certificate.subject.name)
    }
  }
  if (head === undefined) return
  if (head.type !== HEAD_TYPE) defects.add('H06', paths.head, head.type)
  if (certificate !== null && !namesCertificate(head.signer, certificate, bag.sha256(paths.certificate))) {
    defects.add('H04', paths.certificate)
  } else if (log !== null && head.signer.key !== log.opened.key) {
    defects.add('H04', paths.certificate)
  }
  if (head.feed !== feed || (assessment !== null && head.assessment !== assessment)) {
    defects.add('H07', paths.head)
  }
  if (log !== null && (head.count !== log.events.length || head.head !== log.events.at(-1)?.id)) {
    defects.add('L06', paths.log, `${log.events.length} of ${head.count}`)
  }
}
