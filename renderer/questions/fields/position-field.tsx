import { Text, TextInput } from '@mantine/core'
import type { Value } from '../../../shared/checklist/value.ts'
import { readPosition } from '../../../shared/geo/read-position.ts'
import { writePosition } from '../../../shared/geo/write-position.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { useDraft } from '../use-draft.ts'
import { DrawButton } from './draw-button.tsx'
import type { FieldProps } from './field.ts'
import { PhotoPositionMenu } from './photo-position-menu.tsx'
import classes from './position-field.module.css'
import { PositionFormats } from './position-formats.tsx'
import { describeGrids, describePosition, describeProblem } from './position-words.ts'
import { toldOf } from './told-of.tsx'

/**
 * A position: typed or pasted in any usual notation and echoed in words and on the grids, picked on a map, or taken from
 * a photo. This device is not asked where it is: Chromium would ask a service on the network.
 */
export function PositionField({ view, labelId, describedBy, onAnswer }: FieldProps) {
  const { t } = useTranslation(['questions', 'map'])
  const draft = useDraft({
    stored: positionText(view.value),
    restate: (text) => {
      const read = readPosition(text)
      return 'problem' in read ? text.trim() : writePosition(read.point)
    },
    commit: (text) => {
      const read = readPosition(text)
      onAnswer(text.trim() === '' ? null : 'problem' in read ? text.trim() : read.point)
    },
  })
  const read = readPosition(draft.text)
  const isEmpty = draft.text.trim() === ''
  const point = 'problem' in read ? null : read.point
  return (
    <div>
      <div className={classes.line}>
        <TextInput
          {...toldOf({ labelId, describedBy })}
          className={classes.text}
          readOnly={view.readOnly}
          placeholder={t('position.placeholder')}
          autoComplete="off"
          spellCheck={false}
          {...draft.box}
          rightSection={<PositionFormats />}
        />
        {!view.readOnly && (
          <>
            <DrawButton
              view={view}
              type="geopoint"
              points={point === null ? [] : [point]}
              onDrawn={([drawn]) => onAnswer(drawn ?? null)}
            />
            <PhotoPositionMenu path={view.path} onTake={onAnswer} />
          </>
        )}
      </div>
      <div className={classes.below}>
        <Text size="sm" c="dimmed" aria-hidden={!isEmpty} data-gone={!isEmpty || undefined}>
          {t('position.help')}
        </Text>
        {!isEmpty && (
          <div>
            <Text size="sm" c="dimmed">
              {'problem' in read
                ? describeProblem(draft.text, read.problem, t)
                : describePosition(read.point, t)}
            </Text>
            {!('problem' in read) && (
              <Text size="xs" c="dimmed" className={classes.grids}>
                {describeGrids(read.point, t)}
                {read.square !== undefined &&
                  read.square > 1 &&
                  ` · ${t('map:square', { metres: read.square })}`}
              </Text>
            )}
          </div>
        )}
      </div>
    </div>
  )
}

function positionText(value: Value | null): string {
  if (typeof value === 'string') return value
  return value !== null && 'lat' in value ? writePosition(value) : ''
}
