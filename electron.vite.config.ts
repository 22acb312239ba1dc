import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

// The oldest runtime that is supported: Node 20 for the command line, Electron 33 for development without a download.
const NODE = 'node20.18'

// The licences of the packages that end up in a bundle; a packaged app carries them (electron-builder.yml).
const LICENSES = { fileName: 'LICENSES.md' }

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
    plugins: [react()],
  },
})
