import type { OpenedBackup } from '../../shared/ipc/backup-calls.ts'
import type { Services } from '../services.ts'
import type { StagedPerson } from './staged-backup.ts'

/** Compares the people whom the device of a backup trusted with those who are trusted here. Trusts nobody. */
export async function stageTrusted(
  { bridge }: Pick<Services, 'bridge'>,
  trusted: OpenedBackup['trusted'],
): Promise<readonly StagedPerson[]> {
  if (trusted.length === 0) return []
  const here = new Set((await bridge.call('trust.list', undefined)).map(({ key }) => key))
  return trusted.map((card) => ({ ...card, status: here.has(card.key) ? 'same' : 'new' }))
}
