/** The tag file `bag-info.txt` of bundle format 1.0 §3. Everything in it is covered by the bag digest. */

/** The format version this code writes, and the newest it fully understands. */
export const FORMAT = '1.0'

/** Kinds the format knows. */
const KINDS = ['assessment', 'handover', 'review', 'trust'] as const

/**
 * Kinds that carry a record, which this version writes and opens. A `handover` goes from one colleague to another: it
 * may be incomplete and in conflict, is signed by its author alone, and never counts as final.
 */
export const RECORD_KINDS = ['assessment', 'handover'] as const
/** Whether a bundle is a final assessment or passes work on. */
export type RecordKind = (typeof RECORD_KINDS)[number]

/** Whether a kind named in a bag carries a record that this version opens. */
export function isRecordKind(kind: string | undefined): kind is RecordKind {
  return RECORD_KINDS.some((known) => known === kind)
}

/** The tags in file order, with the form each value has. */
const TAGS: readonly { readonly name: string; readonly form: RegExp; readonly optional?: true }[] = [
  { name: 'Adit-Assessment-Id', form: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/ },
  { name: 'Adit-Critical', form: /^[a-z0-9-]+(,[a-z0-9-]+)*$/, optional: true },
  { name: 'Adit-Format', form: /^[1-9]\d{0,3}\.(0|[1-9]\d{0,3})$/ },
  { name: 'Adit-Kind', form: /^[a-z]{1,32}$/ },
  { name: 'Adit-Recipient', form: /^sha256:[0-9a-f]{64}$/, optional: true },
  { name: 'Adit-Required-Roles', form: /^[a-z]{1,32}(,[a-z]{1,32})*$/ },
  { name: 'Adit-Revision', form: /^[1-9]\d{0,8}$/ },
  { name: 'Adit-Supersedes', form: /^(none|sha256:[0-9a-f]{64})$/ },
  { name: 'Bag-Group-Identifier', form: /^[A-Za-z0-9._:-]{1,64}$/ },
  { name: 'BagIt-Profile-Identifier', form: /^urn:adit:bagit-profile:1$/ },
  { name: 'Bagging-Date', form: /^\d{4}-\d{2}-\d{2}$/ },
  { name: 'External-Identifier', form: /^[\x21-\x7e]{1,100}$/ },
  { name: 'Payload-Oxum', form: /^(0|[1-9]\d{0,15})\.(0|[1-9]\d{0,15})$/ },
  { name: 'Source-Organization', form: /^[\x21-\x7e]([\x20-\x7e]{0,98}[\x21-\x7e])?$/, optional: true },
]
const byName = new Map(TAGS.map((tag) => [tag.name, tag]))

/** Values by tag name. */
export type BagTags = ReadonlyMap<string, string>

/** `bagit.txt` to the byte. */
export const BAGIT_TEXT = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'

/** What `bag-info.txt` is made from. */
export interface BagInfo {
  readonly assessment: string
  readonly kind: (typeof KINDS)[number]
  /** Roles without whose signature the bundle is not signed, e.g. `['author', 'witness']`. */
  readonly requiredRoles: readonly string[]
  readonly revision: number
  /** Digest of the bundle this one replaces. */
  readonly supersedes: string | null
  /** The mine's id. */
  readonly group: string
  /** `YYYY-MM-DD` of the last event; never the clock. */
  readonly date: string
  /** Written only when it is plain ASCII, as BagIt tools expect; the signer's card always has it in full. */
  readonly organization: string
  /** Bytes and number of payload files. */
  readonly payload: { readonly size: number; readonly count: number }
}

/** The text of `bag-info.txt`: one line a tag, sorted, never folded. Throws (a bug) for a value no tag may have. */
export function bagInfoText(info: BagInfo): string {
  const values = new Map<string, string>([
    ['Adit-Assessment-Id', info.assessment],
    ['Adit-Format', FORMAT],
    ['Adit-Kind', info.kind],
    ['Adit-Required-Roles', info.requiredRoles.join(',')],
    ['Adit-Revision', String(info.revision)],
    ['Adit-Supersedes', info.supersedes ?? 'none'],
    ['Bag-Group-Identifier', info.group],
    ['BagIt-Profile-Identifier', 'urn:adit:bagit-profile:1'],
    ['Bagging-Date', info.date],
    ['External-Identifier', `${info.assessment}-r${info.revision}`],
    ['Payload-Oxum', `${info.payload.size}.${info.payload.count}`],
    ['Source-Organization', info.organization],
  ])
  let text = ''
  for (const { name, form, optional } of TAGS) {
    const value = values.get(name)
    if (value !== undefined && form.test(value)) text += `${name}: ${value}\n`
    else if (!optional) throw new Error(`no value for ${name}: ${value}`)
  }
  return text
}

/**
 * Reads `bag-info.txt`. Gives its tags, or the name or line that is malformed, repeated, out of order or missing. Tags
 * this version does not know are let through only where the format's minor version is newer.
 */
export function readBagInfo(text: string): BagTags | { readonly bad: string } {
  const tags = new Map<string, string>()
  const lines = text.split('\n')
  if (lines.pop() !== '') return { bad: 'line feed' }
  let before = ''
  for (const line of lines) {
    const match = /^([A-Za-z][A-Za-z-]{0,63}): ([\x20-\x7e]+)$/.exec(line)
    if (match?.[1] === undefined || match[2] === undefined) return { bad: `line ${tags.size + 1}` }
    if (match[1] <= before) return { bad: match[1] }
    before = match[1]
    tags.set(match[1], match[2])
  }
  const newer = !(tags.get('Adit-Format') ?? '').endsWith('.0')
  for (const [name, value] of tags) {
    const form = byName.get(name)?.form
    if (form === undefined ? !newer : !form.test(value)) return { bad: name }
  }
  for (const tag of TAGS) if (!tag.optional && !tags.has(tag.name)) return { bad: tag.name }
  return tags
}
