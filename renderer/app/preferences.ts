import { create } from 'zustand'
import type { KeyId } from '../../shared/record/event.ts'
import type { Language } from '../messages/i18n.ts'
import type { Settings } from '../storage/storage.ts'

/** How the app speaks and looks, and who works here; in effect at once and kept for the next start. */
export interface Preferences {
  readonly language: Language
  readonly appearance: Settings['appearance']
  /** Null until the person has said who they are. */
  readonly identity: KeyId | null
}

/** What is in effect now. Changed through `setPreferences`; `app.tsx` acts on it and stores it. */
export const usePreferences = create<Preferences>(() => ({
  language: 'en',
  appearance: 'auto',
  identity: null,
}))

/** Changes what is given and keeps the rest. */
export function setPreferences(changed: Partial<Preferences>): void {
  usePreferences.setState(changed)
}
