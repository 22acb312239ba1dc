import type { Signer } from '../../../shared/ipc/contract.ts'
import classes from './signer-line.module.css'

/** A person who signs: name, what they are, and the fingerprint of their key. */
export function SignerLine({ label, signer }: { readonly label: string; readonly signer: Signer }) {
  const { name, title, org } = signer.signer
  return (
    <div className={classes.signer}>
      <span className={classes.signerLabel}>{label}</span>
      <span className={classes.signerName}>{name}</span>
      <span className={classes.signerPlace}>{[title, org].filter(Boolean).join(' · ')}</span>
      <span className={classes.fingerprint}>{signer.fingerprint}</span>
    </div>
  )
}
