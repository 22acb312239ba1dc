import type { ReactNode } from 'react'
import classes from './end-buttons.module.css'

/** The buttons at the end of a form, a dialog or a panel; the one that goes on stands last. */
export function EndButtons({ children }: { readonly children: ReactNode }) {
  return <div className={classes.end}>{children}</div>
}
