import { askItems } from './ask-items.ts'

/** Asks the items of the closure checklist. */
export const { ask, verdict } = await askItems('adit-closure', 'CLO-GOV_asof')
