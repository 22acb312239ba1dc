import { Modal, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconFileOff } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import type { Media } from '../../shared/checklist/definition.ts'
import { SHOWN_PICTURES } from '../../shared/lib/media-type.ts'
import type { Sha256 } from '../../shared/lib/sha256.ts'
import { checklistInForce } from '../../shared/record/checklist-in-force.ts'
import { useAssessment } from '../assessment/assessment-context.tsx'
import { useTranslation } from '../messages/use-translation.ts'
import { useServices } from '../services.ts'
import type { Storage } from '../storage/storage.ts'
import classes from './row-media.module.css'
import { useText } from './text.ts'

/** What became of a file that the checklist names. */
export type FoundMedia =
  | { readonly kind: 'looking' }
  | { readonly kind: 'found'; readonly url: string; readonly media_type: string }
  | { readonly kind: 'missing' }

/**
 * The pictures, sounds and films that belong to a label. Shown only when their content is what it should be; a file
 * that did not come with the checklist is named, and stops nobody.
 */
export function RowMedia({
  media,
  alt,
  small = false,
}: {
  readonly media: Media | undefined
  /** What a picture shows, for those who do not see it: the label it belongs to. */
  readonly alt: string
  /** Beside a choice, where several pictures are told apart. */
  readonly small?: boolean
}) {
  if (media === undefined) return null
  return <Shown media={media} alt={alt} small={small} />
}

function Shown({
  media,
  alt,
  small,
}: {
  readonly media: Media
  readonly alt: string
  readonly small: boolean
}) {
  const text = useText()
  const picture = text(media.image)
  const large = text(media['big-image'])
  const sound = text(media.audio)
  const film = text(media.video)
  return (
    <div className={classes.media} data-small={small}>
      {(picture !== '' || large !== '') && (
        <Picture name={picture || large} large={large || picture} alt={alt} />
      )}
      {sound !== '' && <Player name={sound} kind="audio" />}
      {film !== '' && <Player name={film} kind="video" />}
    </div>
  )
}

function Picture({
  name,
  large,
  alt,
}: {
  readonly name: string
  /** File of the large picture; the same when there is no other. */
  readonly large: string
  readonly alt: string
}) {
  const { t } = useTranslation(['questions', 'common'])
  const [open, look] = useDisclosure(false)
  const found = useChecklistMedia(name)
  if (found.kind === 'looking') return null
  if (found.kind === 'missing' || !SHOWN_PICTURES.has(found.media_type)) return <Missing name={name} />
  return (
    <>
      <UnstyledButton
        className={classes.picture}
        aria-label={t('media.enlarge', { name })}
        onClick={look.open}
      >
        <img src={found.url} alt={alt} decoding="async" />
      </UnstyledButton>
      <Modal
        opened={open}
        onClose={look.close}
        title={alt || name}
        size="xl"
        closeButtonProps={{ 'aria-label': t('common:close') }}
      >
        <LargePicture name={large} alt={alt} />
      </Modal>
    </>
  )
}

function LargePicture({ name, alt }: { readonly name: string; readonly alt: string }) {
  const found = useChecklistMedia(name)
  if (found.kind === 'looking') return null
  if (found.kind === 'missing' || !SHOWN_PICTURES.has(found.media_type)) return <Missing name={name} />
  return <img className={classes.large} src={found.url} alt={alt} />
}

function Player({ name, kind }: { readonly name: string; readonly kind: 'audio' | 'video' }) {
  const found = useChecklistMedia(name)
  if (found.kind === 'looking') return null
  // An MP4 without a picture is sniffed as a film, and a film's sound can be heard.
  if (found.kind === 'missing' || !/^(audio|video)\//.test(found.media_type)) return <Missing name={name} />
  return kind === 'audio' ? (
    // biome-ignore lint/a11y/useMediaCaption: the checklist brings no captions.
    <audio className={classes.audio} src={found.url} controls preload="metadata" aria-label={name} />
  ) : (
    // biome-ignore lint/a11y/useMediaCaption: as above.
    <video className={classes.video} src={found.url} controls preload="metadata" aria-label={name} />
  )
}

function Missing({ name }: { readonly name: string }) {
  const { t } = useTranslation('questions')
  return (
    <span className={classes.missing} data-missing={name}>
      <IconFileOff size={18} aria-hidden />
      {t('media.missing', { name })}
    </span>
  )
}

/** A file of the open assessment's checklist as an object URL, while the component is there. */
function useChecklistMedia(name: string): FoundMedia {
  const { storage } = useServices()
  const checklist = useAssessment(
    ({ record, assessment }) => checklistInForce(record)?.sha256 ?? assessment.checklist,
  )
  const [found, setFound] = useState<FoundMedia>({ kind: 'looking' })
  useEffect(() => {
    let wanted = true
    let url: string | null = null
    find(storage, checklist, name).then((next) => {
      if (next.kind === 'found') url = next.url
      if (wanted) setFound(next)
      else if (url !== null) URL.revokeObjectURL(url)
    })
    return () => {
      wanted = false
      if (url !== null) URL.revokeObjectURL(url)
      setFound({ kind: 'looking' })
    }
  }, [storage, checklist, name])
  return found
}

async function find(storage: Storage, checklist: Sha256, name: string): Promise<FoundMedia> {
  try {
    const stored = await storage.getChecklistMedia(checklist, name)
    if (stored === undefined) return { kind: 'missing' }
    return { kind: 'found', url: URL.createObjectURL(stored.blob), media_type: stored.media_type }
  } catch (error) {
    console.error(error)
    return { kind: 'missing' }
  }
}
