import i18next, { type TFunction } from 'i18next'
import enCli from '../../assets/messages/en/cli.json' with { type: 'json' }
import enDefects from '../../assets/messages/en/defects.json' with { type: 'json' }
import enErrors from '../../assets/messages/en/errors.json' with { type: 'json' }
import enProblems from '../../assets/messages/en/problems.json' with { type: 'json' }
import enXlsform from '../../assets/messages/en/xlsform.json' with { type: 'json' }
import enSupport from '../../assets/messages/en/xlsform-support.json' with { type: 'json' }
import zhCli from '../../assets/messages/zh/cli.json' with { type: 'json' }
import zhDefects from '../../assets/messages/zh/defects.json' with { type: 'json' }
import zhErrors from '../../assets/messages/zh/errors.json' with { type: 'json' }
import zhProblems from '../../assets/messages/zh/problems.json' with { type: 'json' }
import zhXlsform from '../../assets/messages/zh/xlsform.json' with { type: 'json' }
import zhSupport from '../../assets/messages/zh/xlsform-support.json' with { type: 'json' }
import type { ChecklistDefinition } from '../../shared/checklist/definition.ts'

/** The languages the command line speaks. */
export const LANGUAGES = ['en', 'zh'] as const
/** One of them. */
export type Language = (typeof LANGUAGES)[number]

/** Looks up a sentence: `show.head`, `errors:disk-full.title`, `defects:B13`. */
export interface Words {
  readonly language: Language
  readonly t: TFunction
}

/** The command line's sentences in one language. */
export async function loadWords(language: Language): Promise<Words> {
  const instance = i18next.createInstance()
  await instance.init({
    lng: language,
    fallbackLng: 'en',
    resources: {
      en: {
        cli: enCli,
        defects: enDefects,
        errors: enErrors,
        problems: enProblems,
        xlsform: enXlsform,
        'xlsform-support': enSupport,
      },
      zh: {
        cli: zhCli,
        defects: zhDefects,
        errors: zhErrors,
        problems: zhProblems,
        xlsform: zhXlsform,
        'xlsform-support': zhSupport,
      },
    },
    ns: ['cli', 'defects', 'errors', 'problems', 'xlsform', 'xlsform-support'],
    defaultNS: 'cli',
    interpolation: { escapeValue: false },
  })
  return { language, t: instance.t }
}

/** The language of the environment's locale, else English. */
export function languageOf(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || ''
  return LANGUAGES.find((known) => locale.toLowerCase().startsWith(known)) ?? 'en'
}

/** The checklist's own language that fits the reader: theirs if it has it, else its default. */
export function readersLanguage({ languages, default_language }: ChecklistDefinition, { language }: Words) {
  return languages.find((tag) => tag === language || tag.startsWith(`${language}-`)) ?? default_language
}
