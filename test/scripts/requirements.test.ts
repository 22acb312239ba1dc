import { describe, expect, test } from 'vitest'
import { installPackages, offeredNames } from '../../scripts/lib/system/apt.mjs'
import { isDebianLike, packagesFor } from '../../scripts/lib/system/debian-packages.mjs'
import { ensureRequirements, missingLibraries, XVFB } from '../../scripts/lib/system/requirements.mjs'

const LDD = `	linux-vdso.so.1 (0x00007ffd0)
	libffmpeg.so => /opt/electron/libffmpeg.so (0x00007f1)
	libnss3.so => not found
	libsmime3.so => not found
	libasound.so.2 => not found
	libnss3.so => not found
	libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f2)
`
const DEBIAN = 'NAME="Debian GNU/Linux"\nID=debian\n'
const options = {
  wantedBy: 'Electron',
  executable: '/electron',
  programs: [XVFB],
  platform: 'linux',
  osRelease: DEBIAN,
} satisfies Partial<Parameters<typeof ensureRequirements>[0]>

function outcome(status: number) {
  return { status, stdout: '', stderr: '', output: '' }
}

describe('what is missing', () => {
  test('is what ldd does not find, each once', () => {
    expect(missingLibraries(LDD)).toEqual(['libnss3.so', 'libsmime3.so', 'libasound.so.2'])
    expect(missingLibraries('')).toEqual([])
  })

  test('becomes packages, and what is unknown stays named', () => {
    expect(packagesFor([...missingLibraries(LDD), 'libnew.so.7'])).toEqual({
      packages: ['libasound2', 'libnss3'],
      unknown: ['libnew.so.7'],
    })
  })

  test('is looked for in apt only on Debian and its family', () => {
    expect(isDebianLike(DEBIAN)).toBe(true)
    expect(isDebianLike('ID=linuxmint\nID_LIKE="ubuntu debian"\n')).toBe(true)
    expect(isDebianLike('ID="fedora"\nVERSION_ID=41\n')).toBe(false)
    expect(isDebianLike('')).toBe(false)
  })
})

describe('missing packages', () => {
  const lacking = { packages: ['libnss3', 'xvfb'], unknown: [] }

  test('are installed when this process may', async () => {
    const installed: string[][] = []
    const looks = [lacking, { packages: [], unknown: [] }]
    await ensureRequirements({
      ...options,
      log: () => {},
      root: true,
      look: async () => looks.shift() ?? expect.unreachable(),
      install: async (packages) => {
        installed.push(packages)
      },
    })
    expect(installed).toEqual([['libnss3', 'xvfb']])
  })

  test('are a sentence with the exact command when it may not', async () => {
    const attempt = ensureRequirements({
      ...options,
      log: () => {},
      root: false,
      look: async () => lacking,
      install: async () => expect.unreachable(),
      offered: async (packages) => packages,
    })
    await expect(attempt).rejects.toMatchObject({
      exitCode: 2,
      message: 'Electron needs system packages; install them with: sudo apt-get install -y libnss3 xvfb',
    })
  })

  test('are named by their Debian names where the package manager is another one', async () => {
    const attempt = ensureRequirements({
      ...options,
      osRelease: 'ID=fedora',
      log: () => {},
      root: true,
      look: async () => lacking,
      install: async () => expect.unreachable(),
    })
    await expect(attempt).rejects.toMatchObject({
      exitCode: 2,
      message:
        "Electron needs what Debian calls libnss3 xvfb; install it with this system's package manager.",
    })
  })

  test('are named when they are still missing afterwards', async () => {
    const attempt = ensureRequirements({
      ...options,
      log: () => {},
      root: true,
      look: async () => ({ packages: ['libnss3'], unknown: ['libnew.so.7'] }),
      install: async () => {},
    })
    await expect(attempt).rejects.toThrow(/libnew\.so\.7.*libnss3/)
  })

  test('are programs that are not on the path', async () => {
    const attempt = ensureRequirements({
      ...options,
      executable: undefined,
      programs: [
        { program: 'sh', package: 'dash' },
        { program: 'no-such-program-anywhere', package: 'nowhere' },
      ],
      log: () => {},
      root: false,
      offered: async (packages) => packages,
    })
    await expect(attempt).rejects.toThrow(/apt-get install -y nowhere$/)
  })

  test('are nobody’s business on other systems', async () => {
    const look = async () => expect.unreachable()
    await ensureRequirements({ ...options, platform: 'darwin', log: () => {}, look })
  })
})

describe('apt', () => {
  test('uses the newer name of a package where there is one', async () => {
    const known = ['libasound2t64']
    const run = async (_program: string, args: string[]) =>
      outcome(known.includes(args.at(-1) ?? '') ? 0 : 100)
    expect(await offeredNames(['libasound2', 'libnss3'], run)).toEqual(['libasound2t64', 'libnss3'])
  })

  test('fetches the package lists only when it does not work without, and once', async () => {
    const commands: string[] = []
    let listsAreThere = false
    const run = async (program: string, args: string[]) => {
      const command = args.find((argument) => argument === 'install' || argument === 'update')
      if (program !== 'apt-get' || !command) return outcome(100)
      commands.push(command)
      if (command === 'update') listsAreThere = true
      return outcome(command === 'install' && !listsAreThere ? 100 : 0)
    }
    await installPackages(['libnss3'], run)
    await installPackages(['libnss3'], run)
    expect(commands).toEqual(['install', 'update', 'install', 'install'])
  })

  test('says which packages could not be installed', async () => {
    await expect(installPackages(['libnss3'], async () => outcome(100))).rejects.toThrow('libnss3')
  })
})
