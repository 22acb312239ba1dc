import { fingerprintOf } from '../keys/ed25519.ts'
import { createKeyFiles } from '../keys/key-file.ts'
import { type Command, writeJson } from './command.ts'

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
    const signer = {
      name: args.needed('name'),
      org: args.value('org') ?? '',
      title: args.value('title') ?? '',
    }
    const { keyFile, cardFile, card } = await createKeyFiles(signer, args.needed('out'), new Date())
    if (context.json) {
      writeJson(context, {
        key_file: keyFile,
        card_file: cardFile,
        key: card.key,
        fingerprint: fingerprintOf(card.key),
        signer,
      })
    } else {
      const gaps = { key: keyFile, card: cardFile, fingerprint: fingerprintOf(card.key), name: signer.name }
      context.terminal.out(`${context.words.t('keygen.made', gaps)}\n`)
    }
    return 0
  },
}
