import type { Sha256 } from '../../shared/lib/sha256.ts'
import type { EventBody } from '../../shared/record/event.ts'
import type { ChangeRows } from './change-rows.ts'
import type { Database } from './database.ts'
import type { LibraryMedia } from './library-entry.ts'
import type { Storage } from './storage.ts'
import { guard } from './storage-error.ts'

/** The part of the storage that keeps imported checklists. */
type Library = Pick<
  Storage,
  'listLibrary' | 'standingInLibrary' | 'addToLibrary' | 'removeFromLibrary' | 'getChecklistMedia'
>

/** The library over an open database. */
export function libraryOf(database: Database, changeRows: ChangeRows): Library {
  const { assessments, checklists, events, library, media, revisions } = database
  return {
    listLibrary: () => guard(async () => (await library.toArray()).filter((entry) => entry.removed !== true)),

    standingInLibrary: (sha256) =>
      guard(async () => {
        const entry = await library.get(sha256)
        if (entry !== undefined) return entry.removed === true ? 'removed' : 'in'
        return (await revisions.get(['library', sha256]))?.deleted === true ? 'removed' : 'never'
      }),

    addToLibrary: ({ entry, definition, media: files }) =>
      changeRows([checklists, library, media], async (touch) => {
        const { sha256, form_id, version } = entry
        const rival = await library.where({ form_id, version }).first()
        if (rival !== undefined && rival.sha256 !== sha256) return 'taken'
        if (rival !== undefined && rival.removed !== true) return 'known'
        if ((await checklists.get(sha256)) === undefined) {
          await checklists.add({ sha256, definition })
          await touch('checklists', sha256)
        }
        for (const file of files) await media.put(file)
        // What was taken out comes back as it is imported now; files that it brought before stay with it.
        await library.put({ ...entry, media: joinMedia(rival?.media ?? [], entry.media) })
        await touch('library', sha256)
        return 'added'
      }),

    removeFromLibrary: (sha256) =>
      changeRows([assessments, checklists, events, library, media], async (touch) => {
        const entry = await library.get(sha256)
        if (entry === undefined) return
        if (await isInUse(database, sha256)) {
          await library.put({ ...entry, removed: true })
          await touch('library', sha256)
          return
        }
        await library.delete(sha256)
        await touch('library', sha256, true)
        await checklists.delete(sha256)
        await touch('checklists', sha256, true)
        const kept = new Set((await library.toArray()).flatMap((one) => one.media.map((file) => file.sha256)))
        for (const file of entry.media) if (!kept.has(file.sha256)) await media.delete(file.sha256)
      }),

    getChecklistMedia: (checklist, name) =>
      guard(async () => {
        const wanted = mediaKey(name)
        const found = (await library.get(checklist))?.media.find((file) => mediaKey(file.name) === wanted)
        return found === undefined ? undefined : await media.get(found.sha256)
      }),
  }
}

/** Whether an assessment on this device was made with a checklist, or went over to it at any time. */
async function isInUse({ assessments, events }: Database, sha256: Sha256): Promise<boolean> {
  if ((await assessments.filter((assessment) => assessment.checklist === sha256).count()) > 0) return true
  // Removing is rare, so the logs are read through rather than kept in step with one more table.
  const upgrade = await events.filter(({ event }) => isUpgradeOf(event as EventBody, sha256)).first()
  return upgrade !== undefined
}

function isUpgradeOf({ kind, body }: EventBody, sha256: Sha256): boolean {
  return kind === 'checklist.upgrade' && [body.from, body.to].some((ref) => ref.sha256 === sha256)
}

function joinMedia(before: readonly LibraryMedia[], now: readonly LibraryMedia[]): readonly LibraryMedia[] {
  const fresh = new Set(now.map((file) => mediaKey(file.name)))
  return [...before.filter((file) => !fresh.has(mediaKey(file.name))), ...now]
}

/** Forms are written on systems that do not tell `Map.PNG` from `map.png`. */
function mediaKey(name: string): string {
  return name.normalize('NFC').toLowerCase()
}
