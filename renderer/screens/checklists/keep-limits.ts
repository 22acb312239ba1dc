import { AppError } from '../../../shared/lib/app-error.ts'
import { claimedTime } from '../../../shared/lib/moment.ts'
import type { Services } from '../../services.ts'

/**
 * From now on new assessments are made with this table of limits laid over their checklists.
 *
 * @throws AppError `key-not-found` when nobody has said who works here; what the storage throws
 */
export async function keepLimits(
  { storage, bridge, environment }: Services,
  file: string,
  csv: string,
): Promise<void> {
  const { identity } = await storage.getSettings()
  const { signers } = await bridge.call('keys.list', undefined)
  const person = signers.find((signer) => signer.key === identity)
  if (person === undefined) throw new AppError('key-not-found', { key: identity ?? '' })
  const at = claimedTime(new Date(environment.now()))
  await storage.putSettings({ limits: { file, csv, at, by: person.signer } })
}
