import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { answerSection } from './answer.ts'
import { openSection, untilSaved } from './person.ts'
import type { Material } from './story.ts'

/** In a new walk of the pre-acquisition checklist: one answer, and the first measuring point with its photo; saved. */
export async function answerFirstPoint(
  page: Page,
  { checklist, answers, attachments }: Material,
): Promise<void> {
  await page.locator('[data-path="ACQ-LEG-01"] [data-choice="yes"]').click()
  await openSection(page, 'Water')
  const points = answers['ACQ-WAT-03_rows'] as readonly Record<string, unknown>[]
  await answerSection(page, checklist, 'ACQ-WAT', { 'ACQ-WAT-03_rows': points.slice(0, 1) }, attachments)
  await untilSaved(page)
}

/** Waits for that one answer, or for what it became. */
export async function expectFirstAnswer(page: Page, choice = 'yes'): Promise<void> {
  await openSection(page, 'Title and permits')
  const chosen = page.locator(`[data-path="ACQ-LEG-01"] [data-choice="${choice}"]`)
  await expect.poll(() => chosen.getAttribute('aria-checked')).toBe('true')
}

/** Waits until the photo of the point is there and is seen. */
export async function expectFirstPhoto(page: Page): Promise<void> {
  await openSection(page, 'Water')
  const photo = page.locator('[data-path$="/ACQ-WAT-03_photo"]')
  await photo.getByText('dp-1-plant-outlet.jpg').waitFor()
  const image = photo.locator('img').first()
  await expect.poll(() => image.evaluate((one) => (one as HTMLImageElement).naturalWidth)).toBeGreaterThan(0)
}
