import { askItems } from './ask-items.ts'

/** Asks the items of the construction checklist. */
export const { ask, verdict } = await askItems('adit-construction', 'EIA-SCO_asof')
