import { Button, Group, Loader, Modal, NativeSelect } from '@mantine/core'
import { IconCamera, IconCheck, IconRefresh } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import type { CaptureFacts } from '../../../shared/record/attachment-events.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { useServices } from '../../services.ts'
import { Notice } from '../../ui/notice.tsx'
import classes from './camera.module.css'
import { takePicture } from './take-picture.ts'
import { takenFacts, takenName } from './taken-facts.ts'
import { type Camera, useCamera } from './use-camera.ts'

/** Something the app took, waiting to be kept. */
interface Taken {
  readonly file: File
  readonly facts: CaptureFacts
  readonly url: string
}

/** Takes photos with a camera of this device: look, take, look at it, keep it or take it again; then the next one. */
export function CameraDialog({
  opened,
  onClose,
  onKeep,
}: {
  readonly opened: boolean
  onClose(): void
  /** A photo is kept. */
  onKeep(photo: File, facts: CaptureFacts): void
}) {
  const { t } = useTranslation('evidence')
  return (
    <Modal opened={opened} onClose={onClose} title={t('camera.title')} size="xl">
      {opened && <Taking onClose={onClose} onKeep={onKeep} />}
    </Modal>
  )
}

function Taking({ onClose, onKeep }: { onClose(): void; onKeep(photo: File, facts: CaptureFacts): void }) {
  const { t } = useTranslation('evidence')
  const { environment } = useServices()
  const camera = useCamera()
  const video = useRef<HTMLVideoElement>(null)
  const [taken, setTaken] = useState<Taken | null>(null)
  const [busy, setBusy] = useState(false)
  const [kept, setKept] = useState(0)
  const { stream } = camera

  useEffect(() => {
    if (video.current !== null) video.current.srcObject = stream
  }, [stream])
  useEffect(() => {
    return () => {
      if (taken !== null) URL.revokeObjectURL(taken.url)
    }
  }, [taken])

  async function take() {
    const [track] = stream?.getVideoTracks() ?? []
    if (track === undefined || video.current === null) return
    setBusy(true)
    const now = environment.now()
    try {
      const blob = await takePicture(track, video.current)
      const extension = blob.type === 'image/png' ? 'png' : 'jpg'
      const file = new File([blob], takenName('photo', now, extension), { type: blob.type })
      setTaken({ file, facts: takenFacts(now, track.label), url: URL.createObjectURL(blob) })
    } catch {
      camera.retry()
    } finally {
      setBusy(false)
    }
  }

  function keep() {
    if (taken === null) return
    onKeep(taken.file, taken.facts)
    setKept(kept + 1)
    setTaken(null)
  }

  if (camera.failure !== null) {
    return (
      <Notice
        tone="warn"
        title={t(`camera.failure-${camera.failure}`)}
        actions={
          <Button variant="default" onClick={camera.retry}>
            {t('camera.retry')}
          </Button>
        }
      >
        {t(`camera.next-${camera.failure}`)}
      </Notice>
    )
  }
  return (
    <div className={classes.taking}>
      <div className={classes.finder}>
        {stream === null && <Loader className={classes.waiting ?? ''} aria-label={t('camera.opening')} />}
        <video ref={video} autoPlay playsInline muted hidden={taken !== null} aria-label={t('camera.live')} />
        {taken !== null && <img src={taken.url} alt={t('camera.taken')} />}
      </div>
      <p className={classes.kept} role="status">
        {kept > 0 && t('camera.kept', { count: kept })}
      </p>
      {taken === null ? (
        <Group justify="space-between" wrap="wrap">
          <CameraSelect camera={camera} />
          <Group>
            <Button variant="default" onClick={onClose}>
              {t('camera.done')}
            </Button>
            <Button
              data-autofocus
              disabled={stream === null}
              loading={busy}
              leftSection={<IconCamera size={18} aria-hidden />}
              onClick={() => void take()}
            >
              {t('camera.take')}
            </Button>
          </Group>
        </Group>
      ) : (
        <Group justify="flex-end">
          <Button
            variant="default"
            leftSection={<IconRefresh size={18} aria-hidden />}
            onClick={() => setTaken(null)}
          >
            {t('camera.again')}
          </Button>
          <Button autoFocus leftSection={<IconCheck size={18} aria-hidden />} onClick={keep}>
            {t('camera.keep')}
          </Button>
        </Group>
      )}
    </div>
  )
}

function CameraSelect({ camera }: { readonly camera: Camera }) {
  const { t } = useTranslation('evidence')
  if (camera.choices.length < 2) return <span />
  return (
    <NativeSelect
      aria-label={t('camera.choose')}
      value={camera.chosen ?? ''}
      data={camera.choices.map(({ id, label }, index) => ({
        value: id,
        label: label === '' ? t('camera.unnamed', { number: index + 1 }) : label,
      }))}
      onChange={(event) => camera.choose(event.currentTarget.value)}
    />
  )
}
