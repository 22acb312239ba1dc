import {
  type Icon,
  IconAlertHexagon,
  IconArrowsSplit,
  IconCircleDashed,
  IconHistory,
  IconMessageQuestion,
  IconVersions,
} from '@tabler/icons-react'
import type { OpenKind } from './summary.ts'

/** The sign of each kind of thing that is still open, the same wherever they are listed. */
export const OPEN_MARKS: Readonly<Record<OpenKind, Icon>> = {
  required: IconCircleDashed,
  invalid: IconAlertHexagon,
  conflict: IconArrowsSplit,
  'no-reason': IconMessageQuestion,
  carried: IconHistory,
  changed: IconVersions,
}
