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
import { applyMerge, type Merged } from '../../../renderer/merge/apply-merge.ts'
import { type ImportSource, knownKeys, openImport } from '../../../renderer/merge/import-source.ts'
import { runExport } from '../../../renderer/screens/sign/run-export.ts'
import type { Services } from '../../../renderer/services.ts'
import type { VerifyReport } from '../../../shared/bundle/report.ts'
import type { HandoverGive, KeyId } from '../../../shared/record/event.ts'
import { type StagedMerge, stageMerge } from '../../../shared/record/stage-merge.ts'
import { newFolder } from '../../main/keys/fakes.ts'
import { DEFINITION, MINE } from '../../support/bundle-fixture.ts'
import { createFakeBridge } from '../../support/fake-bridge.ts'
import { createMemoryStorage, type MemoryStorage } from '../../support/memory-storage.ts'

/** A device with one person on it: the renderer's own code over the main process's own code, without a window. */
export interface Device {
  readonly person: BundleSigner
  readonly services: Services
  readonly storage: MemoryStorage
  /** Keys of other people that are accepted here. */
  readonly trusted: Set<KeyId>
  /** Begins the assessment and gives its id. */
  begin(): Promise<string>
  open(assessment: string): Promise<AssessmentState>
  /** Hands over and gives the path of the bundle. */
  handOver(assessment: string, mode: HandoverGive['mode'], to: string): Promise<string>
  /** Signs a final bundle, alone. */
  sign(assessment: string): Promise<{ readonly path: string; readonly report: VerifyReport }>
  stage(path: string): Promise<{ readonly source: ImportSource; readonly merge: StagedMerge }>
  merge(path: string): Promise<Merged & { readonly merge: StagedMerge }>
  /** Lets go of a bundle that was staged and left open. */
  close(): Promise<void>
}

let moment = Date.UTC(2026, 4, 30, 8)

/** A device. All devices share one clock, which moves a second at every look. */
export async function createDevice(person: BundleSigner): Promise<Device> {
  const folder = newFolder()
  const storage = createMemoryStorage()
  const trusted = new Set<KeyId>()
  const now = () => {
    moment += 1000
    return new Date(moment)
  }
  let written = 0
  const known = () => new Set([...trusted, person.key])
  const exports = createExportSessions({
    unlock: async () => person,
    prepare: async (request, signers) => prepareExport(request, signers, now()),
    choosePath: async () => {
      written += 1
      return join(folder, `${written}.adit`)
    },
    openWriter: (prepared, path) => openBundleWriter(prepared, path, { trusted: known() }),
  })
  const imports = createImportSessions({
    verify: (path, signal) => verifyBundleFile(path, { trusted: known(), signal }),
  })
  const about = (key: KeyId) => ({ key, signer: person.signer, fingerprint: '' })
  const bridge = createFakeBridge({
    'keys.list': () => ({
      keyring: { available: false, backend: '' },
      signers: [{ ...about(person.key), created: '', keyring: false, backed_up: null }],
    }),
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

  const exportIt = async (plan: Omit<Parameters<typeof runExport>[1], 'signatures' | 'checklist'>) => {
    const signatures = [{ key: person.key, role: 'author' as const, passphrase: 'x' }]
    const { checklist } = (await openAssessment(services, plan.assessment)).getState()
    const end = await runExport(
      services,
      { ...plan, checklist, signatures },
      () => {},
      new AbortController().signal,
    )
    if (end.kind !== 'done') throw new Error(end.kind)
    return end.receipt
  }
  const stage: Device['stage'] = async (path) => {
    const source = await openImport(services, path)
    const { assessment } = source.opened.assessment
    const own = await storage.loadEvents(assessment)
    return {
      source,
      merge: stageMerge(own, source.feeds, { assessment, trusted: await knownKeys(services) }),
    }
  }

  return {
    person,
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
    async handOver(assessment, mode, to) {
      const store = await openAssessment(services, assessment)
      const handOver = await store.getState().prepareHandOver(mode, to)
      const receipt = await exportIt({ assessment, incomplete: true, handOver })
      closeAssessment(services, assessment)
      return receipt.path
    },
    async sign(assessment) {
      const { path, report } = await exportIt({ assessment, incomplete: true })
      return { path, report }
    },
    stage,
    close: () => imports.closeAll(),
    async merge(path) {
      const { source, merge } = await stage(path)
      closeAssessment(services, source.opened.assessment.assessment)
      try {
        return { ...(await applyMerge(services, source, merge)), merge }
      } finally {
        await source.close()
      }
    },
  }
}
