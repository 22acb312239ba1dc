import { join } from 'node:path'
import { acceptStranger, handOver, openMerge } from '../../app/support/hand-over.ts'
import { launchApp, temporaryFolder } from '../../app/support/launch-app.ts'
import { ANA, BEN, introduce, press } from '../../app/support/person.ts'
import type { HandedOver } from './acts.ts'
import { goToRound, type Profile, startRound } from './prepare.ts'
import { OTHERS } from './round-form.ts'
import { keepTyping, nothingTyped } from './typing.ts'

/** Hands the round of a profile to a colleague, who answers on another device and hands back `times` bundles. */
export async function colleagueHandsBack(
  profile: Profile,
  times: number,
  folder: string,
): Promise<readonly HandedOver[]> {
  const given = join(folder, 'given.adit')
  const mine = await startRound(profile)
  await handOver(mine, ANA, 'copy', given)
  await mine.close()

  const device = await temporaryFolder('faults-colleague')
  const running = await launchApp(device.path)
  const { page } = running
  await introduce(page, BEN)
  await openMerge(running, given)
  await acceptStranger(page)
  await press(page, 'merge', 'do')
  await press(page, 'merge', 'done.walk')
  const answers = nothingTyped()
  const handedOver: HandedOver[] = []
  for (let time = 1; time <= times; time += 1) {
    await page.locator(`main [data-path="${OTHERS[0]}"]`).waitFor()
    await keepTyping(running, OTHERS, answers, OTHERS.length)
    const path = join(folder, `back-${time}.adit`)
    await handOver(running, BEN, 'copy', path)
    handedOver.push({ path, typed: new Map(answers.typed) })
    await goToRound(running)
  }
  await running.close()
  await device.remove()
  return handedOver
}
