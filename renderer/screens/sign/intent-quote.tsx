import { INTENTS } from '../../../shared/bundle/signed-texts.ts'
import { useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import classes from './intent-quote.module.css'

/** What a signature by the author or the witness stands for. Signed are the English words, so other languages show those as well. */
export function IntentQuote({ by }: { readonly by: 'author' | 'witness' }) {
  const { t } = useTranslation(['sign', 'bundle'])
  const language = useLanguage()
  return (
    <blockquote className={classes.intent}>
      “{t(`bundle:signatures.says-${by}`)}”
      <footer>
        {t(`${by}.intent-caption`)}
        {language !== 'en' && <div>{t('bundle:signatures.signed-words', { words: INTENTS[by] })}</div>}
      </footer>
    </blockquote>
  )
}
