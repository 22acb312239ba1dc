import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import type { Keyring } from '../../../main/keys/keyring.ts'

const folders: string[] = []

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A folder that goes away after the test. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'adit-'))
  folders.push(folder)
  return folder
}

/** A computer without a keyring. */
export const noKeyring: Keyring = {
  state: async () => ({ available: false, backend: 'basic_text' }),
  protect: async () => {
    throw new Error('must not be asked')
  },
  reveal: async () => {
    throw new Error('must not be asked')
  },
}

/** A keyring that hides a secret under a password; another password is another keyring. */
export function fakeKeyring(password: string, stale = false): Keyring {
  return {
    state: async () => ({ available: true, backend: 'fake' }),
    protect: async (secret) => Buffer.from(`${password}:${secret}`).reverse(),
    reveal: async (hidden) => {
      const text = Buffer.from(hidden).reverse().toString()
      if (!text.startsWith(`${password}:`)) throw new Error('not ours')
      return { secret: text.slice(password.length + 1), stale }
    },
  }
}

export const ana = { name: 'Ana Quispe', org: 'Example Mining Group', title: 'Geologist' }
export const wang = { name: '王小明', org: '示例矿业集团', title: '环境工程师' }
export const passphrase = 'blue copper drifts slowly'
export const noon = new Date('2026-05-30T12:00:00Z')
