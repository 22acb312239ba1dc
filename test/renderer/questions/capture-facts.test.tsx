// @vitest-environment jsdom
import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { CaptureLine, CaptureList } from '../../../renderer/questions/capture-facts.tsx'
import type { CaptureFacts } from '../../../shared/record/attachment-events.ts'
import type { AttachmentState } from '../../../shared/record/record-state.ts'
import { renderScreen } from '../../support/render-screen.tsx'
import { ANA, begunAssessment, openStore } from '../assessment/opened.ts'

/** A photo with everything a camera says, added five minutes after it was taken. */
const CAPTURE: CaptureFacts = {
  at: '2026-05-30T16:00:10-05:00',
  gps_at: '2026-05-30T21:00:05Z',
  lat: '-14.25',
  lon: '-72.6',
  direction: '231.5 T',
  device: 'Fairphone FP5',
}
const added = (capture?: CaptureFacts): AttachmentState => ({
  ...{ sha256: 'a'.repeat(64), name: 'outfall.jpg', size: 3, media_type: 'image/jpeg' },
  ...{ actor: ANA, signer: { name: 'Ana', org: '', title: '' }, at: '2026-05-30T21:05:10Z' },
  event: `sha256:${'e'.repeat(64)}`,
  ...(capture !== undefined && { capture }),
})
const lines = () => screen.getAllByRole('listitem').map(({ textContent }) => textContent ?? '')

it.each([
  [
    'en',
    [
      /^Taken 30 May 2026, 16:00 \(UTC-05:00\)$/,
      /^-14\.25, -72\.6$/,
      /^facing 231\.5° true$/,
      /^GPS 31 May 2026, 02:45$/,
      /^Fairphone FP5$/,
      /^Added 31 May 2026, 02:50$/,
    ],
  ],
  [
    'zh',
    [
      /^拍摄于 2026年5月30日.*16:00.*UTC-05:00/,
      /^-14\.25, -72\.6$/,
      /^朝向真方位 231\.5°$/,
      /^GPS 时间 2026年5月31日.*02:45$/,
      /^Fairphone FP5$/,
      /^添加于 2026年5月31日.*02:50$/,
    ],
  ],
] as const)(
  'what a photo says of its time, place, direction and camera stands beside when it was added, each in its own zone: %s',
  async (language, said) => {
    const store = await openStore(await begunAssessment())
    await renderScreen(store, <CaptureList attachment={added(CAPTURE)} />, language)
    expect(lines()).toEqual(said.map((line) => expect.stringMatching(line)))
  },
)

it('a camera whose clock is wrong is said at once, and the app’s own time is there also where a file says nothing', async () => {
  const store = await openStore(await begunAssessment())
  const late = { ...CAPTURE, at: '2026-05-30T14:00:10-05:00' }
  await renderScreen(
    store,
    <>
      <CaptureList attachment={added(late)} />
      <CaptureLine attachment={added()} />
    </>,
  )
  expect(lines().filter((line) => /clock/i.test(line))).toHaveLength(1)
  expect(document.querySelectorAll('span[title]')).toHaveLength(0)
})

it('a file that says nothing has the app’s own time alone', async () => {
  const store = await openStore(await begunAssessment())
  await renderScreen(store, <CaptureList attachment={added()} />)
  expect(lines()).toEqual(['Added 31 May 2026, 02:50'])
})
