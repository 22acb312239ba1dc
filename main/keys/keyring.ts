/** The system's keyring, where there is one that protects anything. It only ever saves typing a passphrase. */
export interface Keyring {
  /** Whether it can be used now, and what was found; the name is for people. */
  state(): Promise<KeyringState>
  /** Encrypts a secret for this account on this computer. */
  protect(secret: string): Promise<Uint8Array>
  /** Takes back what `protect` gave. `stale` asks to protect it anew. Rejects when the keyring is another one by now. */
  reveal(protectedSecret: Uint8Array): Promise<{ readonly secret: string; readonly stale: boolean }>
}

/** What there is of a keyring. */
export interface KeyringState {
  /** Whether it can be used now. */
  readonly available: boolean
  /** What was found, as the system names it. */
  readonly backend: string
}

/** What is used of Electron's `safeStorage`; newer versions have the asynchronous calls, which then win. */
export interface SafeStorage {
  isEncryptionAvailable(): boolean
  encryptString(text: string): Buffer
  decryptString(encrypted: Buffer): string
  getSelectedStorageBackend?(): string
  isAsyncEncryptionAvailable?(): Promise<boolean>
  encryptStringAsync?(text: string): Promise<Buffer>
  decryptStringAsync?(
    encrypted: Buffer,
  ): Promise<{ readonly result: string; readonly shouldReEncrypt: boolean }>
}

/** Backends of Linux that encrypt with a password everybody knows, or are not there. */
const WORTHLESS: ReadonlySet<string> = new Set(['basic_text', 'unknown'])

/** The keyring behind Electron. Must not be used before the app is ready. */
export function systemKeyring(storage: SafeStorage, platform: NodeJS.Platform): Keyring {
  return {
    async state() {
      const backend = backendOf(storage, platform)
      if (WORTHLESS.has(backend)) return { available: false, backend }
      const available = await (storage.isAsyncEncryptionAvailable?.() ?? storage.isEncryptionAvailable())
      return { available, backend }
    },
    async protect(secret) {
      return await (storage.encryptStringAsync?.(secret) ?? storage.encryptString(secret))
    },
    async reveal(protectedSecret) {
      const bytes = Buffer.from(protectedSecret)
      if (storage.decryptStringAsync === undefined)
        return { secret: storage.decryptString(bytes), stale: false }
      const { result, shouldReEncrypt } = await storage.decryptStringAsync(bytes)
      return { secret: result, stale: shouldReEncrypt }
    },
  }
}

function backendOf(storage: SafeStorage, platform: NodeJS.Platform): string {
  if (platform === 'darwin') return 'keychain'
  if (platform === 'win32') return 'dpapi'
  return storage.getSelectedStorageBackend?.() ?? 'unknown'
}
