/** After so long without an answer a camera is taken not to make stills: some drivers never answer. Milliseconds. */
const STILL_MS = 5000

/**
 * One picture from a camera, as it makes it: with its full resolution where it can make stills, otherwise the frame that
 * is on the screen as JPEG.
 */
export async function takePicture(track: MediaStreamTrack, shown: HTMLVideoElement): Promise<Blob> {
  try {
    const still = await inTime(new ImageCapture(track).takePhoto(), STILL_MS)
    if (still.size > 0) return still
  } catch {
    // No stills from this one.
  }
  const canvas = document.createElement('canvas')
  canvas.width = shown.videoWidth
  canvas.height = shown.videoHeight
  canvas.getContext('2d')?.drawImage(shown, 0, 0)
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error('no picture')) : resolve(blob)),
      'image/jpeg',
      0.95,
    )
  })
}

function inTime<Result>(promise: Promise<Result>, ms: number): Promise<Result> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('no answer')), ms)
    promise.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
