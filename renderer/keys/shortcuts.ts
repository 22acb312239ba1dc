import { ACCELERATORS } from '../../shared/ipc/accelerators.ts'
import { CONFORMITY } from '../questions/fields/conformity.ts'

/**
 * Every key that does something by itself. What is bound is bound from these tables, and the sheet of shortcuts shows
 * them, so that the sheet cannot promise a key that does nothing.
 *
 * A chord is the key as `KeyboardEvent.key` names it, after `Mod+` (Ctrl, or Cmd on a Mac), `Alt+` and `Shift+` in this
 * order. Shift is named only beside `Mod`: alone it is part of the character, as in `?`.
 */
export const WALK_SHORTCUTS = {
  next: ['j', 'Alt+ArrowDown'],
  previous: ['k', 'Alt+ArrowUp'],
  unanswered: ['n'],
  required: ['r'],
  finding: ['f'],
  nextSection: [']'],
  previousSection: ['['],
  search: ['Mod+k', '/'],
  back: ['Alt+ArrowLeft'],
  problems: ['p'],
} as const satisfies Readonly<Record<string, readonly string[]>>

/** Of the walk too, but also on the menu; see `use-undo.ts`. */
export const CHANGE_SHORTCUTS = {
  undo: ['Mod+z'],
  redo: ['Mod+Shift+z', 'Mod+y'],
} as const satisfies Readonly<Record<string, readonly string[]>>

/** On every screen. */
export const APP_SHORTCUTS = { shortcuts: ['?'] } as const satisfies Readonly<
  Record<string, readonly string[]>
>

/** In a field of the walk that takes letters. Where a line can be broken, the plain key breaks it. */
export const FIELD_SHORTCUTS = {
  onward: ['Enter', 'Mod+Enter'],
  leave: ['Escape'],
} as const satisfies Readonly<Record<string, readonly string[]>>

/** The digits that answer a question of yes, partly, no, unknown and not applicable, while it has the focus. */
export const ANSWER_SHORTCUTS = chordsOf(CONFORMITY, (_name, index) => String(index + 1))

/** What the menu binds, in the same writing. */
export const MENU_SHORTCUTS = chordsOf(Object.keys(ACCELERATORS) as (keyof typeof ACCELERATORS)[], (name) =>
  ACCELERATORS[name].replace('CmdOrCtrl', 'Mod').replace('Plus', '+'),
)

/** A key press, as far as shortcuts look at it. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** The shortcut of a table that a key press means, or null. Letters count in either case beside `Mod`, for Caps Lock. */
export function shortcutOf<Name extends string>(
  table: Readonly<Record<Name, readonly string[]>>,
  event: KeyPress,
): Name | null {
  const chord = chordOf(event)
  for (const name in table) if (table[name].includes(chord)) return name
  return null
}

function chordOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyPress): string {
  const mod = ctrlKey || metaKey
  return [mod && 'Mod+', altKey && 'Alt+', mod && shiftKey && 'Shift+', mod ? key.toLowerCase() : key]
    .filter((part) => part !== false)
    .join('')
}

const NAMES: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
}

/** The keys of a chord as they stand on the keyboard, e.g. `Ctrl`, `Shift`, `Z`. */
export function keysOf(chord: string, mac: boolean): readonly string[] {
  const [, prefix = '', last = ''] = /^((?:Mod\+|Alt\+|Shift\+)*)(.+)$/.exec(chord) ?? []
  const mods = prefix.split('+').filter((name) => name !== '')
  const shown = (name: string) =>
    name === 'Mod' ? (mac ? '⌘' : 'Ctrl') : name === 'Alt' && mac ? '⌥' : name === 'Shift' && mac ? '⇧' : name
  return [...mods.map(shown), NAMES[last] ?? (last.length === 1 ? last.toUpperCase() : last)]
}

function chordsOf<Name extends string>(
  names: readonly Name[],
  chordOf: (name: Name, index: number) => string,
): Readonly<Record<Name, readonly string[]>> {
  return Object.fromEntries(
    names.map((name, index) => [name, [chordOf(name, index)]]),
  ) as unknown as Readonly<Record<Name, readonly string[]>>
}
