import { UnstyledButton } from '@mantine/core'
import type { Mark } from '../../../shared/record/annotation.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import classes from './annotate.module.css'

/** Every mark by name, to choose one without a pointer. */
export function MarkList({
  marks,
  selected,
  onSelect,
}: {
  readonly marks: readonly Mark[]
  readonly selected: number | null
  onSelect(index: number): void
}) {
  const { t } = useTranslation('evidence')
  return (
    <ul className={classes.list} aria-label={t('annotate.marks')}>
      {marks.map((mark, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: marks have no names; their order is what they are known by.
        <li key={index}>
          <UnstyledButton
            className={classes.item}
            aria-current={index === selected ? 'true' : undefined}
            onClick={() => onSelect(index)}
          >
            {index + 1}. {t(`annotate.shape.${mark.shape}`)}
            {mark.shape === 'number' && ` ${mark.number}`}
            {mark.shape === 'text' && ` “${mark.text}”`}
          </UnstyledButton>
        </li>
      ))}
    </ul>
  )
}
