import type { Defect, LightName, SignatureReport, VerifyReport } from '../../shared/bundle/report.ts'
import { fingerprint } from '../../shared/bundle/signed-texts.ts'
import { fingerprintOf } from '../keys/ed25519.ts'
import type { Words } from './words.ts'

const LIGHTS: readonly LightName[] = ['intact', 'signed', 'trusted', 'current']

/** The four lights, one line each: one never stands for another. */
export function lightLines({ lights }: VerifyReport, { t }: Words): readonly string[] {
  return LIGHTS.map((light) => `  ${t(`verify.light.${light}.${lights[light]}`)}`)
}

/** The digest that every signature names, and its short form to be read over the telephone. */
export function digestLines({ digest }: VerifyReport, { t }: Words): readonly string[] {
  return digest === null ? [] : [t('digest', { digest, fingerprint: fingerprint(digest) })]
}

/** Every defect with its code, then what an earlier defect kept from being checked. */
export function defectLines(
  { defects, unlisted, notChecked }: VerifyReport,
  words: Words,
): readonly string[] {
  const { t } = words
  const groups = notChecked.map((group) => t(`verify.group.${group}`)).join(t('verify.comma'))
  return [
    ...defects.map((defect) => `  ${sayDefect(defect, words)}`),
    ...(unlisted > 0 ? [`  ${t('verify.unlisted', { count: unlisted })}`] : []),
    ...(groups === '' ? [] : [`  ${t('verify.notChecked', { groups })}`]),
  ]
}

/** What is worth knowing without being wrong. */
export function warningLines({ warnings }: VerifyReport, words: Words): readonly string[] {
  return warnings.map((warning) => `  ${sayDefect(warning, words)}`)
}

/** One line a signature. `trustGiven` tells whether anybody was said to be known. */
export function signatureLines(
  { signatures }: VerifyReport,
  trustGiven: boolean,
  words: Words,
): readonly string[] {
  const { t } = words
  const stateOf = ({ valid, known }: SignatureReport) => {
    if (!valid) return 'invalid'
    return trustGiven ? (known ? 'known' : 'stranger') : 'unchecked'
  }
  return signatures.map((signature) => {
    const { role, signer, key, at } = signature
    const name = [signer.name, signer.org].filter((part) => part !== '').join(', ')
    const state = t(`verify.state.${stateOf(signature)}`)
    const said = t(`verify.role.${role}`, { defaultValue: role })
    return `  ${t('verify.signature', { role: said, name, key: fingerprintOf(key), at, state })}`
  })
}

function sayDefect({ code, path, detail }: Defect, { t }: Words): string {
  return `ADIT-${code}  ${t(`defects:${code}`, { path: path ?? '', detail: detail ?? '' })}`
}
