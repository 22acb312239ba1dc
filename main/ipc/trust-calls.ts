import type { Dialogs } from '../dialogs.ts'
import { readSmallFile } from '../files/read-small-file.ts'
import { replaceFile } from '../files/replace-file.ts'
import { readCard } from '../keys/card.ts'
import type { KeyStore } from '../keys/key-store.ts'
import { fileStemOf } from '../keys/slug.ts'
import { describeCard, type TrustedSigners } from '../trust/trusted-signers.ts'
import type { Handlers } from './handler.ts'

/** What the calls about trusted people need. */
export interface TrustCallParts {
  readonly trust: TrustedSigners
  readonly keys: KeyStore
  readonly dialogs: Dialogs
}

/** The people this device trusts, and this device's own cards for others. */
export function trustCalls({ trust, keys, dialogs }: TrustCallParts) {
  return {
    'trust.list': () => [...trust.list()],
    'trust.read': async () => {
      const path = await dialogs.open('card')
      if (path === null) return null
      const card = readCard((await readSmallFile(path)).toString('utf8'))
      return { ...describeCard(card, ''), card: card.pem }
    },
    'trust.add': ({ card }) => trust.add(card),
    'trust.remove': ({ key }) => trust.remove(key),
    'trust.card': async ({ key }) => {
      const card = keys.card(key)
      const path = await dialogs.save('card', `${fileStemOf(card)}.card.pem`)
      if (path === null) return null
      replaceFile(path, card.pem, 0o644)
      return { path }
    },
  } satisfies Partial<Handlers>
}
