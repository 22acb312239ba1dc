import { UnstyledButton } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './finish.module.css'

interface RowProps {
  readonly mark: ReactNode
  readonly label: string
  readonly note: ReactNode
}

/** One line of a list that leads to a question: what it is, what about it, and at the left a mark for its kind. */
export function JumpRow({ onOpen, ...row }: RowProps & { readonly onOpen: () => void }) {
  return (
    <li>
      <UnstyledButton className={classes.row} onClick={onOpen}>
        <RowWords {...row} />
        <IconChevronRight className={classes.chevron} size={18} aria-hidden />
      </UnstyledButton>
    </li>
  )
}

/** One line of a list that leads nowhere; else like `JumpRow`. */
export function PlainRow(row: RowProps) {
  return (
    <li>
      <div className={classes.plainRow}>
        <RowWords {...row} />
      </div>
    </li>
  )
}

function RowWords({ mark, label, note }: RowProps) {
  return (
    <>
      <span className={classes.mark}>{mark}</span>
      <span className={classes.rowWords}>
        <span className={classes.rowLabel}>{label}</span>
        <span className={classes.rowNote}>{note}</span>
      </span>
    </>
  )
}
