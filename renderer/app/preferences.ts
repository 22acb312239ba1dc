import { create } from 'zustand'
import { nextTextSize } from '../../shared/ipc/text-sizes.ts'
import type { KeyId } from '../../shared/record/event.ts'
import type { Language } from '../messages/i18n.ts'
import type { Settings } from '../storage/storage.ts'

/** How the app speaks and looks, and who works here; in effect at once and kept for the next start. */
export interface Preferences {
  readonly language: Language
  readonly appearance: Settings['appearance']
  readonly textSize: Settings['textSize']
  /** Null until the person has said who they are. */
  readonly identity: KeyId | null
}

/** What is in effect now. Changed through `setPreferences`; `app.tsx` acts on it and stores it. */
export const usePreferences = create<Preferences>(() => ({
  language: 'en',
  appearance: 'auto',
  textSize: 100,
  identity: null,
}))

/** Changes what is given and keeps the rest. */
export function setPreferences(changed: Partial<Preferences>): void {
  usePreferences.setState(changed)
}

/** Makes the text one step larger or smaller, as far as it goes. */
export function stepTextSize(step: 1 | -1): void {
  setPreferences({ textSize: nextTextSize(usePreferences.getState().textSize, step) })
}
