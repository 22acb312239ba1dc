import { useTranslation } from '../messages/use-translation.ts'
import { judgePassphrase, type Strength } from './passphrase-strength.ts'
import classes from './strength-hint.module.css'

const LEVELS: readonly Strength[] = ['short', 'weak', 'fair', 'strong']

/** How hard a new passphrase is to guess, below the field it is typed into; only its room while that is empty, so that nothing moves. */
export function StrengthHint({ passphrase }: { readonly passphrase: string }) {
  const { t } = useTranslation('identity')
  if (passphrase === '') return <div className={classes.strength} role="status" />
  const strength = judgePassphrase(passphrase)
  const level = LEVELS.indexOf(strength)
  return (
    <div className={classes.strength} role="status">
      <span className={classes.bars} aria-hidden>
        {LEVELS.slice(1).map((name, index) => (
          <span key={name} data-on={index < level} />
        ))}
      </span>
      {t(`strength.${strength}`)}
    </div>
  )
}
