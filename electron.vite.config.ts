import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'
import { readBuiltInChecklists } from './main/checklists/built-in.ts'

// The oldest runtime that is supported: Node 20 for the command line, Electron 33 for development without a download.
const NODE = 'node20.18'

// The licences of the packages that end up in a bundle; a packaged app carries them (electron-builder.yml).
const LICENSES = { fileName: 'LICENSES.md' }

/** Leaves the checklists as JSON beside the code: their YAML takes seconds to read. A faulty one fails the build. */
function builtInAssets(): Plugin {
  return {
    name: 'adit-built-in-assets',
    async generateBundle() {
      for (const { definition } of await readBuiltInChecklists('assets')) {
        const fileName = `assets/checklists/${definition.form_id}.json`
        this.emitFile({ type: 'asset', fileName, source: JSON.stringify(definition) })
      }
      const coverage = 'common/seed-coverage.yaml'
      this.emitFile({
        type: 'asset',
        fileName: `assets/${coverage}`,
        source: await readFile(`assets/${coverage}`),
      })
    },
  }
}

// Everything is bundled: the packaged app carries no node_modules, and the command line needs none either.
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      license: LICENSES,
      target: NODE,
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: 'main/index.ts', cli: 'main/cli.ts' },
        output: { format: 'es' },
      },
    },
    // Its build for Node declares a `require` of its own at the top of the module, where the bundle has one already.
    resolve: { alias: { fflate: 'fflate/browser' } },
    plugins: [builtInAssets()],
  },
  preload: {
    build: {
      outDir: 'out/preload',
      target: NODE,
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: 'main/preload.ts' },
        // A sandboxed preload script must be one CommonJS file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    build: {
      outDir: 'out/renderer',
      license: LICENSES,
      target: 'chrome130',
      rolldownOptions: { input: resolve('renderer/index.html') },
      // A data: URL would need a hole in the content security policy.
      assetsInlineLimit: 0,
    },
    // Modules, as the page itself: what a worker needs only now and then is loaded then.
    worker: { format: 'es' },
    plugins: [react()],
  },
})
