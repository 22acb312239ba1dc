// @vitest-environment jsdom
import { act, screen } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { useDisk } from '../../../renderer/app/disk-look.ts'
import { PowerMark } from '../../../renderer/app/power-mark.tsx'
import { renderScreen } from '../../support/render-screen.tsx'
import { begunAssessment, openStore } from '../assessment/opened.ts'

const GB = 1024 ** 3

/** The battery of a machine, as the browser tells of it. */
class FakeBattery extends EventTarget {
  level = 0.5
  charging = false
  /** Somebody listens. */
  readonly followed: Promise<void>
  #follow = () => {}

  constructor() {
    super()
    this.followed = new Promise((resolve) => {
      this.#follow = resolve
    })
  }

  override addEventListener(...given: Parameters<EventTarget['addEventListener']>): void {
    super.addEventListener(...given)
    this.#follow()
  }

  change(level: number, charging: boolean): void {
    Object.assign(this, { level, charging })
    this.dispatchEvent(new Event('levelchange'))
  }
}

afterEach(() => {
  useDisk.setState({ look: null })
  Reflect.deleteProperty(navigator, 'getBattery')
})

const marks = () => screen.getByRole('status').querySelectorAll('[data-low]')

async function shown(language: 'en' | 'zh') {
  const battery = new FakeBattery()
  Object.defineProperty(navigator, 'getBattery', { value: async () => battery, configurable: true })
  await renderScreen(await openStore(await begunAssessment()), <PowerMark />, language)
  await act(() => battery.followed)
  return battery
}

it('a battery that runs low is shown and read out, until it is charged', async () => {
  const battery = await shown('en')
  expect(marks()).toHaveLength(0)
  act(() => battery.change(0.09, false))
  expect(screen.getByRole('status').textContent).toMatch(/9 %/)
  expect(screen.getByText(/battery/i).textContent).toMatch(/9/)
  act(() => battery.change(0.09, true))
  expect(marks()).toHaveLength(0)
})

it('a disk that runs low is shown with what is left on it, in Chinese as well', async () => {
  await shown('zh')
  const look = (free: number) => ({ state: 'ready' as const, path: '/data', free, needed: GB })
  act(() => useDisk.setState({ look: look(1.5 * GB) }))
  expect([...marks()].map((mark) => mark.getAttribute('data-low'))).toEqual(['disk'])
  expect(screen.getByRole('status').textContent).toMatch(/[\u4e00-\u9fff].*MB|MB.*[\u4e00-\u9fff]/)
  act(() => useDisk.setState({ look: look(3 * GB) }))
  expect(marks()).toHaveLength(0)
})
