import { useMemo } from 'react'
import type { Input } from '../../shared/engine/explanation.ts'
import { useAssessment } from '../assessment/assessment-context.tsx'
import { useLanguage } from '../messages/use-language.ts'
import { useTranslation } from '../messages/use-translation.ts'
import { useText } from '../questions/text.ts'
import { rowsByName, type Speaker } from './speaker.ts'

/** Speaks about the open assessment's checklist in the language of the screen. `inputs` are what an expression read. */
export function useSpeaker(): (inputs: readonly Input[]) => Speaker {
  const { t, i18n } = useTranslation(['explain', 'profile'])
  const language = useLanguage()
  const text = useText()
  const checklist = useAssessment((state) => state.checklist)
  return useMemo(() => {
    const rows = rowsByName(checklist)
    return (inputs) => ({
      language,
      t: (key, gaps) => t(key, { ...gaps }),
      exists: (key) => i18n.exists(key, { ns: 'explain' }),
      text,
      checklist,
      rows,
      inputs,
    })
  }, [t, i18n, language, text, checklist])
}
