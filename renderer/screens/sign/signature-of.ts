import type { Signer } from '../../../shared/ipc/contract.ts'
import type { SignatureAdd } from '../../../shared/record/event.ts'
import type { ExportOutcome, Signing } from './run-export.ts'

/**
 * What the log says of a bundle that was written: that it was, who signed it, how much of the log is in it, and the name
 * of its file without its folder.
 */
export function signatureOf(
  { receipt, note, covers }: Pick<Extract<ExportOutcome, { kind: 'done' }>, 'receipt' | 'note' | 'covers'>,
  signings: readonly Signing[],
  signers: readonly Signer[],
): SignatureAdd {
  const { path, digest } = receipt
  return {
    digest,
    revision: note.revision,
    signers: signings.flatMap(({ key, role }) => {
      const person = signers.find((one) => one.key === key)
      return person === undefined ? [] : [{ role, signer: person.signer }]
    }),
    file: path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1),
    covers,
  }
}
