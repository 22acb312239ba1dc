import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Defect, LightName, SignatureReport, VerifyReport } from '../../shared/bundle/report.ts'
import type { KeyId } from '../../shared/record/event.ts'
import { verifyBundleFile } from '../bundle/verify-bundle-file.ts'
import { readError } from '../files/file-error.ts'
import { readSmallFile } from '../files/read-small-file.ts'
import { readCard } from '../keys/card.ts'
import { type Command, type CommandContext, writeJson } from './command.ts'
import type { Words } from './words.ts'

/** `verify`: the verification report. */
export const verify: Command = {
  usage: 'BUNDLE [--trust CARD_OR_DIR]',
  options: { trust: { value: true } },
  positionals: { min: 1, max: 1 },
  async run(context, args) {
    const file = args.positionals[0] ?? ''
    const trust = args.value('trust')
    const trusted = trust === undefined ? undefined : await readCards(trust)
    const report = await verifyBundleFile(file, trusted === undefined ? {} : { trusted })
    if (context.json) writeJson(context, { file, ...report })
    else sayReport(context, file, report)
    return report.ok ? 0 : 1
  },
}

/** The keys of one card, or of every `.pem` file in a folder. */
async function readCards(path: string): Promise<ReadonlySet<KeyId>> {
  const files = await cardFiles(path)
  const cards = await Promise.all(
    files.map(async (file) => readCard((await readSmallFile(file)).toString('utf8'))),
  )
  return new Set(cards.map(({ key }) => key))
}

async function cardFiles(path: string): Promise<string[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [path]
    // A folder that keygen wrote holds the secret beside the card: only the cards are read.
    const names = (await readdir(path)).filter((name) => name.endsWith('.pem') && !name.endsWith('.key.pem'))
    return names.map((name) => join(path, name))
  } catch (error) {
    throw readError(path, error)
  }
}

function sayReport({ terminal, words }: CommandContext, file: string, report: VerifyReport): void {
  const { t } = words
  const count = report.defects.length + report.unlisted
  const lines = [
    report.ok ? t('verify.yes', { file }) : t('verify.no', { file, count }),
    ...(Object.keys(report.lights) as LightName[]).map(
      (light) => `  ${t(`verify.light.${light}.${report.lights[light]}`)}`,
    ),
    ...report.defects.map((defect) => `  ${sayDefect(defect, words)}`),
    ...(report.unlisted > 0 ? [`  ${t('verify.unlisted', { count: report.unlisted })}`] : []),
    ...(report.notChecked.length > 0
      ? [`  ${t('verify.notChecked', { groups: report.notChecked.join(' ') })}`]
      : []),
    ...report.signatures.map((signature) => `  ${saySignature(signature, words)}`),
    ...report.warnings.map((warning) => `  ${sayDefect(warning, words)}`),
  ]
  terminal.out(`${lines.join('\n')}\n`)
}

function sayDefect({ code, path, detail }: Defect, { t }: Words): string {
  return `ADIT-${code}  ${t(`defects:${code}`, { path: path ?? '', detail: detail ?? '' })}`
}

function saySignature({ role, signer, key, at, valid, known }: SignatureReport, { t }: Words): string {
  const state = t(`verify.state.${!valid ? 'invalid' : known ? 'valid' : 'stranger'}`)
  return t('verify.signature', { role, name: signer.name, org: signer.org, key: key.slice(7, 23), at, state })
}
