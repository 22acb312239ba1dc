import type { Locator, Page } from 'playwright-core'

/** A picture as it was dropped. */
export interface DroppedPicture {
  readonly name: string
  readonly sha256: string
}

/**
 * Draws pictures that differ from each other in the page and drops them on an element, all at once; one of them is cut
 * off and scrambled behind its head. Gives their names and hashes in the order of the drop; the damaged one comes last.
 */
export async function dropPictures(place: Locator, count: number): Promise<readonly DroppedPicture[]> {
  return place.evaluate(async (element, wanted) => {
    const files: File[] = []
    for (let index = 1; index < wanted; index += 1) {
      const canvas = new OffscreenCanvas(640, 480)
      const context = canvas.getContext('2d')
      if (context === null) throw new Error('no canvas')
      context.fillStyle = `hsl(${(index * 47) % 360} 45% 55%)`
      context.fillRect(0, 0, 640, 480)
      context.fillStyle = '#fff'
      context.font = '200px sans-serif'
      context.fillText(String(index), 40, 320)
      const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 })
      files.push(new File([blob], `slope-${index}.jpg`, { type: 'image/jpeg' }))
    }
    const scrambled = new Uint8Array(2000).map((_, index) => (index * 7919) % 251)
    scrambled.set([0xff, 0xd8, 0xff, 0xe0])
    files.push(new File([scrambled], 'damaged.jpg', { type: 'image/jpeg' }))
    const transfer = new DataTransfer()
    for (const file of files) transfer.items.add(file)
    element.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }))
    return Promise.all(
      files.map(async (file) => {
        const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
        const sha256 = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
        return { name: file.name, sha256 }
      }),
    )
  }, count)
}

/** The report on files that came in, once all of them have their fate. */
export async function intakeReport(page: Page): Promise<Locator> {
  const report = page.locator('[data-intake="done"]')
  // Only to end what hangs: hundreds of photos take their time on a busy machine.
  await report.waitFor({ timeout: 300_000 })
  return report
}

/** Pastes a picture on an element, as a copied one comes: called `image.png`; with text beside it, as cells of a table do. */
export async function pastePicture(
  place: Locator,
  { withText }: { readonly withText: boolean },
): Promise<void> {
  await place.evaluate(async (element, text) => {
    const canvas = new OffscreenCanvas(8, 8)
    canvas.getContext('2d')?.fillRect(2, 2, 4, 4)
    const blob = await canvas.convertToBlob()
    const clipboardData = new DataTransfer()
    clipboardData.items.add(new File([blob], 'image.png', { type: 'image/png' }))
    if (text) clipboardData.setData('text/plain', 'cells')
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, withText)
}

/** Films a moving spot in the page: one second of 320 by 240, as WebM. */
export async function filmOf(page: Page): Promise<Buffer> {
  const bytes = await page.evaluate(async () => {
    const canvas = document.createElement('canvas')
    Object.assign(canvas, { width: 320, height: 240 })
    const context = canvas.getContext('2d')
    const recorder = new MediaRecorder(canvas.captureStream(10), { mimeType: 'video/webm' })
    const pieces: Blob[] = []
    recorder.ondataavailable = ({ data }) => pieces.push(data)
    const stopped = new Promise((resolve) => recorder.addEventListener('stop', resolve))
    recorder.start()
    for (let frame = 0; frame < 10; frame += 1) {
      if (context !== null) context.fillStyle = '#2b6777'
      context?.fillRect(0, 0, 320, 240)
      context?.clearRect(20 + frame * 20, 90, 60, 60)
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    recorder.stop()
    await stopped
    return [...new Uint8Array(await new Blob(pieces).arrayBuffer())]
  })
  return Buffer.from(bytes)
}
