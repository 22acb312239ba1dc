import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import {
  ANSWER_SHORTCUTS,
  APP_SHORTCUTS,
  CHANGE_SHORTCUTS,
  FIELD_SHORTCUTS,
  type KeyPress,
  keysOf,
  MENU_SHORTCUTS,
  shortcutOf,
  WALK_SHORTCUTS,
} from '../../../renderer/keys/shortcuts.ts'

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  ...{ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false },
  ...held,
})
const TABLES = [
  WALK_SHORTCUTS,
  FIELD_SHORTCUTS,
  CHANGE_SHORTCUTS,
  APP_SHORTCUTS,
  ANSWER_SHORTCUTS,
  MENU_SHORTCUTS,
]

test('a key means its shortcut, and nothing beside another modifier', () => {
  expect(shortcutOf(WALK_SHORTCUTS, press('j'))).toBe('next')
  expect(shortcutOf(WALK_SHORTCUTS, press('j', { altKey: true }))).toBeNull()
  expect(shortcutOf(WALK_SHORTCUTS, press('j', { ctrlKey: true }))).toBeNull()
  expect(shortcutOf(WALK_SHORTCUTS, press('ArrowDown'))).toBeNull()
  expect(shortcutOf(WALK_SHORTCUTS, press('ArrowDown', { altKey: true }))).toBe('next')
  expect(shortcutOf(WALK_SHORTCUTS, press('k', { metaKey: true }))).toBe('search')
  expect(shortcutOf(WALK_SHORTCUTS, press('K', { ctrlKey: true }))).toBe('search')
  expect(shortcutOf(WALK_SHORTCUTS, press('K', { ctrlKey: true, shiftKey: true }))).toBeNull()
})

test('a character that is typed with Shift is still itself', () => {
  expect(shortcutOf(APP_SHORTCUTS, press('?', { shiftKey: true }))).toBe('shortcuts')
  expect(shortcutOf(WALK_SHORTCUTS, press('/', { shiftKey: true }))).toBe('search')
})

test('undo and redo are told apart by Shift', () => {
  expect(shortcutOf(CHANGE_SHORTCUTS, press('z', { ctrlKey: true }))).toBe('undo')
  expect(shortcutOf(CHANGE_SHORTCUTS, press('Z', { ctrlKey: true, shiftKey: true }))).toBe('redo')
  expect(shortcutOf(CHANGE_SHORTCUTS, press('y', { metaKey: true }))).toBe('redo')
  expect(shortcutOf(CHANGE_SHORTCUTS, press('z'))).toBeNull()
})

test('no chord means two things', () => {
  const chords = TABLES.flatMap((table) => Object.values(table).flat())
  expect(new Set(chords).size).toBe(chords.length)
})

test.each(['en', 'zh'])('every shortcut has words in %s, and no words are for none', (language) => {
  const path = new URL(`../../../assets/messages/${language}/keys.json`, import.meta.url)
  const { act } = JSON.parse(readFileSync(path, 'utf8'))
  expect(Object.keys(act).sort()).toEqual(TABLES.flatMap((table) => Object.keys(table)).sort())
})

test('keys are named as they stand on the keyboard', () => {
  expect(keysOf('Mod+Shift+z', false)).toEqual(['Ctrl', 'Shift', 'Z'])
  expect(keysOf('Mod+Shift+z', true)).toEqual(['⌘', '⇧', 'Z'])
  expect(keysOf('Alt+ArrowLeft', false)).toEqual(['Alt', '←'])
  expect(keysOf('Mod++', false)).toEqual(['Ctrl', '+'])
  expect(keysOf('Mod+-', false)).toEqual(['Ctrl', '-'])
  expect(keysOf('/', false)).toEqual(['/'])
  expect(MENU_SHORTCUTS['text-larger'].map((chord) => keysOf(chord, false))).toEqual([['Ctrl', '+']])
})
