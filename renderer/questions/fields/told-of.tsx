import { InputWrapperContext } from '@mantine/core'
import { type ReactNode, use } from 'react'
import type { FieldProps } from './field.ts'

/**
 * Lets an input of Mantine's be named and explained by elements of the page: `{...toldOf(props)}`. Its own `aria-labelledby`
 * and `aria-describedby` do not do that: Mantine writes over the second with what it renders itself, and gives both to the
 * wrong element of a group.
 */
export function toldOf({ labelId, describedBy }: Pick<FieldProps, 'labelId' | 'describedBy'>): {
  readonly 'aria-labelledby': string
  inputContainer(input: ReactNode): ReactNode
} {
  return {
    'aria-labelledby': labelId,
    inputContainer: (input) => (
      <Told labelId={labelId} describedBy={describedBy}>
        {input}
      </Told>
    ),
  }
}

function Told({
  labelId,
  describedBy,
  children,
}: Pick<FieldProps, 'labelId' | 'describedBy'> & { readonly children: ReactNode }) {
  const around = use(InputWrapperContext)
  const told = { ...around, labelId, describedBy: describedBy.trim() || undefined }
  return <InputWrapperContext value={told}>{children}</InputWrapperContext>
}
