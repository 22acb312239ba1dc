import i18next, { type TFunction } from 'i18next'
import enCli from '../../assets/messages/en/cli.json' with { type: 'json' }
import enDefects from '../../assets/messages/en/defects.json' with { type: 'json' }
import enErrors from '../../assets/messages/en/errors.json' with { type: 'json' }
import enProblems from '../../assets/messages/en/problems.json' with { type: 'json' }
import zhCli from '../../assets/messages/zh/cli.json' with { type: 'json' }
import zhDefects from '../../assets/messages/zh/defects.json' with { type: 'json' }
import zhErrors from '../../assets/messages/zh/errors.json' with { type: 'json' }
import zhProblems from '../../assets/messages/zh/problems.json' with { type: 'json' }

/** Looks up a sentence: `cli:usage`, `errors:disk-full.title`, `defects:B13`. */
export interface Words {
  readonly language: 'en' | 'zh'
  readonly t: TFunction
}

/** The command line's sentences in one language. */
export async function loadWords(language: 'en' | 'zh'): Promise<Words> {
  const instance = i18next.createInstance()
  await instance.init({
    lng: language,
    fallbackLng: 'en',
    resources: {
      en: { cli: enCli, defects: enDefects, errors: enErrors, problems: enProblems },
      zh: { cli: zhCli, defects: zhDefects, errors: zhErrors, problems: zhProblems },
    },
    ns: ['cli', 'defects', 'errors', 'problems'],
    defaultNS: 'cli',
    interpolation: { escapeValue: false },
  })
  return { language, t: instance.t }
}

/** `--lang` if given, else the locale of the environment, else English. */
export function pickLanguage(
  option: string | undefined,
  env: Record<string, string | undefined>,
): 'en' | 'zh' {
  const wanted = option ?? env.LC_ALL ?? env.LC_MESSAGES ?? env.LANG ?? 'en'
  return wanted.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}
