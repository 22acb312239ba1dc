import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayOfBackup } from '../../../main/backup/find-backups.ts'
import { keptBackups, rotateBackups } from '../../../main/backup/rotate.ts'
import { newFolder } from '../keys/fakes.ts'

const OWN = '0a0a0a0a'

interface Plan {
  readonly day: number
  readonly by: string | null
  /** Shared files that it names, by number. */
  readonly files: readonly number[]
  readonly state: 'whole' | 'no-note' | 'renamed' | 'no-manifest'
}

const hashOf = (file: number) => file.toString(16).padStart(2, '0').repeat(32)
const placeOf = (file: number) => `files/${hashOf(file).slice(0, 2)}/${hashOf(file)}`

/** Lays a backup down and gives the name of its folder. */
function lay(folder: string, { day, by, files, state }: Plan, number: number): string {
  const date = new Date(Date.UTC(2026, 0, 1) + day * 86_400_000).toISOString().slice(0, 10)
  const time = `T12-00-${String(number).padStart(2, '0')}Z`
  const name = `${state === 'renamed' ? 'keep ' : ''}adit-${date}${time}`
  const path = join(folder, name)
  mkdirSync(path)
  const author = by === null ? {} : { by: { device: by, host: 'a laptop', person: null } }
  const note = {
    ...{ format: 'adit-backup/1', at: `${date}T12:00:00Z`, reason: 'daily', version: '1.0.0', sealed: false },
    ...{ pool: 'files', events: 1, files: files.length, bytes: 1, ...author },
  }
  if (state !== 'no-note') writeFileSync(join(path, 'backup.json'), JSON.stringify(note))
  const named = files.map((file) => `${hashOf(file)}  ../${placeOf(file)}\n`)
  const text = `${'0'.repeat(64)}  backup.json\n${named.join('')}`
  writeFileSync(join(path, 'manifest-sha256.txt'), state === 'no-manifest' ? 'unreadable' : text)
  return name
}

const FILES = 8
const plan: fc.Arbitrary<Plan> = fc.record({
  // Close together, so that many are not kept.
  day: fc.nat(40),
  by: fc.constantFrom(OWN, OWN, '0b0b0b0b', null),
  files: fc.uniqueArray(fc.nat(FILES - 1), { maxLength: 3 }),
  state: fc.constantFrom(...(['whole', 'whole', 'whole', 'whole', 'no-note', 'renamed'] as const)),
})

/** A folder with these backups and every file, some of which nobody names. */
function layAll(plans: readonly Plan[]): { readonly folder: string; readonly names: readonly string[] } {
  const folder = newFolder()
  for (let file = 0; file < FILES; file += 1) {
    mkdirSync(dirname(join(folder, placeOf(file))), { recursive: true })
    writeFileSync(join(folder, placeOf(file)), 'bytes')
  }
  return { folder, names: plans.map((one, number) => lay(folder, one, number)) }
}

const rotate = (folder: string) => rotateBackups(folder, ({ by }) => by?.device === OWN)
const everything = (folder: string) => readdirSync(folder, { recursive: true }).sort()

test('rotating removes backups of this device alone, and no file that any backup names', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(plan, { maxLength: 40 }), async (plans) => {
      const { folder, names } = layAll(plans)
      expect(await rotate(folder)).toBe(true)
      const isOwn = (number: number) => plans[number]?.by === OWN && plans[number]?.state === 'whole'
      const own = names.filter((_, number) => isOwn(number))
      const kept = keptBackups([...own].sort().reverse())
      const left = names.filter((name, number) => kept.has(name) || !isOwn(number))
      expect(readdirSync(folder).sort()).toEqual([...left, 'files'].sort())
      const named = new Set(
        plans.flatMap(({ files }, number) => (left.includes(names[number] ?? '') ? files : [])),
      )
      for (let file = 0; file < FILES; file += 1)
        expect(existsSync(join(folder, placeOf(file)))).toBe(named.has(file))
    }),
    { numRuns: 40 },
  )
})

test('nothing at all is removed beside a backup that cannot be read, whoever made it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(plan, { minLength: 10, maxLength: 20 }), plan, async (plans, broken) => {
      const { folder } = layAll([...plans, { ...broken, state: 'no-manifest' }])
      const before = everything(folder)
      expect(await rotate(folder)).toBe(false)
      expect(everything(folder)).toEqual(before)
    }),
    { numRuns: 30 },
  )
})

test('nothing is removed while a backup is being written', async () => {
  const { folder } = layAll(
    Array.from({ length: 10 }, (_, day) => ({ day, by: OWN, files: [], state: 'whole' as const })),
  )
  mkdirSync(join(folder, '.part-adit-2026-05-30T12-00-00Z'))
  const before = everything(folder)
  expect(await rotate(folder)).toBe(false)
  expect(everything(folder)).toEqual(before)
})

test('a folder is a backup by its time alone', () => {
  expect(dayOfBackup('adit-2026-11-22T07-40-00Z-2')).toBe('2026-11-22')
  for (const name of ['device-0a0a0a0a', '.part-adit-2026-11-22T07-40-00Z', 'adit-2026-11-22', 'files'])
    expect(dayOfBackup(name)).toBeNull()
})
