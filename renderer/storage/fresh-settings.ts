import type { Settings } from './storage.ts'

/** The settings before anybody chose anything. */
export const FRESH_SETTINGS: Settings = {
  language: null,
  appearance: 'auto',
  textSize: 100,
  identity: null,
  route: null,
  positions: {},
  layouts: {},
  filters: {},
  walk: 'list',
  drafts: {},
  device: null,
  limits: null,
}
