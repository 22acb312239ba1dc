import {
  ActionIcon,
  Button,
  createTheme,
  Input,
  Modal,
  mergeThemeOverrides,
  Paper,
  PasswordInput,
} from '@mantine/core'
import { amber, night, red, slate, stark, teal } from './palette.ts'
import { px, TARGET } from './sizes.ts'

/**
 * The whole visual language of Adit, decided here once.
 *
 * - Ground: neutral slate. Surfaces are flat and parted by thin rules, not by shadows.
 * - Deep teal says "this can be done". Nothing else is teal.
 * - Amber and red say "finding" and "danger". Nothing else is amber or red. They differ in lightness as well as in hue,
 *   and a shape or a word always stands beside them, so that no meaning hangs on colour alone.
 * - One sans face with tabular figures, a Chinese companion, a 4 px grid, 44 px targets.
 *
 * Styles use the `--adit-*` variables of `tokens.ts`, or Mantine's; no file names a colour of its own.
 */

/** As high as a list opens: seven rows and a half, since one that is cut says that there are more. */
const LIST_HEIGHT = `calc(7.5 * ${TARGET})`

/** `--adit-quotes` puts a face for quotation marks first where the language has its own; see `base.css`. */
const FACE = "var(--adit-quotes), 'Inter Variable', 'Noto Sans SC Variable', system-ui, sans-serif"

/** Id of the place of menus. */
export const MENUS = 'menus'

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
    PasswordInput: PasswordInput.extend({ vars: () => ({ root: { '--psi-button-size': TARGET } }) }),
    CloseButton: { vars: () => ({ root: { '--cb-size': TARGET, '--cb-icon-size': px(22) } }) },
    Paper: Paper.extend({ defaultProps: { withBorder: true } }),
    Modal: Modal.extend({
      // The head of a dialog is a second head of the page to a screen reader otherwise.
      defaultProps: {
        centered: true,
        transitionProps: { duration: 0 },
        attributes: { header: { role: 'none' } },
      },
      styles: { title: { fontSize: px(18), fontWeight: 620 } },
    }),
    Drawer: { defaultProps: { attributes: { header: { role: 'none' } } } },
    // What opens stands in a place of its own, which `Look` names, and begins with what can be chosen.
    Menu: {
      defaultProps: { portalProps: { target: `#${MENUS}` }, withInitialFocusPlaceholder: false },
    },
    SegmentedControl: {
      styles: {
        root: { padding: 0, border: 'var(--adit-line) solid var(--adit-rule-strong)' },
        label: { display: 'grid', placeItems: 'center', minHeight: TARGET, minWidth: TARGET },
      },
    },
    Select: { defaultProps: { maxDropdownHeight: LIST_HEIGHT } },
    // Pills, or the words that ask for some, stand in the middle of a field of full height.
    MultiSelect: {
      defaultProps: { maxDropdownHeight: LIST_HEIGHT },
      styles: {
        input: { paddingBlock: 0 },
        inputField: { minWidth: px(32) },
        pillsList: { minHeight: `calc(${TARGET} - 2px)`, alignItems: 'center', paddingBlock: px(4) },
      },
    },
    Tooltip: { defaultProps: { openDelay: 300, events: { hover: true, focus: true, touch: false } } },
  },
})

/** The theme out of doors: every filled part in the darkest shade of its colour, greys that are nearly black. */
export const outdoorTheme = mergeThemeOverrides(theme, {
  colors: { gray: stark },
  primaryShade: 9,
  black: stark[9],
})
