import type { Sha256 } from '../lib/sha256.ts'
import type {
  AttachmentAdd,
  AttachmentAnnotate,
  AttachmentDescribe,
  AttachmentWithdraw,
} from './attachment-events.ts'
import { type Draft, type Own, put } from './draft.ts'
import type { AnnotationLayer, AttachmentState, Attribution, WithdrawnAttachment } from './record-state.ts'

/** A file becomes evidence of a question, or, where it is that already, answers to one more version of the checklist. */
export function addAttachment(state: Draft, body: AttachmentAdd, by: Attribution, own: Own): void {
  const here = state.attachments.get(body.path) ?? []
  const known = here.find((attachment) => attachment.sha256 === body.sha256)
  if (known !== undefined) {
    if (known.under === body.under) return
    // It stays who first brought it and when; only the checklists it answers to are more.
    const { under: _, also: __, ...same } = known
    const also = [...new Set([...(known.also ?? []), known.under ?? null])].filter(
      (version) => version !== (body.under ?? null),
    )
    const again = { ...same, ...(body.under !== undefined && { under: body.under }), also }
    const list = here.map((attachment) => (attachment === known ? again : attachment))
    state.attachments = put(state.attachments, body.path, list, own)
    return
  }
  const { path, ...file } = body
  const gone = state.withdrawn.get(path)
  const before = gone?.findLast((item) => item.attachment.sha256 === body.sha256)?.attachment
  // What was said of it and drawn over it comes back with it.
  const attachment: AttachmentState = {
    ...by,
    ...file,
    ...(before?.direction !== undefined && { direction: before.direction }),
    ...(before?.annotations !== undefined && { annotations: before.annotations }),
  }
  state.attachments = put(state.attachments, path, [...here, attachment], own)
  if (before !== undefined) {
    const left = gone?.filter((item) => item.attachment.sha256 !== body.sha256) ?? []
    state.withdrawn = put(state.withdrawn, path, left, own)
  }
}

/** A file is no longer evidence of a question; nothing where it is not. */
export function withdrawAttachment(state: Draft, body: AttachmentWithdraw, by: Attribution, own: Own): void {
  const here = state.attachments.get(body.path) ?? []
  const attachment = here.find((item) => item.sha256 === body.sha256)
  if (attachment === undefined) return
  const left = here.filter((item) => item !== attachment)
  const item: WithdrawnAttachment = {
    attachment,
    by,
    ...(body.reason === undefined ? {} : { reason: body.reason }),
  }
  state.attachments = put(state.attachments, body.path, left, own)
  state.withdrawn = put(state.withdrawn, body.path, [...(state.withdrawn.get(body.path) ?? []), item], own)
}

/** A person says what a file shows. */
export function describeAttachment(state: Draft, body: AttachmentDescribe, own: Own): void {
  const { path, sha256, caption, direction } = body
  change(state, path, sha256, own, (attachment) => {
    const { caption: _, direction: __, ...rest } = attachment
    return { ...rest, ...(caption !== null && { caption }), ...(direction !== null && { direction }) }
  })
}

/** A person's layer of marks on a picture is put in the place of what it was. */
export function annotateAttachment(state: Draft, body: AttachmentAnnotate, by: Attribution, own: Own): void {
  const { path, sha256, layer, marks } = body
  change(state, path, sha256, own, (attachment) => {
    const { annotations = [], ...rest } = attachment
    const drawn: AnnotationLayer = { ...by, layer, marks }
    const isThere = annotations.some((other) => other.layer === layer)
    const all = isThere
      ? annotations.map((other) => (other.layer === layer ? drawn : other))
      : [...annotations, drawn]
    const left = all.filter((one) => one.marks.length > 0)
    return left.length === 0 ? rest : { ...rest, annotations: left }
  })
}

/** Changes what is known of a file at a question, also of one that was withdrawn; nothing where it never was. */
function change(
  state: Draft,
  path: string,
  sha256: Sha256,
  own: Own,
  changed: (attachment: AttachmentState) => AttachmentState,
): void {
  const here = state.attachments.get(path) ?? []
  if (here.some((item) => item.sha256 === sha256)) {
    const list = here.map((item) => (item.sha256 === sha256 ? changed(item) : item))
    state.attachments = put(state.attachments, path, list, own)
  }
  const gone = state.withdrawn.get(path) ?? []
  if (gone.some((item) => item.attachment.sha256 === sha256)) {
    const list = gone.map((item) =>
      item.attachment.sha256 === sha256 ? { ...item, attachment: changed(item.attachment) } : item,
    )
    state.withdrawn = put(state.withdrawn, path, list, own)
  }
}

/** A file as an event adds it: without who brought it, and without what was said of it since. */
export function fileBody(attachment: AttachmentState): Omit<AttachmentAdd, 'path'> {
  const { sha256, name, size, media_type, caption, capture, under } = attachment
  return {
    ...{ sha256, name, size, media_type },
    ...(caption !== undefined && { caption }),
    ...(capture !== undefined && { capture }),
    ...(under !== undefined && { under }),
  }
}
