import type { Dialogs } from '../dialogs.ts'
import { readSmallFile } from '../files/read-small-file.ts'
import { replaceFile } from '../files/replace-file.ts'
import type { KeyStore } from '../keys/key-store.ts'
import type { Keyring } from '../keys/keyring.ts'
import { fileStemOf } from '../keys/slug.ts'
import type { Handlers } from './handler.ts'

/** What the calls about this device's keys need. */
export interface KeyCallParts {
  readonly keys: KeyStore
  readonly keyring: Keyring
  readonly dialogs: Dialogs
}

/** The signing keys of this device and their recovery copies. */
export function keyCalls({ keys, keyring, dialogs }: KeyCallParts) {
  return {
    'keys.list': async () => {
      const { signers, damaged } = await keys.list()
      return { keyring: await keyring.state(), signers: [...signers], damaged: [...damaged] }
    },
    'keys.create': ({ signer, passphrase }) => keys.create(signer, passphrase),
    'keys.backup': async ({ key, passphrase }) => {
      // First the passphrase, then the place: nobody chooses a place in vain.
      const copy = await keys.recoveryCopy(key, passphrase)
      const path = await dialogs.save('recovery-copy', `${fileStemOf(keys.card(key))}.adit-key`)
      if (path === null) return null
      replaceFile(path, copy)
      keys.noteBackup(key)
      return { path }
    },
    'keys.restore': async ({ passphrase }) => {
      const path = await dialogs.open('recovery-copy')
      if (path === null) return null
      return await keys.restore(await readSmallFile(path), passphrase)
    },
  } satisfies Partial<Handlers>
}
