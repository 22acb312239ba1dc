import { loadChecklist } from '../../shared/checklist/load-checklist.ts'
import type { ExportRequest } from '../../shared/ipc/contract.ts'
import { AppError } from '../../shared/lib/app-error.ts'
import { claimedTime } from '../../shared/lib/moment.ts'
import { type BundleSigner, type PreparedBundle, prepareBundle } from '../bundle/prepare-bundle.ts'
import type { SigningKey } from '../keys/signing-key.ts'

/**
 * Builds and signs the bundle that the screen asked for, after judging what came from there anew.
 *
 * @param now time of signing
 * @param partSigners keys of those who sign only how far their own feeds go
 * @throws AppError `not-a-checklist`; `bad-request` when the log belongs to another assessment; as `prepareBundle`
 */
export function prepareExport(
  request: ExportRequest,
  signers: readonly BundleSigner[],
  now: Date,
  partSigners: readonly SigningKey[] = [],
): PreparedBundle {
  const loaded = loadChecklist(request.checklist)
  if ('problems' in loaded) throw new AppError('not-a-checklist', { path: request.checklist.form_id })
  if (assessmentOf(request) !== request.assessment) throw new AppError('bad-request', { path: 'assessment' })
  return prepareBundle(
    {
      checklist: loaded.checklist,
      feeds: request.feeds,
      revision: request.revision,
      supersedes: request.supersedes,
      incomplete: request.incomplete,
      ...(request.kind !== undefined && { kind: request.kind }),
      ...(request.heads !== undefined && { heads: request.heads }),
      partSigners,
      at: claimedTime(now),
    },
    signers,
  )
}

/** The assessment that the first feed was opened for; the rest of the log is judged when the bundle is built. */
function assessmentOf({ feeds }: ExportRequest): unknown {
  try {
    return JSON.parse(feeds[0]?.lines[0] ?? '').body.assessment
  } catch {
    return undefined
  }
}
