import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { openBundleWriter } from '../../../main/bundle/bundle-writer.ts'
import type { BundleSigner } from '../../../main/bundle/prepare-bundle.ts'
import { verifyBundleFile } from '../../../main/bundle/verify-bundle-file.ts'
import { createExportSessions } from '../../../main/export/export-session.ts'
import { prepareExport } from '../../../main/export/prepare-export.ts'
import { createImportSessions } from '../../../main/import/import-session.ts'
import type { AssessmentState } from '../../../renderer/assessment/assessment-state.ts'
import { closeAssessment, openAssessment } from '../../../renderer/assessment/open-assessments.ts'
import { startAssessment } from '../../../renderer/assessment/start-assessment.ts'
import { upgradeAssessment } from '../../../renderer/assessment/upgrade-assessment.ts'
import { applyMerge, type Merged } from '../../../renderer/merge/apply-merge.ts'
import { type ImportSource, openImport } from '../../../renderer/merge/import-source.ts'
import { type StagedImport, stageImport } from '../../../renderer/merge/stage-import.ts'
import { runExport } from '../../../renderer/screens/sign/run-export.ts'
import { signatureOf } from '../../../renderer/screens/sign/signature-of.ts'
import type { Services } from '../../../renderer/services.ts'
import { partSigners } from '../../../shared/bundle/part-signers.ts'
import type { VerifyReport } from '../../../shared/bundle/report.ts'
import type { ChecklistDefinition } from '../../../shared/checklist/definition.ts'
import type { HandoverGive, KeyId } from '../../../shared/record/event.ts'
import { planUpgrade } from '../../../shared/record/plan-upgrade.ts'
import type { StagedMerge } from '../../../shared/record/stage-merge.ts'
import { newFolder } from '../../main/keys/fakes.ts'
import { DEFINITION, MINE } from '../../support/bundle-fixture.ts'
import { createFakeBridge } from '../../support/fake-bridge.ts'
import { createMemoryStorage, type MemoryStorage } from '../../support/memory-storage.ts'
import { versionOf } from '../../support/upgrade-record.ts'

/** A device with one person on it: the renderer's own code over the main process's own code, without a window. */
export interface Device {
  readonly person: BundleSigner
  /** Somebody on this device goes on working. */
  use(person: BundleSigner): Promise<void>
  readonly services: Services
  readonly storage: MemoryStorage
  /** Keys of other people that are accepted here. */
  readonly trusted: Set<KeyId>
  /** Begins the assessment and gives its id. */
  begin(): Promise<string>
  open(assessment: string): Promise<AssessmentState>
  /** Hands over and gives the path of the bundle. Others who have to sign their parts do, unless `alone`. */
  handOver(assessment: string, mode: HandoverGive['mode'], to: string, alone?: boolean): Promise<string>
  /** Signs a final bundle without a witness; others who have to sign their parts do. */
  sign(assessment: string): Promise<{ readonly path: string; readonly report: VerifyReport }>
  stage(path: string): Promise<StagedImport & { readonly source: ImportSource }>
  /** Takes the assessment over to another version of its checklist. */
  upgrade(assessment: string, definition: ChecklistDefinition): Promise<void>
  merge(path: string): Promise<Merged & { readonly merge: StagedMerge }>
  /** Lets go of a bundle that was staged and left open. */
  close(): Promise<void>
}

let moment = Date.UTC(2026, 4, 30, 8)

