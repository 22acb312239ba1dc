import { useTranslation } from '../messages/use-translation.ts'
import { BackButton } from '../ui/back-button.tsx'
import { useNavigation } from './route.ts'

/** Back to the screen before, on screens that the top bar opens from everywhere; nothing where there is none. */
export function WayBack() {
  const { t } = useTranslation('common')
  const back = useNavigation((state) => state.back)
  const isSomewhere = useNavigation((state) => state.past.length > 0)
  return isSomewhere ? <BackButton onClick={back}>{t('back')}</BackButton> : null
}
