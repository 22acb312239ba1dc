import type { Page } from 'playwright-core'
import { ANA, createMine, introduce, startAssessment } from './person.ts'

/** From the first start to the walk: Ana says who she is, describes the mine and begins its first assessment. */
export async function beginWalk(page: Page): Promise<void> {
  await introduce(page, ANA)
  await createMine(page, 'Cerro Alto')
  await startAssessment(page)
  await page.getByRole('heading', { level: 2 }).first().waitFor()
}
