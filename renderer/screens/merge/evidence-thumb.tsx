import { IconFile } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { SHOWN_PICTURES } from '../../../shared/lib/media-type.ts'
import type { StagedFile } from '../../../shared/record/stage-items.ts'
import type { ImportSource } from '../../merge/import-source.ts'
import { useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { useServices } from '../../services.ts'
import { formatBytes } from '../../ui/format.ts'
import classes from './merge.module.css'

/** Larger pictures are named only: they are looked at once they are here. */
const LARGEST_PICTURE = 32_000_000

/** A file of either copy: its picture where it is one, its name, and what becomes of it. */
export function EvidenceThumb({
  file,
  source,
}: {
  readonly file: StagedFile
  readonly source: ImportSource
}) {
  const { t } = useTranslation('merge')
  const language = useLanguage()
  const { sha256, name, size, media_type } = file.attachment
  const url = usePicture(source, sha256, SHOWN_PICTURES.has(media_type) && size <= LARGEST_PICTURE)
  return (
    <figure className={classes.thumb}>
      <div className={classes.picture}>
        {url === null ? <IconFile size={28} stroke={1.5} aria-hidden /> : <img src={url} alt={name} />}
      </div>
      <figcaption>
        <span className={classes.fileName} title={name}>
          {name}
        </span>
        <span className={classes.dim}>
          {t(`file.${file.status}`)} · {formatBytes(size, language)}
          {file.withdrawn?.reason !== undefined && ` · ${file.withdrawn.reason}`}
        </span>
      </figcaption>
    </figure>
  )
}

/** The picture's address, from this device or from the bundle; null until it is there, and for what is no picture. */
function usePicture(source: ImportSource, sha256: string, wanted: boolean): string | null {
  const { storage } = useServices()
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    if (!wanted) return
    let made: string | null = null
    let gone = false
    const read = async () => {
      const found = (await storage.getAttachment(sha256)) ?? (await source.fileOf(sha256))
      // By its content: a file that only calls itself a picture is not decoded.
      if (gone || found === undefined || !SHOWN_PICTURES.has(found.media_type)) return
      made = URL.createObjectURL(found.blob)
      setUrl(made)
    }
    read().catch(() => undefined)
    return () => {
      gone = true
      if (made !== null) URL.revokeObjectURL(made)
      setUrl(null)
    }
  }, [storage, source, sha256, wanted])
  return url
}
