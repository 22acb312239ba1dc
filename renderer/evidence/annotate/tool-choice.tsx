import { UnstyledButton } from '@mantine/core'
import {
  IconArrowUpRight,
  IconBlur,
  IconCircleNumber1,
  IconLetterT,
  IconPointer,
  IconRectangle,
} from '@tabler/icons-react'
import { MARK_COLOURS, type Mark, type MarkColour } from '../../../shared/record/annotation.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import classes from './annotate.module.css'

const TOOLS = [
  { shape: null, Icon: IconPointer },
  { shape: 'arrow', Icon: IconArrowUpRight },
  { shape: 'box', Icon: IconRectangle },
  { shape: 'number', Icon: IconCircleNumber1 },
  { shape: 'text', Icon: IconLetterT },
  { shape: 'blur', Icon: IconBlur },
] as const

/** What a drag draws; null: it takes hold of what is there. */
export function ToolChoice({
  chosen,
  onChoose,
}: {
  readonly chosen: Mark['shape'] | null
  onChoose(shape: Mark['shape'] | null): void
}) {
  const { t } = useTranslation('evidence')
  return (
    <fieldset className={classes.tools} aria-label={t('annotate.tools')}>
      {TOOLS.map(({ shape, Icon }) => (
        <UnstyledButton
          key={shape ?? 'select'}
          className={classes.tool}
          aria-pressed={shape === chosen}
          onClick={() => onChoose(shape)}
        >
          <Icon size={20} aria-hidden />
          {t(`annotate.shape.${shape ?? 'select'}`)}
        </UnstyledButton>
      ))}
    </fieldset>
  )
}

/** The colour of what is drawn. */
export function ColourChoice({
  chosen,
  onChoose,
}: {
  readonly chosen: MarkColour
  onChoose(colour: MarkColour): void
}) {
  const { t } = useTranslation('evidence')
  return (
    <fieldset className={classes.colours} aria-label={t('annotate.colours')}>
      {MARK_COLOURS.map((colour) => (
        <UnstyledButton
          key={colour}
          className={classes.colour}
          data-colour={colour}
          aria-pressed={colour === chosen}
          aria-label={t(`annotate.colour.${colour}`)}
          onClick={() => onChoose(colour)}
        />
      ))}
    </fieldset>
  )
}
