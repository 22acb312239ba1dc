import { join } from 'node:path'
import { type CliResult, runAdit } from './run-adit.ts'

/** The files of the mine that the story is told with: `mine.json`, `answers.json` and `attachments/`. */
export const CERRO_ALTO = join(import.meta.dirname, 'cerro-alto')

/** Where `packCerroAlto` puts the author's card. */
export const cardOf = (folder: string) => join(folder, 'keys', 'ana-quispe.card.pem')

/** Where `packCerroAlto` puts the author's key. */
export const keyOf = (folder: string) => join(folder, 'keys', 'ana-quispe.key.pem')

/** Makes a key in `folder` and packs Cerro Alto's assessment there with the command line. Gives the bundle's path. */
export async function packCerroAlto(folder: string): Promise<string> {
  const bundle = join(folder, 'cerro-alto.adit')
  expectYes(
    await runAdit(
      'keygen',
      '--name',
      'Ana Quispe',
      '--org',
      'Example Mining Group',
      '--out',
      join(folder, 'keys'),
    ),
  )
  expectYes(
    await runAdit(
      ...['pack', '--checklist', 'adit-acquisition', '--mine', join(CERRO_ALTO, 'mine.json')],
      ...['--answers', join(CERRO_ALTO, 'answers.json'), '--attachments', join(CERRO_ALTO, 'attachments')],
      ...['--key', keyOf(folder), '--out', bundle],
    ),
  )
  return bundle
}

function expectYes({ status, out, err }: CliResult): void {
  if (status !== 0) throw new Error(`exit status ${status}\n${out}${err}`)
}
