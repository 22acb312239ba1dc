import { UnstyledButton } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './finish.module.css'

/** One line of a list that leads to a question: what it is, what about it, and at the left a mark for its kind. */
export function JumpRow({
  mark,
  label,
  note,
  onOpen,
}: {
  readonly mark: ReactNode
  readonly label: string
  readonly note: ReactNode
  readonly onOpen: () => void
}) {
  return (
    <li>
      <UnstyledButton className={classes.row} onClick={onOpen}>
        <span className={classes.mark}>{mark}</span>
        <span className={classes.rowWords}>
          <span className={classes.rowLabel}>{label}</span>
          <span className={classes.rowNote}>{note}</span>
        </span>
        <IconChevronRight className={classes.chevron} size={18} aria-hidden />
      </UnstyledButton>
    </li>
  )
}
