import { Textarea, type TextareaProps } from '@mantine/core'
import type { CSSProperties } from 'react'
import classes from './growing-text.module.css'

interface GrowingTextProps
  extends Omit<TextareaProps, 'autosize' | 'minRows' | 'maxRows' | 'classNames' | 'styles'> {
  /** Lines that it shows at least, and from which on it scrolls. */
  readonly least: number
  readonly most: number
}

/** A text of several lines that is as high as what is written in it. */
export function GrowingText({ least, most, ...props }: GrowingTextProps) {
  const lines = { '--adit-least': least, '--adit-most': most } as CSSProperties
  return <Textarea {...props} classNames={{ input: classes.text ?? '' }} styles={{ input: lines }} />
}
