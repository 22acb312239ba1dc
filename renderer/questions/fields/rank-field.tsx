import { ActionIcon, Button, Group } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useTranslation } from '../../messages/use-translation.ts'
import { FieldGroup } from '../field-group.tsx'
import { RowMedia } from '../row-media.tsx'
import { useText } from '../text.ts'
import { type FieldProps, listOf } from './field.ts'
import classes from './rank-field.module.css'

/** Choices put in order, best first. It stays blank until the person moves one or confirms the order as it is. */
export function RankField({ view, labelId, describedBy, onAnswer }: FieldProps) {
  const { t } = useTranslation('questions')
  const text = useText()
  const names = view.choices.map((choice) => choice.name)
  const ranked = listOf(view.value)
  const order = [
    ...ranked.filter((name) => names.includes(name)),
    ...names.filter((name) => !ranked.includes(name)),
  ]
  const move = (from: number, to: number) => {
    const moved = order.toSpliced(from, 1).toSpliced(to, 0, order[from] ?? '')
    onAnswer(moved)
  }
  const labelOf = (name: string) => text(view.choices.find((choice) => choice.name === name)?.label) || name
  const mediaOf = (name: string) => view.choices.find((choice) => choice.name === name)?.media
  return (
    <FieldGroup labelId={labelId} describedBy={describedBy}>
      <ol className={classes.list} data-open={ranked.length === 0}>
        {order.map((name, index) => (
          <li key={name} className={classes.item}>
            <span className={classes.place}>{ranked.length === 0 ? '–' : index + 1}</span>
            <span className={classes.label}>
              {labelOf(name)}
              <RowMedia media={mediaOf(name)} alt={labelOf(name)} small />
            </span>
            <ActionIcon
              aria-label={t('rank.up', { choice: labelOf(name) })}
              disabled={index === 0 || view.readOnly}
              onClick={() => move(index, index - 1)}
            >
              <IconArrowUp size={20} />
            </ActionIcon>
            <ActionIcon
              aria-label={t('rank.down', { choice: labelOf(name) })}
              disabled={index === order.length - 1 || view.readOnly}
              onClick={() => move(index, index + 1)}
            >
              <IconArrowDown size={20} />
            </ActionIcon>
          </li>
        ))}
      </ol>
      {ranked.length === 0 && !view.readOnly && (
        <Group mt="xs">
          <Button variant="default" onClick={() => onAnswer(order)}>
            {t('rank.keep')}
          </Button>
        </Group>
      )}
    </FieldGroup>
  )
}
