import { type Draft, type Own, put } from './draft.ts'
import type { AttachmentAdd, AttachmentWithdraw } from './event.ts'
import type { AttachmentState, Attribution, WithdrawnAttachment } from './record-state.ts'

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
  const attachment: AttachmentState = { ...by, ...file }
  state.attachments = put(state.attachments, path, [...here, attachment], own)
  const gone = state.withdrawn.get(path)
  if (gone?.some((item) => item.attachment.sha256 === body.sha256)) {
    const left = gone.filter((item) => item.attachment.sha256 !== body.sha256)
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
