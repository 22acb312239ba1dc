import { open, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { exportForm } from '../../shared/xlsform/export-form.ts'
import type { ImportRemark } from '../../shared/xlsform/import-report.ts'
import { writeError } from '../files/file-error.ts'
import { type Command, type CommandContext, writeJson, writeLines } from './command.ts'
import { refuse } from './complaint.ts'
import { findChecklist } from './find-checklist.ts'
import { checkNewFile } from './new-file.ts'
import { placeText } from './say-remarks.ts'

/** `checklist export`: a checklist as an XLSForm workbook, and beside it the list files that the workbook names. */
export const checklistExport: Command = {
  usage: 'CHECKLIST --to FILE.xlsx',
  options: { to: { value: true, required: true } },
  positionals: { min: 1, max: 1 },
  async run(context, args) {
    const to = args.needed('to')
    await checkNewFile(to)
    const found = await findChecklist(context, args.positionals[0] ?? '')
    if ('complaints' in found) return refuse(context, found.complaints)
    const result = exportForm(found.checklist.definition)
    const said = result.remarks.map((remark) => ({ ...remark, message: sayRemark(remark, context) }))
    const files =
      result.file === undefined
        ? []
        : await writeNew([
            { path: to, bytes: result.file.bytes },
            ...result.companions.map(({ name, bytes }) => ({ path: join(dirname(to), name), bytes })),
          ])
    if (context.json) writeJson(context, { ok: result.file !== undefined, files, remarks: said })
    else {
      writeLines(context, [
        ...files.map((path) => context.words.t('checklist.wrote', { path })),
        ...said.map(({ message }) => `  ${message}`),
      ])
    }
    return result.file === undefined ? 1 : 0
  },
}

/** Writes new files, all or none of them. Throws `cannot-write` with the reason `EEXIST` where something is already. */
async function writeNew(
  files: readonly { readonly path: string; readonly bytes: Uint8Array }[],
): Promise<readonly string[]> {
  for (const { path } of files) await checkNewFile(path)
  const written: string[] = []
  for (const { path, bytes } of files) {
    try {
      const handle = await open(path, 'wx')
      written.push(path)
      await handle.writeFile(bytes).finally(() => handle.close())
    } catch (error) {
      for (const made of written) await rm(made, { force: true })
      throw writeError(path, error)
    }
  }
  return written
}

/** What a remark says, after its place. */
function sayRemark({ code, place, detail }: ImportRemark, { words: { t } }: CommandContext): string {
  const words = t(`xlsform-support:export.${code}`, { ...detail })
  return t('problems:line', { path: placeText(place), words })
}
