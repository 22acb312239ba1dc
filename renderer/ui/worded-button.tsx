import { Button } from '@mantine/core'
import type { ComponentProps, ReactNode } from 'react'
import classes from './worded-button.module.css'

/** A drawing with its word below, in the room that a finger needs anyway: a touched screen has no tooltips to ask. */
export function WordedButton({
  icon,
  word,
  className = '',
  ...rest
}: Omit<ComponentProps<'button'>, 'color' | 'disabled'> & {
  readonly disabled?: boolean
  /** 20 px. */
  readonly icon: ReactNode
  /** Part of its accessible name, when that is another one, so that it can be spoken to. */
  readonly word: string
}) {
  return (
    <Button variant="default" className={`${classes.button} ${className}`} {...rest}>
      <span className={classes.stack}>
        {icon}
        <span className={classes.word}>{word}</span>
      </span>
    </Button>
  )
}
