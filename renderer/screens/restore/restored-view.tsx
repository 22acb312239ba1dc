import { Button } from '@mantine/core'
import { setPreferences, usePreferences } from '../../app/preferences.ts'
import { useNavigation } from '../../app/route.ts'
import type { Restored } from '../../backup/take-over.ts'
import { useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { sentenceGap } from '../../ui/format.ts'
import { Notice } from '../../ui/notice.tsx'
import classes from './restore.module.css'

/** What was taken over, what could not be, and the way to work. */
export function RestoredView({ restored }: { readonly restored: Restored }) {
  const { t } = useTranslation('backup')
  const language = useLanguage()
  const go = useNavigation((state) => state.go)
  const identity = usePreferences((preferences) => preferences.identity)
  const { assessments, events, files, keys, trusted, damagedFiles } = restored
  const start = () => {
    if (identity === null && restored.identity !== null) setPreferences({ identity: restored.identity })
    go({ screen: 'home' })
  }
  return (
    <>
      <Notice
        title={t('done.title', { count: assessments })}
        actions={
          <Button onClick={start}>
            {t(identity === null && restored.identity === null ? 'done.who' : 'done.home')}
          </Button>
        }
      >
        {t('done.text', {
          events: t('list.events', { count: events }),
          files: t('list.files', { count: files }),
        })}
        {keys > 0 && sentenceGap(language) + t('done.keys', { count: keys })}
        {trusted > 0 && sentenceGap(language) + t('done.trusted', { count: trusted })}
      </Notice>
      {damagedFiles.length > 0 && (
        <Notice tone="warn" title={t('done.damaged', { count: damagedFiles.length })}>
          {t('done.damagedText')}
          <ul className={classes.names}>
            {damagedFiles.map((sha256) => (
              <li key={sha256}>{sha256}</li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  )
}
