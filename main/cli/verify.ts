import type { VerifyReport } from '../../shared/bundle/report.ts'
import { verifyBundleFile } from '../bundle/verify-bundle-file.ts'
import { type Command, type CommandContext, writeJson, writeLines } from './command.ts'
import { readCards } from './read-cards.ts'
import { defectLines, digestLines, lightLines, signatureLines, warningLines } from './say-report.ts'
import { summaryLines } from './say-summary.ts'

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
    else writeLines(context, linesOf(context, file, report, trusted !== undefined))
    return report.ok ? 0 : 1
  },
}

function linesOf(
  { words }: CommandContext,
  file: string,
  report: VerifyReport,
  trustGiven: boolean,
): readonly string[] {
  const count = report.defects.length + report.unlisted
  // What a bundle says it is counts for nothing as long as it is not whole.
  const summary = report.lights.intact === 'yes' ? report.summary : null
  return [
    words.t(report.ok ? 'verify.yes' : 'verify.no', { file, count }),
    ...lightLines(report, words),
    ...defectLines(report, words),
    ...signatureLines(report, trustGiven, words),
    ...warningLines(report, words),
    ...(summary === null ? [] : summaryLines(summary, words)),
    ...digestLines(report, words),
  ]
}
