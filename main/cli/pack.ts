import { randomBytes, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { wordsIn } from '../../shared/bundle/value-text.ts'
import type { Checklist } from '../../shared/checklist/checklist.ts'
import { openForm } from '../../shared/engine/form.ts'
import type { Form } from '../../shared/engine/form-view.ts'
import { withAttachments } from '../../shared/engine/plain-answers.ts'
import { whatIsMissing } from '../../shared/engine/progress.ts'
import { AppError } from '../../shared/lib/app-error.ts'
import { claimedTime } from '../../shared/lib/moment.ts'
import { sha256Hex } from '../../shared/lib/sha256.ts'
import { packBundle } from '../bundle/pack-bundle.ts'
import { readKeyFile } from '../keys/key-file.ts'
import { answerPaths } from './answer-path.ts'
import { type Command, type CommandContext, writeJson, writeLines } from './command.ts'
import { type Complaint, refuse } from './complaint.ts'
import { environment } from './environment.ts'
import { checkNewFile } from './new-file.ts'
import { type AttachmentFile, readAttachments } from './read-attachments.ts'
import { readInputs } from './read-inputs.ts'
import { recordAnswers } from './record-answers.ts'
import { readersLanguage } from './words.ts'

/** `pack`: a signed bundle from an answers file, through the same code as the app. */
export const pack: Command = {
  usage:
    '--checklist ID_OR_FILE --answers FILE [--limits FILE] [--attachments DIR] --mine FILE --key FILE --out BUNDLE [--incomplete]',
  options: {
    checklist: { value: true, required: true },
    limits: { value: true },
    answers: { value: true, required: true },
    attachments: { value: true },
    mine: { value: true, required: true },
    key: { value: true, required: true },
    out: { value: true, required: true },
    incomplete: { value: false },
  },
  positionals: { min: 0, max: 0 },
  async run(context, args) {
    const out = args.needed('out')
    await checkNewFile(out)
    const signer = readKeyFile(args.needed('key'))
    const inputs = await readInputs(context, args)
    if ('complaints' in inputs) return refuse(context, inputs.complaints)
    const { checklist, mine, answers } = inputs
    if (mine === null) throw new Error('--mine is required')
    const folder = args.value('attachments')
    const { files, missing, unused } = await readAttachments(folder, answers.attachments)
    // A file that is missing is told as such; its question is not told as unanswered too.
    const hashOf = (file: string) => files.get(file)?.sha256 ?? sha256Hex(file)
    const form = openForm(checklist, withAttachments(checklist, answers, hashOf), {
      ...environment,
      properties: { username: signer.signer.name },
    })
    const incomplete = args.has('incomplete')
    const complaints = [
      ...missing.map((name) => attachmentMissing(context, folder ?? '', name)),
      ...(incomplete ? [] : openQuestions(context, args.needed('answers'), checklist, form)),
    ]
    if (complaints.length > 0) return refuse(context, complaints)
    const at = claimedTime(new Date())
    const feed = randomBytes(16).toString('hex')
    const lines = recordAnswers(
      {
        assessment: randomUUID(),
        feed,
        key: signer.key,
        signer: signer.signer,
        checklist: checklist.definition,
        // Profile values may also stand in the answers file, where they win.
        mine: { ...mine, profile: answers.input.profile },
        quick: false,
        at,
      },
      answers,
      files,
      form,
    )
    const request = { checklist, feeds: [{ feed, lines }], revision: 1, supersedes: null, incomplete, at }
    const receipt = await packBundle(request, [{ ...signer, role: 'author' }], reader(files), out)
    if (context.json) writeJson(context, { ok: true, ...receipt, attachments_unused: unused })
    else {
      writeLines(context, [context.words.t('pack.done', { ...receipt, ...receipt.report.summary?.counts })])
      if (unused.length > 0) {
        const gaps = { count: unused.length, names: unused.join(', ') }
        context.terminal.err(`${context.words.t('pack.unused', gaps)}\n`)
      }
    }
    return 0
  },
}

function attachmentMissing({ words }: CommandContext, folder: string, name: string): Complaint {
  const message = words.t('pack.attachmentMissing')
  return { about: 'attachments', file: folder, path: name, code: 'missing', message }
}

function openQuestions(
  { words }: CommandContext,
  file: string,
  { definition }: Checklist,
  form: Form,
): readonly Complaint[] {
  const places = answerPaths(form)
  return whatIsMissing(form).map(({ path, code, message }): Complaint => {
    const why = wordsIn(message, readersLanguage(definition, words)) || words.t(`violation.${code}`)
    return { about: 'questions', file, path: places.get(path) ?? path, code, message: why }
  })
}

function reader(files: ReadonlyMap<string, AttachmentFile>) {
  const paths = new Map([...files.values()].map(({ sha256, path }) => [sha256, path]))
  return (sha256: string): AsyncIterable<Uint8Array> => {
    const path = paths.get(sha256)
    if (path === undefined) throw new AppError('attachment-missing', { sha256 })
    return createReadStream(path, { highWaterMark: 1024 * 1024 })
  }
}
