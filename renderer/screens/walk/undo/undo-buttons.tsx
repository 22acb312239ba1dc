import { Tooltip, VisuallyHidden } from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Path } from '../../../../shared/checklist/value.ts'
import { useTranslation } from '../../../messages/use-translation.ts'
import { WordedButton } from '../../../ui/worded-button.tsx'
import { useUndo } from './use-undo.ts'

/** Undo and redo; each says beforehand what it will do, and afterwards what it did. */
export function UndoButtons({
  onGo,
}: {
  /** Leads to where something was taken back or done again. */
  onGo(path: Path): void
}) {
  const { t } = useTranslation('history')
  const undoing = useUndo(onGo)
  const { undoWords, redoWords, said } = undoing
  return (
    <>
      <Act
        label={undoWords === null ? t('undo.nothingToUndo') : t('undo.undoWhat', { what: undoWords })}
        word={t('undo.undo')}
        keys="Control+Z"
        disabled={undoWords === null}
        onClick={undoing.undo}
        icon={<IconArrowBackUp size={20} aria-hidden />}
      />
      <Act
        label={redoWords === null ? t('undo.nothingToRedo') : t('undo.redoWhat', { what: redoWords })}
        word={t('undo.redo')}
        keys="Control+Shift+Z Control+Y"
        disabled={redoWords === null}
        onClick={undoing.redo}
        icon={<IconArrowForwardUp size={20} aria-hidden />}
      />
      <VisuallyHidden aria-live="polite" data-undo-said>
        {said}
      </VisuallyHidden>
    </>
  )
}

function Act({
  label,
  word,
  keys,
  disabled,
  onClick,
  icon,
}: {
  readonly label: string
  readonly word: string
  readonly keys: string
  readonly disabled: boolean
  readonly onClick: () => void
  readonly icon: ReactNode
}) {
  return (
    <Tooltip label={label} multiline maw="24rem">
      <WordedButton
        icon={icon}
        word={word}
        aria-label={label}
        aria-keyshortcuts={keys}
        // Not `disabled`: the tooltip must say that there is nothing, and the focus must not fall off the button.
        aria-disabled={disabled}
        {...(disabled && { 'data-disabled': true })}
        onClick={(event) => (disabled ? event.preventDefault() : onClick())}
      />
    </Tooltip>
  )
}
