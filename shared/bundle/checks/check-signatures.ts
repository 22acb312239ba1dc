import type { KeyId } from '../../record/event.ts'
import type { BundleCrypto, Certificate } from '../byte-source.ts'
import { signaturePaths } from '../layout.ts'
import type { OpenBag } from '../open-bag.ts'
import type { Defect, SignatureReport } from '../report.ts'
import { DIGEST_FILE, STATEMENT_TYPE, statementSchema } from '../signed-texts.ts'
import { createDefectList, type DefectList } from './defect-list.ts'
import { readChecked } from './json-files.ts'
import { namesCertificate } from './named-certificate.ts'

const SIGNATURE_FILE = /^signatures\/((\d{2})-([a-z]{1,32})-([0-9a-f]{8}))\.(json|sig|crt\.pem|sshsig|tsr)$/

/** What is known of a bundle from outside its signatures. */
export interface SignedThing {
  /** `sha256:` and D; null when there is no tag manifest. */
  readonly digest: string | null
  /** Assessment id of `bag-info.txt`; null when that could not be read. */
  readonly assessment: string | null
  /** Null when `bag-info.txt` could not be read. */
  readonly requiredRoles: readonly string[] | null
  /** Keys of people known to whoever verifies; null when none were given. */
  readonly trusted: ReadonlySet<KeyId> | null
}

/** What the signatures say, and whether anything was left unlooked at (the optional `.sshsig`). */
export interface CheckedSignatures {
  readonly signatures: readonly SignatureReport[]
  readonly sshsig: boolean
}

/** Checks every signature by itself, then all together (codes S, V03, T01, T02). */
export async function checkSignatures(
  bag: OpenBag,
  crypto: BundleCrypto,
  thing: SignedThing,
  defects: DefectList,
): Promise<CheckedSignatures> {
  const stems = new Set<string>()
  let sshsig = false
  for (const path of bag.paths) {
    if (!path.startsWith('signatures/')) continue
    const match = SIGNATURE_FILE.exec(path)
    if (match?.[1] === undefined) defects.add('S06', path)
    else stems.add(match[1])
    if (match?.[5] === 'sshsig') sshsig = true
  }
  const checked: CheckedSignature[] = []
  const hashes = new Set<string>()
  for (const stem of [...stems].sort()) {
    const own = createDefectList()
    const signature = await checkOne(bag, crypto, stem, thing, own)
    for (const { code, path, detail } of own.listed) defects.add(code, path, detail)
    hashes.add(`sha256:${bag.sha256(signaturePaths(stem).statement)}`)
    if (signature !== null) checked.push(signature)
  }
  for (const { report, prior } of checked) {
    for (const earlier of prior) {
      if (!hashes.has(earlier)) defects.add('S10', `signatures/${report.file}.json`, earlier)
    }
  }
  checkRoles(checked, thing, defects)
  return { signatures: checked.map(({ report }) => report), sshsig }
}

interface CheckedSignature {
  readonly report: SignatureReport
  readonly prior: readonly string[]
}

async function checkOne(
  bag: OpenBag,
  crypto: BundleCrypto,
  stem: string,
  thing: SignedThing,
  defects: DefectList,
): Promise<CheckedSignature | null> {
  const paths = signaturePaths(stem)
  for (const path of Object.values(paths)) if (bag.sha256(path) === undefined) defects.add('S01', path)
  if (defects.listed.length > 0) return null

  const statement = await readChecked(bag, paths.statement, statementSchema, defects)
  const pem = await bag.read(paths.certificate)
  const certificate = crypto.readCertificate(pem)
  if (certificate === null) defects.add('S02', paths.certificate)
  const signature = await bag.read(paths.signature)
  if (signature.length !== 64) defects.add('S03', paths.signature)
  if (statement === undefined) return null

  const { signer } = statement
  if (certificate !== null && !namesCertificate(signer, certificate, bag.sha256(paths.certificate))) {
    defects.add('S04', paths.certificate, signer.name)
  }
  if (certificate !== null && signature.length === 64) {
    const message = await bag.read(paths.statement)
    if (!crypto.verifyEd25519(pem, message, signature)) defects.add('S05', paths.signature, signer.name)
  }
  if (statement.type !== STATEMENT_TYPE) {
    defects.add(/^adit-statement\/\d+$/.test(statement.type) ? 'V03' : 'S07', paths.statement, statement.type)
  }
  const elsewhere =
    statement.bag.digest !== thing.digest ||
    statement.bag.file !== DIGEST_FILE ||
    (thing.assessment !== null && statement.assessment !== thing.assessment)
  if (elsewhere) defects.add('S08', paths.statement, signer.name)
  const key8 = signer.key.slice('sha256:'.length, 'sha256:'.length + 8)
  if (stem.slice(3) !== `${statement.role}-${key8}`) defects.add('S09', paths.statement, statement.role)

  const valid = defects.listed.length === 0
  const trust = trustDefects(stem, signer, statement.at, certificate, thing.trusted)
  const report: SignatureReport = {
    file: stem,
    role: statement.role,
    signer: { name: signer.name, org: signer.org, title: signer.title },
    key: signer.key as KeyId,
    at: statement.at,
    intent: statement.intent,
    valid,
    known: valid && (thing.trusted?.has(signer.key as KeyId) ?? false),
    defects: [...defects.listed, ...trust],
  }
  return { report, prior: statement.prior }
}

/** Nothing when no trusted keys were given: then nobody can be told apart from anybody. */
function trustDefects(
  stem: string,
  signer: { readonly name: string; readonly key: string },
  at: string,
  certificate: Certificate | null,
  trusted: ReadonlySet<KeyId> | null,
): readonly Defect[] {
  if (trusted === null) return []
  const path = `signatures/${stem}.json`
  const found: Defect[] = []
  if (!trusted.has(signer.key as KeyId)) found.push({ code: 'T01', path, detail: signer.name })
  if (certificate !== null && (at < certificate.notBefore || at > certificate.notAfter)) {
    found.push({ code: 'T02', path, detail: at })
  }
  return found
}

/**
 * A required role is filled by any valid signature, and trusted when at least one of those is without a T-code. A
 * stranger's extra signature is shown and does no harm.
 */
function checkRoles(checked: readonly CheckedSignature[], thing: SignedThing, defects: DefectList): void {
  const valid = checked.map(({ report }) => report).filter((report) => report.valid)
  const authors = new Set(valid.filter(({ role }) => role === 'author').map(({ key }) => key))
  for (const { role, key, file } of valid) {
    if (role === 'witness' && authors.has(key)) defects.add('S12', `signatures/${file}.json`)
  }
  for (const role of thing.requiredRoles ?? []) {
    const holders = valid.filter((report) => report.role === role)
    if (holders.length === 0) defects.add('S11', undefined, role)
    const untrusted = holders.map(({ defects: own }) => own.filter(({ code }) => code.startsWith('T')))
    if (holders.length === 0 || untrusted.some((own) => own.length === 0)) continue
    for (const { code, path, detail } of untrusted.flat()) defects.add(code, path, detail)
  }
}
