// @ts-check

/** The Debian and Ubuntu package of each system library that Electron is linked against. */
const PACKAGES = {
  'libX11.so.6': 'libx11-6',
  'libXcomposite.so.1': 'libxcomposite1',
  'libXdamage.so.1': 'libxdamage1',
  'libXext.so.6': 'libxext6',
  'libXfixes.so.3': 'libxfixes3',
  'libXrandr.so.2': 'libxrandr2',
  'libasound.so.2': 'libasound2',
  'libatk-1.0.so.0': 'libatk1.0-0',
  'libatk-bridge-2.0.so.0': 'libatk-bridge2.0-0',
  'libatspi.so.0': 'libatspi2.0-0',
  'libcairo.so.2': 'libcairo2',
  'libcups.so.2': 'libcups2',
  'libdbus-1.so.3': 'libdbus-1-3',
  'libdrm.so.2': 'libdrm2',
  'libexpat.so.1': 'libexpat1',
  'libgbm.so.1': 'libgbm1',
  'libgio-2.0.so.0': 'libglib2.0-0',
  'libglib-2.0.so.0': 'libglib2.0-0',
  'libgobject-2.0.so.0': 'libglib2.0-0',
  'libgtk-3.so.0': 'libgtk-3-0',
  'libnspr4.so': 'libnspr4',
  'libnss3.so': 'libnss3',
  'libnssutil3.so': 'libnss3',
  'libpango-1.0.so.0': 'libpango-1.0-0',
  'libsmime3.so': 'libnss3',
  'libudev.so.1': 'libudev1',
  'libxcb.so.1': 'libxcb1',
  'libxkbcommon.so.0': 'libxkbcommon0',
}

/**
 * The packages that bring these libraries, each once and in a fixed order.
 *
 * @param {string[]} libraries names as the linker knows them, such as `libnss3.so`
 * @returns {{ packages: string[], unknown: string[] }} `unknown`: libraries without a known package
 */
export function packagesFor(libraries) {
  const known = new Map(Object.entries(PACKAGES))
  const packages = new Set(libraries.flatMap((library) => known.get(library) ?? []))
  return {
    packages: [...packages].sort(),
    unknown: libraries.filter((library) => !known.has(library)).sort(),
  }
}

/**
 * Whether a system is Debian, Ubuntu or one made from them.
 *
 * @param {string} osRelease the text of `/etc/os-release`
 * @returns {boolean}
 */
export function isDebianLike(osRelease) {
  const families = [...osRelease.matchAll(/^ID(?:_LIKE)?="?([^"\n]*)"?$/gm)].flatMap(([, names = '']) =>
    names.split(' '),
  )
  return families.some((family) => family === 'debian' || family === 'ubuntu')
}
