import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { cruise, type IConfiguration, type ICruiseResult } from 'dependency-cruiser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const repository = join(import.meta.dirname, '..')
const rules = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as IConfiguration

/** Every breach of the rule book below a folder, as `rule: from -> to`. */
async function breaches(baseDir: string): Promise<string[]> {
  const { forbidden, options } = rules
  const result = await cruise(['main', 'renderer', 'shared'], {
    ...options,
    baseDir,
    validate: true,
    ruleSet: { forbidden: forbidden ?? [] },
  })
  const { violations } = (result.output as ICruiseResult).summary
  return violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`).sort()
}

describe('the house', () => {
  it('keeps to its rules: data flows one way, and nothing goes in circles', async () => {
    expect(await breaches(repository)).toEqual([])
  })

  describe('notices a breach', () => {
    let folder: string
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'adit-house-'))
      const files = {
        'shared/lib/early.ts': "import '../bundle/late.ts'\n",
        'shared/bundle/late.ts': "import { readFileSync } from 'node:fs'\nexport const late = readFileSync\n",
        'main/window.ts': "import '../renderer/screen.ts'\n",
        'renderer/screen.ts': "import './other.ts'\n",
        'renderer/other.ts': "import './screen.ts'\n",
        'renderer/screens/a/a.ts': "import '../b/b.ts'\n",
        'renderer/screens/b/b.ts': 'export const b = 1\n',
      }
      for (const [name, text] of Object.entries(files)) {
        await mkdir(dirname(join(folder, name)), { recursive: true })
        await writeFile(join(folder, name), text)
      }
    })
    afterAll(() => rm(folder, { recursive: true, force: true }))

    it('against the flow, between the processes, between screens, and in a circle', async () => {
      expect(await breaches(folder)).toEqual([
        'lib-knows-only-its-left: shared/lib/early.ts -> shared/bundle/late.ts',
        'main-never-renderer: main/window.ts -> renderer/screen.ts',
        'no-cycles: renderer/other.ts -> renderer/screen.ts',
        'screens-stand-alone: renderer/screens/a/a.ts -> renderer/screens/b/b.ts',
        'shared-without-node: shared/bundle/late.ts -> fs',
      ])
    })
  })
})
