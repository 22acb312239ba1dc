import type { Settings } from './storage.ts'

/** The settings before anybody chose anything. */
export const FRESH_SETTINGS: Settings = {
  language: null,
  appearance: 'auto',
  identity: null,
  route: null,
  positions: {},
  drafts: {},
  device: null,
  limits: null,
}
