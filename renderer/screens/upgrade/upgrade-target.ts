import { checklistDigest } from '../../../shared/checklist/checklist-digest.ts'
import type { ChecklistDefinition } from '../../../shared/checklist/definition.ts'
import { checklistInForce } from '../../../shared/record/checklist-in-force.ts'
import type { ChecklistRef } from '../../../shared/record/event.ts'
import type { RecordState } from '../../../shared/record/record-state.ts'
import { definitionToUse } from '../../library/company-limits.ts'
import { compareVersions, type LibraryVersion } from '../../library/library.ts'
import { ownVersion } from '../../library/newer-versions.ts'
import type { Services } from '../../services.ts'

/** A version an assessment can go over to. */
export type UpgradeTarget =
  | { readonly kind: 'newer'; readonly version: LibraryVersion }
  /** The version before the last upgrade. */
  | { readonly kind: 'back'; readonly ref: ChecklistRef }

/** Every version an assessment can go over to: the newer ones of the library, newest first, then back. */
export function upgradeTargets(
  record: Pick<RecordState, 'opened' | 'upgrades'>,
  newer: readonly LibraryVersion[],
): readonly UpgradeTarget[] {
  const targets: UpgradeTarget[] = newer.map((version) => ({ kind: 'newer', version }))
  const last = record.upgrades.at(-1)
  if (last === undefined) return targets
  const offered = newer.some(({ version }) => version === ownVersion(last.from.version))
  return offered ? targets : [...targets, { kind: 'back', ref: last.from }]
}

/** Names a target among others. */
export function targetKey(target: UpgradeTarget): string {
  return target.kind === 'newer' ? `newer ${target.version.version}` : `back ${target.ref.sha256}`
}

/** What people call the version. */
export function targetVersion(target: UpgradeTarget): string {
  return target.kind === 'newer' ? target.version.version : target.ref.version
}

/** Whether going there undoes the last upgrade, as going to an older version does. */
export function isUndo(record: Pick<RecordState, 'opened' | 'upgrades'>, target: UpgradeTarget): boolean {
  const current = checklistInForce(record)
  return (
    target.kind === 'back' &&
    current !== null &&
    compareVersions(ownVersion(target.ref.version), ownVersion(current.version)) <= 0
  )
}

/**
 * The definition of a target as an assessment walks it, the company's limits laid over a newer one as at the start of an
 * assessment; null when an earlier version is not on this device.
 *
 * @throws AppError what `definitionToUse` throws
 */
export async function openTarget(
  services: Pick<Services, 'storage'>,
  target: UpgradeTarget,
): Promise<{ readonly definition: ChecklistDefinition; readonly ref: ChecklistRef } | null> {
  if (target.kind === 'back') {
    const definition = await services.storage.getChecklist(target.ref.sha256)
    return definition === undefined ? null : { definition, ref: target.ref }
  }
  const definition = await definitionToUse(services, target.version)
  const { form_id, version } = definition
  return { definition, ref: { form_id, version, sha256: checklistDigest(definition) } }
}
