/** What the menu does on keys, in Electron's names. The menu binds them from here, and the sheet of shortcuts shows them. */
export const ACCELERATORS = {
  'new-mine': 'CmdOrCtrl+N',
  'open-bundle': 'CmdOrCtrl+O',
  settings: 'CmdOrCtrl+,',
  help: 'F1',
  'text-larger': 'CmdOrCtrl+Plus',
  'text-smaller': 'CmdOrCtrl+-',
  'text-normal': 'CmdOrCtrl+0',
} as const
