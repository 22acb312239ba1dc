import type { CSSVariablesResolver } from '@mantine/core'
import { amber, night, red, slate, stark, teal } from './palette.ts'
import { px, TARGET } from './sizes.ts'

/** CSS variables by name. */
export type Tokens = Readonly<Record<string, string>>

/** What is the same by day and by night. */
export const COMMON: Tokens = {
  '--adit-quotes': "'Inter Variable'",
  '--adit-line': '1px',
  '--adit-target': TARGET,
  '--adit-bar-height': px(56),
  '--adit-bar': '#121c22',
  '--adit-bar-ink': '#eaf0f2',
  '--adit-bar-ink-dim': '#a3b3bc',
  '--adit-bar-rule': '#2c3a42',
  '--adit-bar-accent': teal[4],
  '--adit-bar-alert': amber[3],
}

/** Meanings by daylight indoors. */
export const LIGHT: Tokens = {
  '--mantine-color-body': '#ffffff',
  '--mantine-color-dimmed': slate[6],
  '--mantine-color-error': red[6],
  '--mantine-color-teal-light-color': teal[7],
  '--mantine-color-placeholder': slate[6],
  '--mantine-color-default-border': slate[4],
  '--adit-ground': slate[1],
  '--adit-surface': '#ffffff',
  '--adit-sunken': slate[0],
  '--adit-rule': slate[2],
  '--adit-rule-strong': slate[4],
  '--adit-field': '#7b8a94',
  '--adit-ink': slate[9],
  '--adit-ink-dim': slate[6],
  '--adit-accent': teal[7],
  '--adit-accent-soft': teal[0],
  '--adit-contour': '#d3dde1',
  '--adit-danger': red[6],
  '--adit-danger-soft': red[0],
  '--adit-warn': amber[7],
  '--adit-warn-soft': amber[0],
  '--adit-critical': red[7],
  '--adit-major': amber[7],
  '--adit-minor': slate[6],
}

/** Meanings in the dark. */
export const DARK: Tokens = {
  '--mantine-color-body': night[6],
  '--mantine-color-dimmed': night[2],
  '--mantine-color-error': red[3],
  '--mantine-color-teal-light-color': teal[4],
  '--mantine-color-placeholder': night[2],
  '--mantine-color-default-border': night[3],
  '--adit-ground': night[8],
  '--adit-surface': night[7],
  '--adit-sunken': night[8],
  '--adit-rule': night[5],
  '--adit-rule-strong': night[3],
  '--adit-field': night[3],
  '--adit-ink': night[0],
  '--adit-ink-dim': night[2],
  '--adit-accent': teal[4],
  '--adit-accent-soft': '#12302f',
  '--adit-contour': '#202c33',
  '--adit-danger': red[3],
  '--adit-danger-soft': '#351915',
  '--adit-warn': amber[3],
  '--adit-warn-soft': '#33260c',
  '--adit-critical': red[3],
  '--adit-major': amber[3],
  '--adit-minor': night[2],
}

/** Meanings in full sun: black on white, thick lines, no grey that glare could take away. */
export const OUTDOOR: Tokens = {
  '--mantine-color-body': '#ffffff',
  '--mantine-color-dimmed': stark[7],
  '--mantine-color-error': red[8],
  '--mantine-color-teal-light-color': teal[9],
  '--mantine-color-placeholder': stark[3],
  '--mantine-color-default-border': '#000000',
  '--mantine-color-disabled': stark[1],
  '--mantine-color-disabled-color': stark[3],
  '--mantine-color-disabled-border': stark[3],
  '--adit-line': '2px',
  '--adit-bar': '#000000',
  '--adit-bar-ink': '#ffffff',
  '--adit-bar-ink-dim': '#ffffff',
  '--adit-bar-rule': stark[4],
  '--adit-ground': '#ffffff',
  '--adit-surface': '#ffffff',
  '--adit-sunken': stark[1],
  '--adit-rule': stark[3],
  '--adit-rule-strong': '#000000',
  '--adit-field': '#000000',
  '--adit-ink': '#000000',
  '--adit-ink-dim': stark[7],
  '--adit-accent': teal[8],
  '--adit-accent-soft': teal[0],
  '--adit-contour': '#ffffff',
  '--adit-danger': red[8],
  '--adit-danger-soft': red[0],
  '--adit-warn': amber[9],
  '--adit-warn-soft': amber[0],
  '--adit-critical': red[8],
  '--adit-major': amber[9],
  '--adit-minor': stark[7],
}

/** The variables of the look for light and dark, as Mantine takes them. */
export const cssVariables: CSSVariablesResolver = () => ({ variables: COMMON, light: LIGHT, dark: DARK })

/** The variables of the look out of doors, which is a light one. */
export const outdoorVariables: CSSVariablesResolver = () => ({
  variables: COMMON,
  light: OUTDOOR,
  dark: DARK,
})
