// @ts-check
import { JSDOM } from 'jsdom'

// ODK's engine wants a browser's document model; its own tests give it jsdom on Node. To be imported before it.
const { window } = new JSDOM('<!doctype html>')
for (const name of Object.getOwnPropertyNames(window)) {
  if (!(name in globalThis) && /^[A-Z]|^document$/.test(name)) {
    Object.defineProperty(globalThis, name, { value: Reflect.get(window, name), configurable: true })
  }
}
Object.defineProperty(globalThis, 'window', { value: window, configurable: true })
// Node loads this on first use and asks for its own version then.
await fetch('data:,')
// The engine is built for browsers; what it carries along would take Node's ways here and not find Node's modules.
Object.defineProperty(process, 'versions', { value: { ...process.versions, node: undefined } })
