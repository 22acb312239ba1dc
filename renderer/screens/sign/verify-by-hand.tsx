import { useTranslation } from 'react-i18next'
import type { Receipt } from '../../../shared/bundle/report.ts'
import { commandsByHand } from './commands-by-hand.ts'
import classes from './sign.module.css'

/** The three commands with which anybody can check the bundle. */
export function VerifyByHand({ receipt }: { readonly receipt: Receipt }) {
  const { t } = useTranslation('sign')
  const { unpack, hashes, signature } = commandsByHand(receipt)
  return (
    <section className={classes.panel} aria-labelledby="by-hand">
      <h2 id="by-hand" className={classes.panelTitle}>
        {t('by-hand.title')}
      </h2>
      <p className={classes.panelText}>{t('by-hand.intro')}</p>
      <ol className={classes.commands}>
        <li>
          {t('by-hand.unpack')}
          <pre>{unpack}</pre>
        </li>
        <li>
          {t('by-hand.hashes')}
          <pre>{hashes}</pre>
        </li>
        <li>
          {t('by-hand.signature')}
          <pre>{signature}</pre>
        </li>
      </ol>
      <p className={classes.panelText}>{t('by-hand.more')}</p>
    </section>
  )
}
