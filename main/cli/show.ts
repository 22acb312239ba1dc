import type { VerifyReport } from '../../shared/bundle/report.ts'
import { fingerprint } from '../../shared/bundle/signed-texts.ts'
import { valueText } from '../../shared/bundle/value-text.ts'
import type { Path } from '../../shared/checklist/value.ts'
import { type ReadableBundle, readBundle } from '../bundle/read-bundle.ts'
import { verifyBundleFile } from '../bundle/verify-bundle-file.ts'
import { answerPaths } from './answer-path.ts'
import { type Command, type CommandContext, type ExitStatus, writeJson, writeLines } from './command.ts'
import { openBundleForm } from './open-bundle-form.ts'
import { answerLines, type Filled, findingLines, itemLine } from './say-answers.ts'
import { defectLines, digestLines, signatureLines, warningLines } from './say-report.ts'
import { scoreLine } from './say-score.ts'
import { summaryLines } from './say-summary.ts'
import { writeShownFiles } from './show-files.ts'
import type { Words } from './words.ts'

/** `show`: what is inside a bundle. One that is not intact and signed is refused: nothing in it is shown as fact. */
export const show: Command = {
  usage: 'BUNDLE [--csv DIR] [--html FILE]',
  options: { csv: { value: true }, html: { value: true } },
  positionals: { min: 1, max: 1 },
  async run(context, args) {
    const file = args.positionals[0] ?? ''
    const report = await verifyBundleFile(file)
    if (report.lights.intact !== 'yes' || report.lights.signed !== 'yes') return refuse(context, file, report)
    const bundle = await readBundle(file, report)
    try {
      const filled = await openBundleForm(bundle)
      const written = await writeShownFiles(bundle, { csv: args.value('csv'), html: args.value('html') })
      const shown: Shown = { file, report, bundle, filled, written }
      if (context.json) writeJson(context, documentOf(shown))
      else writeLines(context, linesOf(context, shown))
      return 0
    } finally {
      await bundle.close()
    }
  },
}

interface Shown {
  readonly file: string
  readonly report: VerifyReport
  readonly bundle: ReadableBundle
  readonly filled: Filled
  readonly written: readonly string[]
}

function refuse(context: CommandContext, file: string, report: VerifyReport): ExitStatus {
  const { lights, defects, unlisted } = report
  if (context.json) writeJson(context, { ok: false, file, lights, defects, unlisted })
  else {
    const { words } = context
    writeLines(context, [words.t('show.refused', { file }), ...defectLines(report, words)])
  }
  return 1
}

/** The document of `--json`. `question` is a path's place in an answers file. */
function documentOf({ file, report, bundle, filled, written }: Shown) {
  const { assessment, answers, findings, attachments } = bundle.content
  const places = answerPaths(filled.form)
  const placed = <Entry extends { readonly path: Path }>(entries: readonly Entry[]) =>
    entries.map((entry) => ({ question: places.get(entry.path) ?? entry.path, ...entry }))
  return {
    ok: true,
    file,
    digest: report.digest,
    fingerprint: fingerprint(report.digest ?? ''),
    lights: report.lights,
    summary: report.summary,
    stage: assessment.stage,
    mine: assessment.mine,
    period: assessment.period,
    violations: placed(assessment.violations),
    score: findings.score,
    findings: placed(findings.findings),
    answers: placed(answers.answers),
    left_out: placed(answers.left_out),
    not_taken: answers.not_taken ?? [],
    upgrades: assessment.upgrades ?? [],
    comments: placed(answers.comments),
    attachments,
    signatures: report.signatures,
    defects: report.defects,
    warnings: report.warnings,
    written,
  }
}

function linesOf({ words }: CommandContext, shown: Shown): readonly string[] {
  const { report, bundle, filled, written } = shown
  const { assessment, answers, findings, attachments } = bundle.content
  const { t } = words
  const { from, to } = assessment.period
  const broken = assessment.violations.length
  const nameOf = (hash: string) => attachments.find(({ sha256 }) => sha256 === hash)?.name
  const leftOut = answerLines(filled, answers.left_out, nameOf, words)
  return [
    ...(report.summary === null ? [] : summaryLines(report.summary, words)),
    ...(broken === 0 ? [] : [t('show.violations', { count: broken })]),
    t('show.period', { from, to }),
    ...digestLines(report, words),
    ...signatureLines(report, false, words),
    ...defectLines(report, words),
    ...warningLines(report, words),
    '',
    scoreLine(findings.score, words),
    ...findingLines(filled, findings.findings, words),
    ...answerLines(filled, answers.answers, nameOf, words),
    ...(leftOut.length === 0 ? [] : ['', t('show.leftOut'), ...leftOut]),
    ...upgradeLines(shown, words),
    ...commentLines(shown, words),
    ...(attachments.length === 0 ? [] : ['', t('show.attachments')]),
    ...attachments.map(({ name, media_type, size, path }) =>
      itemLine(name, media_type, t('count.bytes', { count: size }), path ?? t('show.withdrawn')),
    ),
    ...(written.length === 0 ? [] : ['']),
    ...written.map((path) => t('show.wrote', { path })),
  ]
}

/** Changes of the checklist's version, and what the version in force could not take. */
function upgradeLines({ bundle }: Shown, { t }: Words): readonly string[] {
  const { answers, assessment } = bundle.content
  const names = new Map(assessment.signers.map(({ key, name }) => [key, name]))
  const upgrades = (assessment.upgrades ?? []).map(({ from, to, actor, at }) =>
    itemLine(`${from.version} → ${to.version}`, names.get(actor) ?? actor, at),
  )
  const notTaken = (answers.not_taken ?? []).map(({ path, value, reason }) =>
    itemLine(path, valueText(value), reason),
  )
  return [
    ...(upgrades.length === 0 ? [] : ['', t('show.upgrades'), ...upgrades]),
    ...(notTaken.length === 0 ? [] : ['', t('show.notTaken'), ...notTaken]),
  ]
}

function commentLines({ bundle, filled }: Shown, { t }: Words): readonly string[] {
  const { answers, assessment } = bundle.content
  if (answers.comments.length === 0) return []
  const places = answerPaths(filled.form)
  const names = new Map(assessment.signers.map(({ key, name }) => [key, name]))
  const lines = answers.comments.map(({ path, actor, text }) =>
    itemLine(places.get(path) ?? path, names.get(actor) ?? actor, text),
  )
  return ['', t('show.comments'), ...lines]
}
