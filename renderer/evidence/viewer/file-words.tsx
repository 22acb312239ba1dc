import { Group, NativeSelect, TextInput } from '@mantine/core'
import type { Path } from '../../../shared/checklist/value.ts'
import { tidyText } from '../../../shared/lib/tidy-text.ts'
import type { AttachmentState } from '../../../shared/record/record-state.ts'
import { useAssessmentStore } from '../../assessment/assessment-context.tsx'
import { useTranslation } from '../../messages/use-translation.ts'
import { useDraft } from '../../questions/use-draft.ts'
import { GrowingText } from '../../ui/growing-text.tsx'
import { directionText, readDirection } from './direction.ts'

/** Nothing hangs on a caption while it is typed, so that it is said in whole sentences rather than in bits. */
const PAUSE_MS = 1500

/** The longest caption; see the schema of `attachment.describe`. */
const MAX_CAPTION = 2000

/** What a person says of a file: what it shows, and which way it looks. */
export function FileWords({
  path,
  attachment,
}: {
  readonly path: Path
  readonly attachment: AttachmentState
}) {
  const { t } = useTranslation('evidence')
  const store = useAssessmentStore()
  const { sha256, caption = null, direction = null, capture, media_type } = attachment
  // Read at the moment of saying: the other field may have said something since.
  const say = (words: { readonly caption?: string | null; readonly direction?: string | null }) => {
    const now = store
      .getState()
      .record.attachments.get(path)
      ?.find((file) => file.sha256 === sha256)
    const known = { caption: now?.caption ?? null, direction: now?.direction ?? null }
    void store.getState().describeFile(path, sha256, { ...known, ...words })
  }
  const captionDraft = useDraft({
    stored: caption ?? '',
    restate: tidyText,
    pauseMs: PAUSE_MS,
    commit: (text) => say({ caption: tidyText(text) }),
  })
  const [degrees = '', north = ''] = (direction ?? '').split(' ')
  const directionDraft = useDraft({
    stored: degrees,
    restate: (text) => (tidyText(text) === '' ? '' : (readDirection(text) ?? degrees)),
    commit: (text) => {
      const read = readDirection(text)
      if (tidyText(text) === '') say({ direction: null })
      else if (read !== null) say({ direction: directionText(read, north) })
    },
  })
  const isWrong = tidyText(directionDraft.text) !== '' && readDirection(directionDraft.text) === null
  return (
    <>
      <GrowingText
        label={t(media_type.startsWith('audio/') ? 'words.captionSound' : 'words.caption')}
        least={2}
        most={6}
        maxLength={MAX_CAPTION}
        {...captionDraft.box}
      />
      {/^(image|video)\//.test(media_type) && (
        <Group mt="sm" gap="xs" align="flex-start" wrap="nowrap">
          <TextInput
            label={t('words.direction')}
            inputMode="decimal"
            maxLength={8}
            placeholder={capture?.direction?.split(' ')[0] ?? ''}
            error={isWrong ? t('words.directionWrong') : undefined}
            {...directionDraft.box}
            style={{ flex: 1 }}
          />
          <NativeSelect
            label={t('words.north')}
            disabled={degrees === ''}
            value={north}
            data={[
              { value: '', label: t('words.north-unknown') },
              { value: 'T', label: t('words.north-true') },
              { value: 'M', label: t('words.north-magnetic') },
            ]}
            onChange={(event) => say({ direction: directionText(degrees, event.currentTarget.value) })}
            style={{ flex: 1 }}
          />
        </Group>
      )}
    </>
  )
}
