import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { type SupportWords, supportMarkdown, withTable } from '../../support/xlsforms/readme-table.ts'

const repository = join(import.meta.dirname, '../../..')
const path = join(repository, 'README.md')
const words = JSON.parse(
  readFileSync(join(repository, 'assets/messages/en/xlsform-support.json'), 'utf8'),
) as SupportWords

// `ADIT_WRITE_README=1 npx vitest run --config test/vitest.config.ts test/shared/xlsform/readme.test.ts` writes it anew.
it('the README says what of XLSForm is supported, as the code has it', () => {
  const readme = readFileSync(path, 'utf8')
  const current = withTable(readme, supportMarkdown(words))
  if (process.env.ADIT_WRITE_README === '1') writeFileSync(path, current)
  else expect(readme).toBe(current)
})
