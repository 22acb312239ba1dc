import {
  IconFile,
  IconFileMusic,
  IconFileText,
  IconFileTypePdf,
  IconFileZip,
  IconMovie,
  IconPhoto,
  type IconProps,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'

/** The kind of a file, as a drawing. */
export function FileIcon({ mediaType, size }: { readonly mediaType: string; readonly size: number }) {
  const Icon = iconOf(mediaType)
  return <Icon size={size} stroke={1.5} aria-hidden />
}

function iconOf(mediaType: string): ComponentType<IconProps> {
  if (mediaType.startsWith('image/')) return IconPhoto
  if (mediaType.startsWith('video/')) return IconMovie
  if (mediaType.startsWith('audio/')) return IconFileMusic
  if (mediaType === 'application/pdf') return IconFileTypePdf
  if (mediaType === 'application/zip' || mediaType.includes('compressed')) return IconFileZip
  return mediaType.startsWith('text/') || mediaType.includes('document') ? IconFileText : IconFile
}
