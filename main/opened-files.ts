import { resolve } from 'node:path'

/**
 * The bundles named on a command line, as absolute paths. Switches and everything else are passed over.
 *
 * @param folder the working folder of whoever started the app
 */
export function bundlesIn(args: readonly string[], folder: string): readonly string[] {
  return args.filter(isBundlePath).map((path) => resolve(folder, path))
}

function isBundlePath(argument: string): boolean {
  return !argument.startsWith('-') && argument.toLowerCase().endsWith('.adit')
}
