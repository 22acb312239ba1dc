import type { MantineColorsTuple } from '@mantine/core'

/** Light to dark. Also Mantine's `gray`. */
export const slate: MantineColorsTuple = [
  '#f6f8f9',
  '#edf1f3',
  '#dfe5e9',
  '#cbd4da',
  '#aab7bf',
  '#83929c',
  '#596871',
  '#43525b',
  '#2b373f',
  '#172027',
]

/** Mantine's `dark`: text first, ground last. */
export const night: MantineColorsTuple = [
  '#dce4e8',
  '#bcc8ce',
  '#94a4ad',
  '#66767f',
  '#3a4850',
  '#2b373e',
  '#1f292f',
  '#151d22',
  '#0f161a',
  '#0a0f12',
]

/** Says that something can be done. */
export const teal: MantineColorsTuple = [
  '#e6f4f3',
  '#cce7e5',
  '#9fd1cd',
  '#71bab5',
  '#4db0aa',
  '#228682',
  '#0f706d',
  '#0b5c5b',
  '#094b4a',
  '#063737',
]

/** Says finding, or look again. */
export const amber: MantineColorsTuple = [
  '#fff5e0',
  '#ffe9c2',
  '#fbd28a',
  '#f5b94f',
  '#eba52a',
  '#d98f10',
  '#b57200',
  '#925b00',
  '#714600',
  '#543400',
]

/** Says danger. */
export const red: MantineColorsTuple = [
  '#fdecea',
  '#f9d3cf',
  '#f0a49d',
  '#e6766c',
  '#e2655a',
  '#c93a2f',
  '#b0271d',
  '#961d14',
  '#79150e',
  '#5c0f0a',
]

/** Mantine's `gray` out of doors: nothing between ink and paper that glare would wash out. */
export const stark: MantineColorsTuple = [
  '#ffffff',
  '#f2f2f2',
  '#e0e0e0',
  '#4a4a4a',
  '#3a3a3a',
  '#2e2e2e',
  '#262626',
  '#1c1c1c',
  '#121212',
  '#000000',
]
