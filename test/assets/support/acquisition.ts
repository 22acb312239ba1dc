import { askItems } from './ask-items.ts'

/** Asks the items of the acquisition checklist. */
export const { ask, verdict } = await askItems('adit-acquisition', 'ACQ-LEG_cutoff')
