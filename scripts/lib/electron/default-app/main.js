// @ts-nocheck Runs inside Electron, from an archive of its own.
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

// Starts the app folder given as the first argument, as the default app of a downloaded Electron does.
const folder = process.argv.slice(1).find((argument) => !argument.startsWith('-'))
try {
  if (!folder) throw new Error('Give the folder of an app to start.')
  const path = resolve(folder)
  const {
    name,
    productName,
    version,
    main = 'index.js',
  } = JSON.parse(await readFile(join(path, 'package.json'), 'utf8'))
  app.setName(productName ?? name)
  app.setVersion(version)
  app.setAppPath(path)
  process.defaultApp = true
  await import(pathToFileURL(join(path, main)))
} catch (error) {
  console.error(error)
  app.exit(1)
}
