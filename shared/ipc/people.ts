import { z } from 'zod'
import type { KeyId } from '../record/event.ts'

/** A person's key: `sha256:` and 64 hex digits. */
export const keyIdSchema = z.templateLiteral([
  'sha256:',
  z.string().regex(/^[0-9a-f]{64}$/),
]) as unknown as z.ZodType<KeyId>

/** Who signs, as their card says. */
export const signerNameSchema = z.object({
  name: z.string().min(1).max(100),
  org: z.string().max(100),
  title: z.string().max(100),
})

/** A person whose card was accepted on a device. */
export const trustedSignerSchema = z.object({
  key: keyIdSchema,
  signer: signerNameSchema,
  /** First 16 hex digits of the key id in groups of four. */
  fingerprint: z.string(),
  /** When the card was accepted; empty for one that is only being looked at. */
  added: z.string(),
})
/** A person whose signature a device knows. */
export type TrustedSigner = z.infer<typeof trustedSignerSchema>

/** A person and the card itself, as PEM. */
export const readCardSchema = trustedSignerSchema.extend({ card: z.string() })
/** A card that was read, and is not trusted by that. */
export type ReadCard = z.infer<typeof readCardSchema>
