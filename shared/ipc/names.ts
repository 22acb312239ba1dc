import type { CallName, EventName } from './contract.ts'

/*
 * The names alone, so that the preload script does not carry the checks and their library.
 * The types hold both lists to the contract: a name left out or misspelt does not compile.
 */

/** Every call. */
export const CALL_NAMES: Readonly<Record<CallName, true>> = {
  'app.info': true,
  'app.language': true,
  'app.textSize': true,
  'checklists.list': true,
  'checklists.coverage': true,
  'keys.list': true,
  'keys.create': true,
  'keys.backup': true,
  'keys.restore': true,
  'trust.list': true,
  'trust.read': true,
  'trust.add': true,
  'trust.remove': true,
  'trust.card': true,
  'export.begin': true,
  'export.choose': true,
  'export.chunk': true,
  'export.finish': true,
  'export.abort': true,
  'bundle.verify': true,
  'bundle.cancel': true,
  'files.save': true,
  'bundle.reveal': true,
  'journal.check': true,
  'journal.append': true,
  'journal.read': true,
  'journal.cut': true,
  'journal.putCards': true,
  'journal.cards': true,
  'journal.files': true,
  'journal.putFile': true,
  'journal.readFile': true,
  'journal.checkFile': true,
  'journal.space': true,
  'journal.disk': true,
  'database.setAside': true,
  'import.open': true,
  'import.lines': true,
  'import.attachment': true,
  'import.close': true,
  'backup.state': true,
  'backup.choose': true,
  'backup.seal': true,
  'backup.run': true,
  'backup.find': true,
  'backup.open': true,
  'backup.lines': true,
  'backup.file': true,
  'backup.keys': true,
  'backup.close': true,
  'basemaps.list': true,
  'basemaps.add': true,
  'basemaps.find': true,
  'basemaps.remove': true,
  'basemaps.choose': true,
  'basemaps.tile': true,
}

/** Every event. `kept` says that one sent before anybody listens waits for the first listener. */
export const EVENT_NAMES: Readonly<Record<EventName, 'kept' | 'passing'>> = {
  'work.progress': 'passing',
  'menu.command': 'passing',
  'bundle.opened': 'kept',
}
