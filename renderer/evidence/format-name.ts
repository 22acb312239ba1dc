/** What people call a format: `HEIC`, `PDF`; the media type itself where it has no short name. */
export function formatName(mediaType: string): string {
  return NAMES[mediaType] ?? mediaType
}

const NAMES: Readonly<Record<string, string>> = {
  'image/heic': 'HEIC',
  'image/heif': 'HEIF',
  'image/tiff': 'TIFF',
  'image/avif': 'AVIF',
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'image/webp': 'WebP',
  'image/gif': 'GIF',
  'application/pdf': 'PDF',
  'application/zip': 'ZIP',
}
