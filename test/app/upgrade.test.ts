import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccess } from './support/access.ts'
import { capture } from './support/capture.ts'
import { dustForm } from './support/dust-form.ts'
import { launchApp, type RunningApp, temporaryFolder } from './support/launch-app.ts'
import { addToLibrary, chooseStage, pickForm } from './support/library.ts'
import { ANA, createMine, introduce, press, untilSaved } from './support/person.ts'
import { word } from './support/words.ts'

/** Where pictures of the screens go; none are taken otherwise. */
const pictures = process.env.ADIT_PICTURES

/** A half-filled assessment goes over to a newer version of its checklist and back. Each test goes on where the one before ended. */
describe('a newer version of a checklist in use', () => {
  let profile: Awaited<ReturnType<typeof temporaryFolder>>
  let running: RunningApp
  const question = (name: string) =>
    running.page.locator(`main [data-path="${name}"], main [data-path$="/${name}"]`)
  const planned = (name: string) => running.page.locator(`article[data-name="${name}"]`)
  const figure = async (name: string) =>
    (await running.page.locator(`[data-figure="${name}"]`).textContent())?.match(/\d+/)?.[0]
  const say = (key: string, values: Readonly<Record<string, string>> = {}) =>
    Object.entries(values).reduce(
      (text, [name, value]) => text.replaceAll(`{{${name}}}`, value),
      word('upgrade', key),
    )
  const trucks = () => question('trucks').locator('input').first()
  const toMine = async () => {
    await press(running.page, 'common', 'app.mark')
    await running.page.getByText('Cerro Alto').first().click()
  }
  const toUpgrade = () =>
    running.page.getByRole('button', { name: say('offerShort', { version: '2' }) }).click()
  const takeIn = async (form: ReturnType<typeof dustForm>) => {
    await press(running.page, 'common', 'app.checklists')
    await pickForm(running.page, [form])
    await chooseStage(running.page, 'operation')
    await addToLibrary(running.page, 'Dust round')
  }
  const picture = async (name: string) => {
    if (pictures !== undefined) await capture(running, pictures, name)
  }

  beforeAll(async () => {
    profile = await temporaryFolder('upgrade-profile')
    running = await launchApp(profile.path)
    await introduce(running.page, ANA)
  })
  afterAll(async () => {
    await running.close()
    await profile.remove()
  })

  it('is not spoken of while there is none', async () => {
    const { page } = running
    await takeIn(dustForm('1'))
    await press(page, 'common', 'app.mark')
    await createMine(page, 'Cerro Alto')
    const stage = page.locator('li').filter({ has: page.getByRole('heading', { name: 'Operation' }) })
    await stage.getByRole('button', { name: word('mine', 'start') }).click()
    const dialog = page.getByRole('dialog')
    await dialog.locator('input[type=radio][value*="dust_round"]').check()
    await press(dialog, 'checklists', 'start.begin')
    await question('dust').locator('input[value="yes"]').check()
    await trucks().fill('40')
    await trucks().blur()
    await question('dam').locator('input').first().fill('none seen')
    await question('dam').locator('input').first().blur()
    await press(page, 'questions', 'repeat.add')
    await question('pm10').locator('input').first().fill('83.5')
    await question('pm10').locator('input').first().blur()
    await untilSaved(page)
    expect(await page.getByRole('button', { name: /Newer version/ }).count()).toBe(0)
  })

  it('is offered on the mine’s card, and stands in nobody’s way', async () => {
    const { page } = running
    await takeIn(dustForm('2', { question: 'Is dust clearly seen at the road?', second: true }))
    await toMine()
    await page.getByText(say('offer', { version: '2' })).waitFor()
    await picture('card')
    await press(page, 'mine', 'continue')
    expect(await trucks().inputValue()).toBe('40')
    await picture('offer')
  })

  it('is shown with what becomes of every question and answer before anything is done', async () => {
    const { page } = running
    await toUpgrade()
    await planned('dust').waitFor()
    expect(await planned('dust').getAttribute('data-fate')).toBe('reworded')
    expect(await planned('dust').locator('ins').allTextContents()).toEqual(['clearly '])
    expect(await planned('dust').locator('[data-standing]').getAttribute('data-standing')).toBe('confirm')
    expect(await planned('trucks').getAttribute('data-fate')).toBe('changed')
    expect(await planned('trucks').locator('[data-standing="anew"]').textContent()).toContain('40')
    expect(await planned('dam').getAttribute('data-fate')).toBe('removed')
    expect(await planned('dam').locator('[data-standing="left-out"]').textContent()).toContain('none seen')
    expect(await planned('water').getAttribute('data-fate')).toBe('new')
    expect(await planned('pm10').count()).toBe(0)
    expect(await Promise.all(['stands', 'confirm', 'anew', 'left-out', 'new'].map(figure))).toEqual([
      ...['1', '1', '1', '1', '1'],
    ])
    await picture('preview')
    await expectAccess(running, 'upgrade')
    await page.locator('[data-kind="unchanged"]').click()
    await planned('pm10').waitFor()
    expect(await planned('dust').count()).toBe(0)
  })

  it('is left alone by whoever goes on with the old one', async () => {
    const { page } = running
    await page.getByRole('button', { name: say('stay', { version: '1' }) }).click()
    expect(await trucks().inputValue()).toBe('40')
    expect(await question('water').count()).toBe(0)
  })

  it('asks again only what changed, with what was asked and answered before', async () => {
    const { page } = running
    await toUpgrade()
    await page.getByRole('button', { name: say('do', { to: '2' }) }).click()
    await question('water').waitFor()
    expect(await question('dust').locator('input[value="yes"]').isChecked()).toBe(true)
    const mark = question('dust').locator('[data-changed="confirm"]')
    await mark.getByText(say('mark.confirm', { version: '1' })).waitFor()
    const trucksMark = question('trucks').locator('[data-changed="anew"]')
    await trucksMark.getByText(say('mark.anew', { version: '1', answer: '40' })).waitFor()
    expect(await question('dam').count()).toBe(0)
    expect(await question('pm10').locator('[data-changed]').count()).toBe(0)
    await picture('marks')
    await mark.getByRole('button').click()
    await mark.waitFor({ state: 'detached' })
    await question('trucks').locator('input[value="many"]').check()
    await trucksMark.waitFor({ state: 'detached' })
    await question('water').locator('input').first().fill('twice a day')
    await question('water').locator('input').first().blur()
    await untilSaved(page)
  })

  it('is still the one in force after the power went', async () => {
    await running.kill()
    running = await launchApp(profile.path)
    await toMine()
    expect(await running.page.getByText(say('offer', { version: '2' })).count()).toBe(0)
    await press(running.page, 'mine', 'continue')
    expect(await question('water').locator('input').first().inputValue()).toBe('twice a day')
    expect(await question('dust').locator('[data-changed]').count()).toBe(0)
  })

  it('can be undone, also when both were taken out of the library: the answers are as they were', async () => {
    const { page } = running
    for (const version of ['2', '1']) {
      await press(page, 'common', 'app.checklists')
      const row = page.locator(`[data-form="dust_round"] [data-version="${version}"]`)
      await row
        .getByRole('button', { name: word('checklists', 'more').replace('{{version}}', version) })
        .click()
      await page.getByRole('menuitem', { name: word('checklists', 'remove.do') }).click()
      await press(page.getByRole('dialog'), 'checklists', 'remove.do')
      await row.waitFor({ state: 'detached' })
    }
    await toMine()
    await press(page, 'mine', 'continue')
    await page.getByRole('button', { name: say('before', { version: '1' }) }).click()
    await page.getByText(say('history.step', { from: '1', to: '2' })).waitFor()
    await planned('dam').waitFor()
    await picture('undo')
    await page.getByRole('button', { name: say('undo', { to: '1' }) }).click()
    await question('dam').waitFor()
    expect(await question('dam').locator('input').first().inputValue()).toBe('none seen')
    expect(await question('dust').locator('input[value="yes"]').isChecked()).toBe(true)
    expect(await question('dust').locator('[data-changed]').count()).toBe(0)
    // It was answered again under version 2, in a way that version 1 cannot hold.
    await question('trucks').locator('[data-changed="anew"]').getByText('More than 20').waitFor()
    expect(await question('water').count()).toBe(0)
  })

  it('never complained', () => {
    expect(running.complaints).toEqual([])
  })
})
