import { randomBytes, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { openForm } from '../../shared/engine/form.ts'
import type { Form } from '../../shared/engine/form-view.ts'
import { withAttachments } from '../../shared/engine/plain-answers.ts'
import { type Missing, whatIsMissing } from '../../shared/engine/progress.ts'
import { AppError } from '../../shared/lib/app-error.ts'
import { claimedTime } from '../../shared/lib/moment.ts'
import { packBundle } from '../bundle/pack-bundle.ts'
import { readKeyFile } from '../keys/key-file.ts'
import { answerPaths } from './answer-path.ts'
import { type Command, type CommandContext, writeJson } from './command.ts'
import { environment } from './environment.ts'
import { findAnswers } from './find-answers.ts'
import { findChecklist } from './find-checklist.ts'
import { type AttachmentFile, readAttachments } from './read-attachments.ts'
import { readMine } from './read-mine.ts'
import { recordAnswers } from './record-answers.ts'

/** `pack`: a signed bundle from an answers file, through the same code as the app. */
export const pack: Command = {
  usage:
    '--checklist ID_OR_FILE --answers FILE [--attachments DIR] --mine FILE --key FILE --out BUNDLE [--incomplete]',
  options: {
    checklist: { value: true, required: true },
    answers: { value: true, required: true },
    attachments: { value: true },
    mine: { value: true, required: true },
    key: { value: true, required: true },
    out: { value: true, required: true },
    incomplete: { value: false },
  },
  positionals: { min: 0, max: 0 },
  async run(context, args) {
    const { terminal, words } = context
    const checklist = await findChecklist(context, args.needed('checklist'))
    const mine = await readMine(args.needed('mine'))
    const signer = readKeyFile(args.needed('key'))
    const answers = await findAnswers(context, args.needed('answers'), checklist, mine.profile)
    if (answers === null) return 1
    const { files, missing } = await readAttachments(args.value('attachments'), answers.attachments)
    if (missing.length > 0) {
      if (context.json) writeJson(context, { ok: false, attachments_missing: missing })
      else
        terminal.out(
          `${[words.t('pack.attachmentsMissing', { count: missing.length }), ...missing].join('\n  ')}\n`,
        )
      return 1
    }
    const incomplete = args.has('incomplete')
    const form = openForm(
      checklist,
      withAttachments(checklist, answers, (file) => files.get(file)?.sha256),
      environment,
    )
    const open = whatIsMissing(form)
    if (open.length > 0 && !incomplete) {
      sayOpen(context, form, open)
      return 1
    }
    const at = claimedTime(new Date())
    const feed = randomBytes(16).toString('hex')
    const { key, signer: person } = signer
    const lines = recordAnswers(
      {
        assessment: randomUUID(),
        feed,
        key,
        signer: person,
        checklist: checklist.definition,
        // Profile values may also stand in the answers file, where they win.
        mine: { ...mine, profile: answers.input.profile },
        quick: false,
        at,
      },
      answers,
      files,
    )
    const request = { checklist, feeds: [{ feed, lines }], revision: 1, supersedes: null, incomplete, at }
    const receipt = await packBundle(
      request,
      [{ ...signer, role: 'author' }],
      reader(files),
      args.needed('out'),
    )
    const { answers: count, attachments } = receipt.report.summary?.counts ?? { answers: 0, attachments: 0 }
    if (context.json) writeJson(context, { ok: true, ...receipt })
    else terminal.out(`${words.t('pack.done', { ...receipt, answers: count, attachments })}\n`)
    return 0
  },
}

function sayOpen(context: CommandContext, form: Form, open: readonly Missing[]): void {
  const { terminal, words } = context
  const places = answerPaths(form)
  const questions = open.map(({ path, code }) => ({ question: places.get(path) ?? path, code }))
  if (context.json) {
    writeJson(context, { ok: false, open: questions })
    return
  }
  terminal.out(`${words.t('pack.missing', { count: questions.length })}\n`)
  for (const { question, code } of questions) {
    terminal.out(`  ${question}: ${words.t(`evaluate.violation.${code}`)}\n`)
  }
}

function reader(files: ReadonlyMap<string, AttachmentFile>) {
  const paths = new Map([...files.values()].map(({ sha256, path }) => [sha256, path]))
  return (sha256: string): AsyncIterable<Uint8Array> => {
    const path = paths.get(sha256)
    if (path === undefined) throw new AppError('attachment-missing', { sha256 })
    return createReadStream(path, { highWaterMark: 1024 * 1024 })
  }
}
