import { Button, Group, Modal } from '@mantine/core'
import { IconCheck, IconMicrophone, IconPlayerStopFilled, IconRefresh } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import type { CaptureFacts } from '../../../shared/record/attachment-events.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { useServices } from '../../services.ts'
import { Notice } from '../../ui/notice.tsx'
import classes from './camera.module.css'
import { type MediaFailure, mediaFailure } from './media-failure.ts'
import { takenFacts, takenName } from './taken-facts.ts'

/** What Chromium records sound as. */
const TYPE = 'audio/webm;codecs=opus'

/** Records sound with a microphone of this device: record, stop, listen, keep it or record it again. */
export function SoundDialog({
  opened,
  onClose,
  onKeep,
}: {
  readonly opened: boolean
  onClose(): void
  /** A recording is kept. */
  onKeep(sound: File, facts: CaptureFacts): void
}) {
  const { t } = useTranslation('evidence')
  return (
    <Modal opened={opened} onClose={onClose} title={t('sound.title')}>
      {opened && <Recording onClose={onClose} onKeep={onKeep} />}
    </Modal>
  )
}

interface Running {
  readonly recorder: MediaRecorder
  readonly began: number
}

function Recording({ onClose, onKeep }: { onClose(): void; onKeep(sound: File, facts: CaptureFacts): void }) {
  const { t } = useTranslation('evidence')
  const { environment } = useServices()
  const [running, setRunning] = useState<Running | null>(null)
  const [failure, setFailure] = useState<MediaFailure | null>(null)
  const [taken, setTaken] = useState<{ file: File; facts: CaptureFacts; url: string } | null>(null)
  const gone = useRef(false)

  useEffect(() => {
    gone.current = false
    return () => {
      gone.current = true
    }
  }, [])
  useEffect(() => {
    return () => {
      if (running?.recorder.state === 'recording') running.recorder.stop()
    }
  }, [running])
  useEffect(() => {
    return () => {
      if (taken !== null) URL.revokeObjectURL(taken.url)
    }
  }, [taken])

  async function record() {
    setFailure(null)
    setTaken(null)
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
      const release = () => {
        for (const track of stream.getTracks()) track.stop()
      }
      if (gone.current) return release()
      const now = environment.now()
      const facts = takenFacts(now, stream.getAudioTracks()[0]?.label ?? '')
      const recorder = new MediaRecorder(stream, { mimeType: TYPE })
      const pieces: Blob[] = []
      recorder.ondataavailable = ({ data }) => pieces.push(data)
      recorder.onstop = () => {
        release()
        setRunning(null)
        const file = new File(pieces, takenName('sound', now, 'webm'), { type: TYPE })
        if (!gone.current) setTaken({ file, facts, url: URL.createObjectURL(file) })
      }
      // In pieces, which the browser keeps on disk when memory is short.
      recorder.start(1000)
      setRunning({ recorder, began: performance.now() })
    } catch (error) {
      setFailure(mediaFailure(error))
    }
  }

  function keep() {
    if (taken === null) return
    onKeep(taken.file, taken.facts)
    onClose()
  }

  return (
    <div className={classes.taking}>
      {failure !== null && (
        <Notice tone="warn" title={t(`sound.failure-${failure}`)}>
          {t(`sound.next-${failure}`)}
        </Notice>
      )}
      {running !== null && <Clock began={running.began} />}
      {/* biome-ignore lint/a11y/useMediaCaption: nobody has written down yet what was just recorded. */}
      {taken !== null && <audio src={taken.url} controls aria-label={t('sound.taken')} />}
      {running === null && taken === null && failure === null && <p>{t('sound.words')}</p>}
      <Group justify="flex-end">
        {running === null && taken === null && (
          <>
            <Button variant="default" onClick={onClose}>
              {t('camera.done')}
            </Button>
            <Button
              data-autofocus
              leftSection={<IconMicrophone size={18} aria-hidden />}
              onClick={() => void record()}
            >
              {t('sound.record')}
            </Button>
          </>
        )}
        {running !== null && (
          <Button
            autoFocus
            leftSection={<IconPlayerStopFilled size={18} aria-hidden />}
            onClick={() => running.recorder.stop()}
          >
            {t('sound.stop')}
          </Button>
        )}
        {taken !== null && (
          <>
            <Button
              variant="default"
              leftSection={<IconRefresh size={18} aria-hidden />}
              onClick={() => void record()}
            >
              {t('sound.again')}
            </Button>
            <Button autoFocus leftSection={<IconCheck size={18} aria-hidden />} onClick={keep}>
              {t('sound.keep')}
            </Button>
          </>
        )}
      </Group>
    </div>
  )
}

/** How long it has been recording. */
function Clock({ began }: { readonly began: number }) {
  const { t } = useTranslation('evidence')
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setSeconds(Math.floor((performance.now() - began) / 1000)), 250)
    return () => clearInterval(timer)
  }, [began])
  const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  return (
    <div className={`${classes.clock} ${classes.recording}`} role="timer" aria-label={t('sound.running')}>
      ● {clock}
    </div>
  )
}
