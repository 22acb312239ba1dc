import { Button } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import type { ReactNode } from 'react'

/** The way back, or to what stands before. */
export function BackButton({
  onClick,
  children,
}: {
  onClick(): void
  /** Where it leads. */
  readonly children: ReactNode
}) {
  return (
    <Button variant="default" leftSection={<IconArrowLeft size={18} aria-hidden />} onClick={onClick}>
      {children}
    </Button>
  )
}
