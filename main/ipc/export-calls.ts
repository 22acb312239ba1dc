import type { ExportSessions } from '../export/export-session.ts'
import type { ShownFiles } from '../files/shown-files.ts'
import type { Handlers } from './handler.ts'

/** What the calls of an export need. */
export interface ExportCallParts {
  readonly exports: ExportSessions
  readonly shown: ShownFiles
}

/** Writing a signed bundle, piece by piece. */
export function exportCalls({ exports, shown }: ExportCallParts) {
  return {
    'export.begin': (request) => exports.begin(request),
    'export.choose': (request) => exports.choose(request.export),
    'export.chunk': (request) => exports.chunk(request.export, request.sha256, request.bytes),
    'export.finish': async (request) => {
      const receipt = await exports.finish(request.export)
      shown.note(receipt.path)
      return receipt
    },
    'export.abort': (request) => exports.abort(request.export),
  } satisfies Partial<Handlers>
}
