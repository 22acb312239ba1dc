import type { Receipt } from '../../../shared/bundle/report.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { Panel, PanelWords } from '../../ui/panel.tsx'
import { commandsByHand } from './commands-by-hand.ts'
import classes from './verify-by-hand.module.css'

/** The three commands with which anybody can check the bundle. */
export function VerifyByHand({ receipt }: { readonly receipt: Receipt }) {
  const { t } = useTranslation('sign')
  const { unpack, hashes, signature } = commandsByHand(receipt)
  return (
    <Panel title={t('by-hand.title')} lead={t('by-hand.intro')}>
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
      <PanelWords>{t('by-hand.more')}</PanelWords>
    </Panel>
  )
}
