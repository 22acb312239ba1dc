import { Button } from '@mantine/core'
import { IconCircleCheck, IconCircleX, IconUserCheck, IconUserQuestion } from '@tabler/icons-react'
import type { SignatureReport } from '../../../shared/bundle/report.ts'
import { speakerOf } from '../../../shared/bundle/signed-texts.ts'
import { useNavigation } from '../../app/route.ts'
import { useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { formatDateTime, formatFingerprint } from '../../ui/format.ts'
import { PanelWords } from '../../ui/panel.tsx'
import { DefectLines } from './defect-lines.tsx'
import classes from './signature-cards.module.css'

const ROLES: ReadonlySet<string> = new Set(['author', 'witness', 'countersign', 'return', 'receipt'])

/** Every signature as a card: who, in which role, when as they claim, and what is known about it. */
export function SignatureCards({ signatures }: { readonly signatures: readonly SignatureReport[] }) {
  const { t } = useTranslation('bundle')
  return (
    <section aria-labelledby="signatures">
      <h2 id="signatures" className={classes.title}>
        {t('signatures.title')}
      </h2>
      {signatures.length === 0 ? (
        <PanelWords>{t('signatures.none')}</PanelWords>
      ) : (
        <ul className={classes.cards}>
          {signatures.map((signature) => (
            <SignatureCard key={signature.file} signature={signature} />
          ))}
        </ul>
      )}
    </section>
  )
}

function SignatureCard({ signature }: { readonly signature: SignatureReport }) {
  const { t } = useTranslation('bundle')
  const language = useLanguage()
  const go = useNavigation((state) => state.go)
  const { role, signer, at, intent, key, valid, known, defects } = signature
  // Signed are fixed English words: other languages read them in their own, with the words themselves below.
  const speaker = language === 'en' ? null : speakerOf(intent)
  const Valid = valid ? IconCircleCheck : IconCircleX
  const Known = known ? IconUserCheck : IconUserQuestion
  return (
    <li className={classes.card}>
      <p className={classes.role}>{ROLES.has(role) ? t(`signatures.role-${role}`) : role}</p>
      <h3 className={classes.cardName}>{signer.name}</h3>
      <p className={classes.cardPlace}>{[signer.title, signer.org].filter(Boolean).join(' · ')}</p>
      <p className={`${classes.check} ${valid ? classes.yes : classes.no}`}>
        <Valid size={18} aria-hidden />
        <span>{valid ? t('signatures.valid') : t('signatures.invalid')}</span>
      </p>
      <p className={`${classes.check} ${known ? classes.yes : classes.unknown}`}>
        <Known size={18} aria-hidden />
        <span>{known ? t('signatures.known') : t('signatures.stranger')}</span>
      </p>
      <dl className={classes.cardFacts}>
        <dt>{t('signatures.key')}</dt>
        <dd className={classes.key}>{formatFingerprint(key)}</dd>
        <dt>{t('signatures.at')}</dt>
        <dd>{t('signatures.at-claimed', { at: formatDateTime(at, language) })}</dd>
        <dt>{t('signatures.intent')}</dt>
        <dd>
          {speaker === null ? intent : t(`signatures.says-${speaker}`)}
          {speaker !== null && (
            <div className={classes.signedWords}>{t('signatures.signed-words', { words: intent })}</div>
          )}
        </dd>
      </dl>
      {defects.length > 0 && <DefectLines defects={defects} />}
      {valid && !known && (
        <div className={classes.trust}>
          <p>{t('signatures.trust-how')}</p>
          <Button variant="default" onClick={() => go({ screen: 'settings' })}>
            {t('signatures.settings')}
          </Button>
        </div>
      )}
    </li>
  )
}
