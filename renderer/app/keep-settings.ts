import i18next from 'i18next'
import { languageTag } from '../messages/i18n.ts'
import { useLayouts } from '../questions/table/layout.ts'
import { ownKey } from '../screens/walk/own-key.ts'
import type { Services } from '../services.ts'
import type { Settings } from '../storage/storage.ts'
import { type Preferences, usePreferences } from './preferences.ts'
import { type Route, useNavigation, withoutLink } from './route.ts'

/**
 * From now on stores every change of preference and of place, so that the next start, also after a power cut, opens as
 * this one was left; makes words, `lang` attribute and menus follow the language, and the page the size of text. `page`
 * is the `html` element.
 */
export async function keepSettings(services: Services, page: HTMLElement): Promise<void> {
  const follow = async ({ language }: Preferences) => {
    page.lang = languageTag(language)
    await i18next.changeLanguage(language)
    await services.bridge.call('app.language', { language })
  }
  const scale = ({ textSize }: Preferences) => services.bridge.call('app.textSize', { percent: textSize })
  await follow(usePreferences.getState())
  // What is not stored here is only comfort: a failure is logged, and work goes on.
  const log = (error: unknown) => console.error(error)
  await scale(usePreferences.getState()).catch(log)
  usePreferences.subscribe((now, before) => {
    services.storage.putSettings(now).catch(log)
    if (now.language !== before.language) follow(now).catch(log)
    if (now.textSize !== before.textSize) scale(now).catch(log)
  })
  useLayouts.subscribe((layouts) => {
    services.storage.putSettings({ layouts }).catch(log)
  })
  useNavigation.subscribe((now, before) => {
    if (now.route !== before.route) services.storage.putSettings(placeOf(now.route)).catch(log)
  })
}

/**
 * What is stored of a place. The question that a link leads to is where the person is from now on; were it kept in the
 * route, the next start would go back to it from wherever they have gone since.
 */
function placeOf(route: Route): Partial<Settings> {
  const place = { route: withoutLink(route) }
  if (route.screen !== 'walk' || route.path === undefined) return place
  return { ...place, positions: { [ownKey(route.assessment)]: route.path } }
}
