import { createHash } from 'node:crypto'

/** A picture as a picker hands it over, and its hash. */
export interface Photo {
  readonly file: { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }
  readonly sha256: string
}

/** The smallest picture that is one: a JPEG of one grey point. */
const POINT = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////' +
    'wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AN//Z',
  'base64',
)

/** A picture like no other: a JPEG followed by `size` bytes that hang on its number, as some cameras append. */
export function photo(number: number, size: number): Photo {
  const tail = Buffer.alloc(size)
  let state = number + 1
  for (let index = 0; index < size; index += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    tail[index] = state >>> 24
  }
  const buffer = Buffer.concat([POINT, tail])
  return {
    file: { name: `photo-${number}.jpg`, mimeType: 'image/jpeg', buffer },
    sha256: createHash('sha256').update(buffer).digest('hex'),
  }
}
