import type { SignatureReport, VerifyReport } from '../../../../shared/bundle/report.ts'

/** A report on a sound bundle by a signer nobody here knows, except for what is given. */
export function reportWith(parts: Partial<VerifyReport> = {}): VerifyReport {
  return {
    name: 'adit-0ca8b838e23205b3.adit',
    digest: `sha256:0ca8b838e23205b3${'0'.repeat(48)}`,
    size: 4_200_000,
    entries: 24,
    ok: true,
    lights: { intact: 'yes', signed: 'yes', trusted: 'unknown', current: 'unknown' },
    defects: [],
    unlisted: 0,
    warnings: [],
    notChecked: [],
    signatures: [],
    summary: {
      assessment: '5f0c3c0e-7a0b-4f57-9f0b-7d2e8c8e1a11',
      revision: 1,
      supersedes: null,
      mine: { id: '9f0c3c0e-7a0b-4f57-9f0b-7d2e8c8e1a11', name: 'Cerro Alto' },
      checklist: {
        form_id: 'adit-acquisition',
        version: '1',
        title: { en: 'Due diligence', zh: '尽职调查' },
      },
      kind: 'assessment',
      conflicts: [],
      complete: true,
      missing: [],
      counts: { answers: 12, attachments: 3, attachment_bytes: 1_500_000, findings: 2, events: 40 },
      heads: {},
    },
    ...parts,
  }
}

/** The valid signature of an unknown author, except for what is given. */
export function signature(parts: Partial<SignatureReport> = {}): SignatureReport {
  return {
    file: '01-author-28a1d4a1',
    role: 'author',
    signer: { name: 'Ana Quispe', org: 'Example Mining Group', title: 'Geologist' },
    key: `sha256:28a1d4a155aa01ff${'0'.repeat(48)}`,
    at: '2026-05-30T17:00:00Z',
    intent: 'I carried out this assessment; nothing I know of was left out of this record or changed in it.',
    valid: true,
    known: false,
    defects: [],
    ...parts,
  }
}
