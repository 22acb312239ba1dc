import i18next from 'i18next'
import enExplain from '../../../assets/messages/en/explain.json' with { type: 'json' }
import enProfile from '../../../assets/messages/en/profile.json' with { type: 'json' }
import zhExplain from '../../../assets/messages/zh/explain.json' with { type: 'json' }
import zhProfile from '../../../assets/messages/zh/profile.json' with { type: 'json' }
import { rowsByName, type Speaker } from '../../../renderer/explain/speaker.ts'
import { pickText } from '../../../renderer/questions/text.ts'
import type { ChecklistDefinition } from '../../../shared/checklist/definition.ts'
import type { Input } from '../../../shared/engine/explanation.ts'

const instance = i18next.createInstance()
await instance.init({
  lng: 'en',
  resources: {
    en: { explain: enExplain, profile: enProfile },
    zh: { explain: zhExplain, profile: zhProfile },
  },
  interpolation: { escapeValue: false },
})

/** Speaks about a checklist with the app's own words. No key is borrowed from the other language. */
export function speakerOf(
  language: 'en' | 'zh',
  checklist: ChecklistDefinition,
  inputs: readonly Input[] = [],
): Speaker {
  const words = instance.getFixedT(language, 'explain')
  return {
    language,
    t: (key, gaps) => words(key, { ...gaps }),
    exists: (key) => instance.exists(key, { lng: language, ns: 'explain', fallbackLng: language }),
    text: (text) => pickText(text, [language, 'en']),
    checklist,
    rows: rowsByName(checklist),
    inputs,
  }
}
