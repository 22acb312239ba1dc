import { AppError } from '../../shared/lib/app-error.ts'
import type { SignerName } from '../../shared/record/event.ts'
import { fingerprintOf } from '../keys/ed25519.ts'
import { createKeyFiles, type KeyFiles } from '../keys/key-file.ts'
import { type Command, writeJson, writeLines } from './command.ts'

/** `keygen`: a signing key and its card. */
export const keygen: Command = {
  usage: '--name NAME [--org ORGANISATION] [--title TITLE] --out DIR',
  options: {
    name: { value: true, required: true },
    org: { value: true },
    title: { value: true },
    out: { value: true, required: true },
  },
  positionals: { min: 0, max: 0 },
  async run(context, args) {
    const wanted = {
      name: args.needed('name'),
      org: args.value('org') ?? '',
      title: args.value('title') ?? '',
    }
    const { keyFile, cardFile, card } = await create(wanted, args.needed('out'))
    const { key, signer } = card
    const fingerprint = fingerprintOf(key)
    if (context.json) writeJson(context, { key_file: keyFile, card_file: cardFile, key, fingerprint, signer })
    else {
      const gaps = { key: keyFile, card: cardFile, fingerprint, name: signer.name }
      writeLines(context, [context.words.t('keygen.made', gaps)])
    }
    return 0
  },
}

async function create(signer: SignerName, folder: string): Promise<KeyFiles> {
  try {
    return await createKeyFiles(signer, folder, new Date())
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'bad-request') throw error
    throw new AppError('bad-request', { path: `--${error.details.path}`, reason: 'not-plain' }, error)
  }
}
