import { usePreferences } from '../../app/preferences.ts'

/** The entry of the settings that belongs to one assessment and the person who works here. */
export function ownKey(assessment: string): string {
  const { identity } = usePreferences.getState()
  return identity === null ? assessment : `${assessment} ${identity}`
}

/** What the settings hold for one assessment and the person who works here; also from before persons were told apart. */
export function ownEntry<Entry>(
  entries: Readonly<Record<string, Entry>>,
  assessment: string,
): Entry | undefined {
  return entries[ownKey(assessment)] ?? entries[assessment]
}
