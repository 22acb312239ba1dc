import { heicWith, TAG, tiffBlock, withExif } from './exif.ts'

const bytes = (base64: string) => Buffer.from(base64, 'base64')

/** Made with ImageMagick 6.9: 24 by 16 points, one by one. */
const CMYK = bytes(
  '/9j/7gAOQWRvYmUAZAAAAAAC/9sAQwANCQoLCggNCwoLDg4NDxMgFRMSEhMnHB4XIC4pMTAuKS0sMzpKPjM2RjcsLUBXQUZMTlJT' +
    'UjI+WmFaUGBKUVJP/9sAQwEODg4TERMmFRUmTzUtNU9PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09P' +
    'T09PT09P/8AAFAgAEAAYBAEiAAIRAQMRAQQiAP/EABYAAQEBAAAAAAAAAAAAAAAAAAAFBv/EABwQAAEEAwEAAAAAAAAAAAAAAAAB' +
    'FWKhAhNRUv/EABUBAQEAAAAAAAAAAAAAAAAAAAAG/8QAFxEAAwEAAAAAAAAAAAAAAAAAAAMVFv/aAA4EAQACEQMRBAAAPwCzvTo3' +
    'p0pN2HlA3YeUJ7RNJaC41T/Ow/zsMEKDBCibvToKTdh5QDRNEFwf52AwQoH/2Q==',
)
const PROGRESSIVE = bytes(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxO' +
    'UlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09P' +
    'T09PT09PT0//wgARCAAQABgDASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAMF/8QAFQEBAQAAAAAAAAAAAAAAAAAAAAT/' +
    '2gAMAwEAAhADEAAAActBZfdAf//EABUQAQEAAAAAAAAAAAAAAAAAAAAR/9oACAEBAAEFAqqqqv/EABURAQEAAAAAAAAAAAAAAAAA' +
    'AAAU/9oACAEDAQE/AbVr/8QAFREBAQAAAAAAAAAAAAAAAAAAABT/2gAIAQIBAT8BgQP/xAAUEAEAAAAAAAAAAAAAAAAAAAAg/9oA' +
    'CAEBAAY/Al//xAAUEAEAAAAAAAAAAAAAAAAAAAAg/9oACAEBAAE/IV//AP/aAAwDAQACAAMAAAAQxx//xAAVEQEBAAAAAAAAAAAA' +
    'AAAAAAAAcf/aAAgBAwEBPxClP//EABURAQEAAAAAAAAAAAAAAAAAAABx/9oACAECAQE/EIQ//8QAFhABAQEAAAAAAAAAAAAAAAAA' +
    'cQAg/9oACAEBAAE/EFKWB//Z',
)
const POINT = bytes(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxO' +
    'UlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09P' +
    'T09PT09PT0//wAARCAABAAEDAREAAhEBAxEB/8QAFAABAAAAAAAAAAAAAAAAAAAABf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/xAAU' +
    'AQEAAAAAAAAAAAAAAAAAAAAG/8QAFBEBAAAAAAAAAAAAAAAAAAAAAP/aAAwDAQACEQMRAD8AcByF/9k=',
)
const PNG = bytes(
  'iVBORw0KGgoAAAANSUhEUgAAABgAAAAQCAMAAAA7+k+nAAAAMFBMVEUAgAARiBEikCIzmTNEoURVqlVmsmZ3u3eIw4iZzJmq1Kq7' +
    '3bvM5czd7t3u9u7///8oY/RkAAAALklEQVQY03XBBQEAIADAsOMO/duS4BuYIIiCJMiCIqiCJuiCIZiCJdiCI7iCJz6u+wtBRQdf' +
    'ewAAAABJRU5ErkJggg==',
)

/** The same JPEG with a frame header that says it is so large (ITU-T T.81 B.2.2): its bytes are too few for that. */
function saidToBe(jpeg: Buffer, width: number, height: number): Buffer {
  const made = Buffer.from(jpeg)
  const frame = made.indexOf(Buffer.from([0xff, 0xc0]))
  made.writeUInt16BE(height, frame + 5)
  made.writeUInt16BE(width, frame + 7)
  return made
}

const ABSURD = tiffBlock({
  main: [
    { tag: TAG.make, text: '\u0007\u001b[31m'.repeat(40) },
    { tag: TAG.model, text: 'x'.repeat(5000) },
  ],
  exif: [
    { tag: TAG.original, text: '9999:99:99 99:99:99' },
    { tag: TAG.offsetOriginal, text: '+99:99' },
  ],
  gps: [
    { tag: TAG.latitudeRef, text: 'S' },
    { tag: TAG.latitude, fractions: [[4_000_000_000, 1]] },
    { tag: TAG.longitudeRef, text: 'W' },
    { tag: TAG.longitude, fractions: [[1, 0]] },
    { tag: TAG.direction, fractions: [[99_999, 1]] },
  ],
})

/** Pictures, and what is called one, as they come out of scanners, programs, telephones and broken cards. */
export const ODD = {
  cmyk: CMYK,
  progressive: PROGRESSIVE,
  point: POINT,
  png: PNG,
  /** Its picture is whole; what it says of itself is nonsense. */
  absurd: withExif(PROGRESSIVE, ABSURD),
  /** 400 million points. */
  huge: saidToBe(POINT, 20_000, 20_000),
  /** The front half of a picture: a card that was pulled out. */
  cut: PROGRESSIVE.subarray(0, PROGRESSIVE.length - 120),
  scrambled: Buffer.concat([POINT.subarray(0, 4), Buffer.alloc(2000, 0x5a)]),
  heic: heicWith(tiffBlock({})),
  tiff: tiffBlock({}),
  text: Buffer.from('A list of what was seen.\n'),
  empty: Buffer.alloc(0),
} as const
