import { type CommandContext, type ExitStatus, writeJson, writeLines } from './command.ts'

/** Something in what a command was given that a person has to mend there. */
export interface Complaint {
  readonly about: 'checklist' | 'limits' | 'mine' | 'answers' | 'attachments' | 'questions'
  /** The file it is in; the folder for attachments, '' when none was given. */
  readonly file: string
  /** Place in the file, an attachment's name, or a question as it stands in an answers file. */
  readonly path: string
  readonly code: string
  /** What is wrong there, in the reader's language. */
  readonly message: string
}

/** Says everything that is in the way, grouped by where it has to be mended, and answers no. */
export function refuse(context: CommandContext, complaints: readonly Complaint[]): ExitStatus {
  if (context.json) {
    writeJson(context, { ok: false, problems: complaints })
    return 1
  }
  const { t } = context.words
  const groups = new Map<string, Complaint[]>()
  for (const complaint of complaints) {
    const key = `${complaint.about} ${complaint.file}`
    groups.set(key, [...(groups.get(key) ?? []), complaint])
  }
  for (const group of groups.values()) {
    const [{ about, file }] = group as [Complaint]
    writeLines(context, [
      t(`refused.${about}`, { file: file || t('refused.noFolder'), count: group.length }),
      ...group.map(
        ({ path, message }) =>
          `  ${t('problems:line', { path: path || t('problems:whole'), words: message })}`,
      ),
    ])
  }
  return 1
}
