import type { Remarks } from './remarks.ts'

/** Says that the name of a file promises another kind than it is. */
export function checkName(name: string, format: string, remarks: Remarks): void {
  const extension = /\.([A-Za-z0-9]{1,5})$/.exec(name)?.[1]?.toLowerCase() ?? ''
  const same = extension === format || (format === 'xlsx' && extension === 'xlsm')
  if (extension !== '' && !same) remarks.add('other-format', undefined, { name: extension, found: format })
}
