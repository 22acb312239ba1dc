/** Which bytes of a blob are asked for from now on, each `[from, to)`, in their order; asking for all counts as that. */
export function watchReads(blob: Blob): (readonly [number, number])[] {
  const ranges: (readonly [number, number])[] = []
  const own = {
    slice: blob.slice.bind(blob),
    stream: blob.stream.bind(blob),
    arrayBuffer: blob.arrayBuffer.bind(blob),
  }
  const whole = [0, blob.size] as const
  Object.assign(blob, {
    slice(from = 0, to = blob.size, type?: string) {
      const part = own.slice(from, to, type)
      const range = [from, Math.min(to, blob.size)] as const
      // Cutting reads nothing; reading what was cut does.
      for (const way of ['stream', 'arrayBuffer'] as const) {
        const read = part[way].bind(part) as () => unknown
        Object.assign(part, {
          [way]() {
            ranges.push(range)
            return read()
          },
        })
      }
      return part
    },
    stream() {
      ranges.push(whole)
      return own.stream()
    },
    arrayBuffer() {
      ranges.push(whole)
      return own.arrayBuffer()
    },
  })
  return ranges
}
