import { useMediaQuery } from '@mantine/hooks'

/** From this width on the bar's drawings have their words below them; as in `top-bar.module.css`. */
const ROOMY = '(min-width: 48em)'

/** Whether the bar has room for words: then no tooltip says them again. */
export function useWorded(): boolean {
  return useMediaQuery(ROOMY, undefined, { getInitialValueInEffect: false })
}
