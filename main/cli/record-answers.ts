import type { Path } from '../../shared/checklist/value.ts'
import type { Form } from '../../shared/engine/form-view.ts'
import type { PlainAnswers } from '../../shared/engine/plain-answers.ts'
import { appendEvent } from '../../shared/record/append.ts'
import { type Beginning, beginAssessment } from '../../shared/record/begin-assessment.ts'
import type { EventBody } from '../../shared/record/event.ts'
import { unitOfAnswer } from '../../shared/record/unit-of-answer.ts'
import type { AttachmentFile } from './read-attachments.ts'

/**
 * The log of an assessment whose answers all came from one file: what the app would have written had a person entered
 * them in the order of the file. Answers that the form gave by itself (a default, a trigger) are recorded as well, since
 * they might be others tomorrow. Gives the lines of one feed.
 */
export function recordAnswers(
  beginning: Beginning,
  { input, notes, attachments }: PlainAnswers,
  files: ReadonlyMap<string, AttachmentFile>,
  form: Form,
): readonly string[] {
  const { events, tail: begun } = beginAssessment(beginning)
  const lines = events.map(({ line }) => line)
  let tail = begun
  const append = (entry: EventBody) => {
    const next = appendEvent(tail, entry, { actor: beginning.key, at: beginning.at })
    tail = next.tail
    lines.push(next.logged.line)
  }
  // Inner repeats were read before the ones around them; people make the outer row first.
  for (const [repeat, rows] of Object.entries(input.rows).reverse()) {
    for (const row of rows) append({ kind: 'repeat.add', body: { repeat, row } })
  }
  const answered = new Map([...Object.entries(input.values), ...givenByForm(form)])
  for (const [path, value] of answered) {
    const reason = notes.get(path)?.reason
    append({
      kind: 'answer.set',
      body: {
        path,
        value,
        bases: [],
        ...(reason === undefined ? {} : { reason }),
        ...unitOfAnswer(form.view(path)),
      },
    })
  }
  for (const { path, file } of attachments) {
    const found = files.get(file)
    if (found === undefined) continue
    const { sha256, name, size, media_type } = found
    append({ kind: 'attachment.add', body: { path, sha256, name, size, media_type } })
  }
  for (const [path, { reason, evidence, comment }] of notes) {
    if (evidence !== undefined) append({ kind: 'evidence.set', body: { path, level: evidence } })
    // A reason belongs to an answer; without one it is kept as a remark.
    const remarks = answered.has(path) ? [comment] : [reason, comment]
    for (const text of remarks) if (text !== undefined) append({ kind: 'comment.add', body: { path, text } })
  }
  return lines
}

function givenByForm(form: Form) {
  return form.unrecorded().flatMap((path: Path) => {
    const view = form.view(path)
    return view?.kind === 'question' && view.value !== null ? [[path, view.value] as const] : []
  })
}
