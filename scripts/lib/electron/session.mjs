// @ts-check
import { resolveElectron } from '../../electron-runtime.mjs'
import { needsVirtualDisplay, openVirtualDisplay } from '../system/display.mjs'
import { ensureRequirements, XVFB } from '../system/requirements.mjs'
import { requireSandbox } from '../system/sandbox.mjs'

/**
 * Everything Electron needs to start here: the runtime, its system libraries and a display.
 *
 * @typedef {object} ElectronSession
 * @property {import('../../electron-runtime.mjs').ElectronRuntime} runtime
 * @property {NodeJS.ProcessEnv} env the environment for Electron and for whatever starts it
 * @property {() => Promise<void>} close ends the virtual display, if there is one
 */

/**
 * Prepares a session. The project's dependencies must be installed.
 *
 * @param {{ log: import('../main.mjs').Log }} options
 * @returns {Promise<ElectronSession>} rejects with a ScriptFailure that says what to do when this
 *   system cannot run Electron
 */
export async function openSession({ log }) {
  const runtime = await resolveElectron({ log })
  const virtualDisplay = needsVirtualDisplay()
  await ensureRequirements({
    wantedBy: 'Electron',
    executable: runtime.executable,
    programs: virtualDisplay ? [XVFB] : [],
    log,
  })
  await requireSandbox(runtime.dist)
  const env = { ...process.env }
  // Terminals inside Electron apps set it, and with it Electron would start as a plain Node.
  delete env.ELECTRON_RUN_AS_NODE
  if (!virtualDisplay) return { runtime, env, close: async () => {} }
  const display = await openVirtualDisplay()
  log(`There is no screen here, so windows open on a virtual display (Xvfb ${display.name}).`)
  return { runtime, env: { ...env, DISPLAY: display.name }, close: display.close }
}
