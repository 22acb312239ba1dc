import { askItems } from './ask-items.ts'

/** Asks the items of the operation checklist. */
export const { ask, verdict } = await askItems('adit-operation', 'OPS-PLN_asof')
