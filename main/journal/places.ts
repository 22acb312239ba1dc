import { join } from 'node:path'
import type { CardTable } from '../../shared/ipc/journal-calls.ts'

/** Where everything of the journal lies. */
export interface Places {
  readonly root: string
  /** `<assessment>/<feed>.jsonl`: the lines of the bundle, each with its line feed. */
  readonly log: string
  /** `<table>/<id>.json`: one row each. */
  readonly cards: string
  /** `<first two digits>/<sha256>`: attachments and media. */
  readonly files: string
  /** `<UUID or sha256>.part`: files that are not all there, or that nothing speaks of yet. */
  readonly incoming: string
  /** `<time>-<what>/…`: whatever was damaged or cut. The app never deletes anything here. */
  readonly aside: string
  /** Bytes that are given up when the disk is full. */
  readonly reserve: string
}

/** The places below a journal's folder. */
export function placesIn(root: string): Places {
  return {
    root,
    log: join(root, 'log'),
    cards: join(root, 'cards'),
    files: join(root, 'files'),
    incoming: join(root, 'files', 'incoming'),
    aside: join(root, 'aside'),
    reserve: join(root, 'reserve'),
  }
}

/** An assessment's folder is its id in small letters, as events name it. */
export function isAssessmentName(name: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(name)
}

/** The feed whose log a file name says it is; null for any other name. */
export function feedOfName(name: string): string | null {
  return /^([0-9a-f]{32})\.jsonl$/.exec(name)?.[1] ?? null
}

/** Whether a file name is a SHA-256 in small letters. */
export function isHashName(name: string): boolean {
  return /^[0-9a-f]{64}$/.test(name)
}

/** The file of an attachment. */
export function fileOfHash(places: Places, sha256: string): string {
  return join(places.files, sha256.slice(0, 2), sha256)
}

/** Names that some system takes for a device, whatever their ending. */
const DEVICE = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/

/**
 * The file name of a card: its id, with everything that some system takes for something else or does not tell apart
 * (capitals, dots, colons) as `_` and two hex digits.
 */
export function cardName(id: string): string {
  const safe = id.replace(/[^a-z0-9-]/g, escaped)
  return `${DEVICE.test(safe) ? escaped(safe.charAt(0)) + safe.slice(1) : safe}.json`
}

function escaped(character: string): string {
  return `_${character.charCodeAt(0).toString(16).padStart(2, '0')}`
}

/** The file of a card. */
export function cardFile(places: Places, table: CardTable, id: string): string {
  return join(places.cards, table, cardName(id))
}
