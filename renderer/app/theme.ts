import {
  ActionIcon,
  Button,
  type CSSVariablesResolver,
  createTheme,
  Input,
  type MantineColorsTuple,
  Modal,
  Paper,
  PasswordInput,
} from '@mantine/core'

/**
 * The whole visual language of Adit, decided here once.
 *
 * - Ground: neutral slate. Surfaces are flat and parted by thin rules, not by shadows.
 * - Deep teal says "this can be done". Nothing else is teal.
 * - Amber and red say "finding" and "danger". Nothing else is amber or red. They differ in lightness as well as in hue,
 *   and a shape or a word always stands beside them, so that no meaning hangs on colour alone.
 * - One sans face with tabular figures, a Chinese companion, a 4 px grid, 44 px targets.
 *
 * Styles use the `--adit-*` variables below, or Mantine's; no file names a colour of its own.
 */

/** Light to dark. Also Mantine's `gray`. */
const slate: MantineColorsTuple = [
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
const night: MantineColorsTuple = [
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

const teal: MantineColorsTuple = [
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

const amber: MantineColorsTuple = [
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

const red: MantineColorsTuple = [
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

/** `--adit-quotes` puts a face for quotation marks first where the language has its own; see `base.css`. */
const FACE = "var(--adit-quotes), 'Inter Variable', 'Noto Sans SC Variable', system-ui, sans-serif"

const px = (value: number) => `${value / 16}rem`

/** 44 px, the least size of anything that is tapped; in rem, so that it grows with the text. */
const TARGET = px(44)

/** Mantine's theme: palettes, type, spacing, and the few parts whose size must differ from Mantine's. */
export const theme = createTheme({
  colors: { gray: slate, dark: night, teal, amber, yellow: amber, orange: amber, red },
  primaryColor: 'teal',
  // White words are read on both.
  primaryShade: { light: 7, dark: 6 },
  black: slate[9],
  fontFamily: FACE,
  fontFamilyMonospace: "ui-monospace, 'Cascadia Mono', 'DejaVu Sans Mono', Menlo, Consolas, monospace",
  headings: {
    fontFamily: FACE,
    fontWeight: '640',
    sizes: {
      h1: { fontSize: px(26), lineHeight: '1.25' },
      h2: { fontSize: px(18), lineHeight: '1.35' },
      h3: { fontSize: px(15), lineHeight: '1.4' },
    },
  },
  fontSizes: { xs: px(12), sm: px(14), md: px(15), lg: px(17), xl: px(20) },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.45' },
  spacing: { xs: px(8), sm: px(12), md: px(16), lg: px(24), xl: px(32) },
  radius: { xs: px(2), sm: px(3), md: px(4), lg: px(6), xl: px(8) },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({
      defaultProps: { size: 'sm' },
      vars: () => ({ root: { '--button-height': TARGET, '--button-padding-x': px(16) } }),
    }),
    ActionIcon: ActionIcon.extend({
      defaultProps: { variant: 'subtle', color: 'gray' },
      vars: () => ({ root: { '--ai-size': TARGET } }),
    }),
    Input: Input.extend({ vars: () => ({ wrapper: { '--input-height': TARGET } }) }),
    PasswordInput: PasswordInput.extend({ vars: () => ({ root: { '--psi-button-size': px(42) } }) }),
    Paper: Paper.extend({ defaultProps: { withBorder: true } }),
    Modal: Modal.extend({
      defaultProps: { centered: true, transitionProps: { duration: 0 } },
      styles: { title: { fontSize: px(18), fontWeight: 620 } },
    }),
    SegmentedControl: {
      styles: {
        root: { border: '1px solid var(--adit-rule-strong)' },
        label: { display: 'grid', placeItems: 'center', minHeight: px(34) },
      },
    },
    // Pills, or the words that ask for some, stand in the middle of a field of full height.
    MultiSelect: {
      styles: {
        input: { paddingBlock: 0 },
        inputField: { minWidth: px(32) },
        pillsList: { minHeight: `calc(${TARGET} - 2px)`, alignItems: 'center', paddingBlock: px(4) },
      },
    },
    Tooltip: { defaultProps: { openDelay: 300, events: { hover: true, focus: true, touch: false } } },
  },
})

/** Meanings that differ between light and dark, as CSS variables. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {
    '--adit-quotes': "'Inter Variable'",
    '--adit-target': TARGET,
    '--adit-bar-height': px(56),
    '--adit-bar': '#121c22',
    '--adit-bar-ink': '#eaf0f2',
    '--adit-bar-ink-dim': '#a3b3bc',
    '--adit-bar-rule': '#2c3a42',
    '--adit-bar-accent': teal[4],
  },
  light: {
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
    '--adit-field': slate[5],
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
    '--adit-major': amber[6],
    '--adit-minor': slate[6],
  },
  dark: {
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
  },
})
