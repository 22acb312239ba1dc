import type { Support } from './columns.ts'

/** A key that may stand in the column `parameters`. */
export interface FormParameter {
  readonly name: string
  /** The types it goes with, as a form writes them. */
  readonly types: readonly string[]
  readonly support: Support
}

/** The parameters of the XLSForm reference, and what Adit makes of them. All of them stay in the checklist. */
export const PARAMETERS: readonly FormParameter[] = [
  { name: 'start', types: ['range'], support: 'taken' },
  { name: 'end', types: ['range'], support: 'taken' },
  { name: 'step', types: ['range'], support: 'taken' },
  { name: 'randomize', types: ['select_one', 'select_multiple', 'rank'], support: 'taken' },
  { name: 'seed', types: ['select_one', 'select_multiple', 'rank'], support: 'taken' },
  { name: 'value', types: ['select_one_from_file', 'select_multiple_from_file'], support: 'taken' },
  { name: 'label', types: ['select_one_from_file', 'select_multiple_from_file'], support: 'taken' },
  { name: 'rows', types: ['text'], support: 'ignored' },
  { name: 'tick_interval', types: ['range'], support: 'ignored' },
  { name: 'placeholder', types: ['range'], support: 'ignored' },
  { name: 'tick_labelset', types: ['range'], support: 'ignored' },
  { name: 'max-pixels', types: ['image'], support: 'ignored' },
  { name: 'app', types: ['image'], support: 'ignored' },
  { name: 'quality', types: ['audio', 'background-audio'], support: 'ignored' },
  { name: 'capture-accuracy', types: ['geopoint'], support: 'ignored' },
  { name: 'warning-accuracy', types: ['geopoint'], support: 'ignored' },
  { name: 'allow-mock-accuracy', types: ['geopoint', 'geotrace', 'geoshape'], support: 'ignored' },
  { name: 'incremental', types: ['geotrace', 'geoshape'], support: 'ignored' },
  { name: 'location-priority', types: ['audit'], support: 'ignored' },
  { name: 'location-min-interval', types: ['audit'], support: 'ignored' },
  { name: 'location-max-age', types: ['audit'], support: 'ignored' },
  { name: 'track-changes', types: ['audit'], support: 'ignored' },
  { name: 'track-changes-reasons', types: ['audit'], support: 'ignored' },
  { name: 'identify-user', types: ['audit'], support: 'ignored' },
]
