import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useHeldElsewhere } from '../assessment/held-elsewhere.ts'
import { useLanguage } from '../messages/use-language.ts'
import { useTranslation } from '../messages/use-translation.ts'
import { sentenceGap } from '../ui/format.ts'
import classes from './disk-strip.module.css'
import { useNavigation } from './route.ts'

/**
 * Above every screen while an assessment holds something that is not on the disk, and the screen does not say so itself as
 * the walk does: what, what to do, and the way there.
 */
export function UnsavedStrip() {
  const { t } = useTranslation('copies')
  const language = useLanguage()
  const { route, go } = useNavigation()
  const held = useHeldElsewhere(route.screen === 'walk')
  if (held === null) return null
  const { assessment, kind } = held
  return (
    <div className={classes.strip} role="status" data-unsaved={kind}>
      <IconAlertTriangle size={20} aria-hidden />
      <p>
        <strong>{t(`unsaved.${kind}`)}</strong>
        {sentenceGap(language)}
        {t(`unsaved.${kind}Next`)}
      </p>
      <Button variant="default" onClick={() => go({ screen: 'walk', assessment })}>
        {t('unsaved.go')}
      </Button>
    </div>
  )
}