/** A device of one person or several, of whom the first begins. All devices share one clock, which moves a second at every look. */
export async function createDevice(
  person: BundleSigner,
  others: readonly BundleSigner[] = [],
): Promise<Device> {
  const people = [person, ...others]
  let author = person
  const folder = newFolder()
  const storage = createMemoryStorage()
  const trusted = new Set<KeyId>()
  const now = () => {
    moment += 1000
    return new Date(moment)
  }
  let written = 0
  const known = () => new Set([...trusted, ...people.map(({ key }) => key)])
  const exports = createExportSessions({
    async unlock(key) {
      const found = people.find((one) => one.key === key)
      if (found === undefined) throw new Error('no such key')
      return found
    },
    prepare: async (request, signers, parts) => prepareExport(request, signers, now(), parts),
    choosePath: async () => {
      written += 1
      return join(folder, `${written}.adit`)
    },
    openWriter: (prepared, path) => openBundleWriter(prepared, path, { trusted: known() }),
  })
  const imports = createImportSessions({
    verify: (path, signal) => verifyBundleFile(path, { trusted: known(), signal }),
  })
  const about = (key: KeyId) => {
    const { signer } = people.find((one) => one.key === key) ?? person
    return { key, signer, fingerprint: '' }
  }
  const bridge = createFakeBridge({
    'keys.list': () => ({
      keyring: { available: false, backend: '' },
      signers: people.map(({ key }) => ({
        ...about(key),
        ...{ created: '', keyring: false, backed_up: null },
      })),
    }),
    'checklists.list': () => [],
    'trust.list': () => [...trusted].map((key) => ({ ...about(key), added: '' })),
    'export.begin': (request) => exports.begin(request),
    'export.choose': (request) => exports.choose(request.export),
    'export.chunk': (request) => exports.chunk(request.export, request.sha256, request.bytes),
    'export.finish': (request) => exports.finish(request.export),
    'export.abort': (request) => exports.abort(request.export),
    'import.open': ({ path }) => imports.open(path),
    'import.lines': (request) => imports.lines(request.import, request.feed, request.from),
    'import.attachment': async (request) =>
      new Uint8Array(await imports.attachment(request.import, request.sha256, request.offset)),
    'import.close': (request) => imports.close(request.import),
  })
  const environment = { now: () => now().toISOString(), random: () => 0.5, uuid: () => randomUUID() }
  const services: Services = { bridge, storage, environment }
  await storage.putSettings({ identity: person.key })

  const exportIt = async (
    plan: Omit<Parameters<typeof runExport>[1], 'signatures' | 'checklist'>,
    alone = false,
  ) => {
    const signatures = [{ key: author.key, role: 'author' as const, passphrase: 'x' }]
    const state = (await openAssessment(services, plan.assessment)).getState()
    const needed = partSigners(state.record, state.assessment.heads ?? [], [author.key])
    const parts = alone ? [] : needed.map(({ key }) => ({ key, passphrase: 'x' }))
    const end = await runExport(
      services,
      { ...plan, checklist: state.checklist, signatures, parts },
      () => {},
      new AbortController().signal,
    )
    if (end.kind !== 'done') throw new Error(end.kind)
    return { ...end, signatures }
  }
  const stage: Device['stage'] = async (path) => {
    const source = await openImport(services, path)
    return { source, ...(await stageImport(services, source)) }
  }

  return {
    person,
    async use(next) {
      author = next
      await storage.putSettings({ identity: next.key })
    },
    services,
    storage,
    trusted,
    async begin() {
      const mine = { id: MINE, name: 'Cerro Alto', profile: { tsf: 'yes' }, created: '', changed: '' }
      await storage.putMine(mine)
      const { id } = await startAssessment(services, mine, DEFINITION, { quick: false })
      return id
    },
    open: async (assessment) => (await openAssessment(services, assessment)).getState(),
    async handOver(assessment, mode, to, alone) {
      const store = await openAssessment(services, assessment)
      const handOver = await store.getState().prepareHandOver(mode, to)
      const { receipt } = await exportIt({ assessment, incomplete: true, handOver }, alone)
      closeAssessment(services, assessment)
      return receipt.path
    },
    async sign(assessment) {
      const end = await exportIt({ assessment, incomplete: true })
      const { signers } = await bridge.call('keys.list', undefined)
      const store = await openAssessment(services, assessment)
      await store.getState().noteSignature(signatureOf(end, end.signatures, signers))
      return end.receipt
    },
    async upgrade(assessment, definition) {
      const store = await openAssessment(services, assessment)
      const { record, checklist } = store.getState()
      const { upgrade } = planUpgrade(record, versionOf(checklist), versionOf(definition))
      await upgradeAssessment(services, store, definition, upgrade)
    },
    stage,
    close: () => imports.closeAll(),
    async merge(path) {
      const { source, ...staged } = await stage(path)
      try {
        return { ...(await applyMerge(services, source, staged)), merge: staged.merge }
      } finally {
        await source.close()
      }
    },
  }
}
