import { useTranslation } from '../../messages/use-translation.ts'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/panel.tsx'
import { PassphraseInput } from '../../ui/passphrase-input.tsx'
import type { partProblemOf } from './run-export.ts'
import { SignerLine } from './signer-line.tsx'
import type { PartSignatures as Parts } from './use-part-signers.ts'

/**
 * Passphrases of the others who worked on this device, who each sign how far their own part goes. Nothing where nobody
 * has to.
 */
export function PartSignatures({
  parts,
  asked,
  problem,
}: {
  readonly parts: Parts
  /** The form was sent: blank fields say so. */
  readonly asked: boolean
  readonly problem: ReturnType<typeof partProblemOf>
}) {
  const { t } = useTranslation('sign')
  const { present, absent, passphrases, type } = parts
  return (
    <>
      {absent.map(({ key, signer: { name } }) => (
        <Notice key={key} tone="warn" title={t('parts.absent', { name })}>
          {t('parts.absent-text', { name })}
        </Notice>
      ))}
      {present.length > 0 && (
        <Panel title={t('parts.title')} lead={t('parts.text')}>
          {present.map((signer) => {
            const typed = passphrases.get(signer.key) ?? ''
            const failed = problem?.key === signer.key ? problem.problem : undefined
            const blank = asked && typed === '' ? 'passphrase-blank' : undefined
            const wrong = blank ?? failed
            return (
              <div key={signer.key} data-part={signer.key}>
                <SignerLine label={t('parts.who')} signer={signer} />
                <PassphraseInput
                  label={t('parts.passphrase', { name: signer.signer.name })}
                  value={typed}
                  onChange={(event) => type(signer.key, event.currentTarget.value)}
                  error={wrong === undefined ? undefined : t(`problem.${wrong}`)}
                  autoComplete="off"
                  maw="24rem"
                />
              </div>
            )
          })}
        </Panel>
      )}
    </>
  )
}
