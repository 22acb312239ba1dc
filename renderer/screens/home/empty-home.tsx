import type { ReactNode } from 'react'
import { useTranslation } from '../../messages/use-translation.ts'
import classes from './empty-home.module.css'

/** What a new device shows: a section through a mine, and the two ways to begin. */
export function EmptyHome({ actions }: { readonly actions: ReactNode }) {
  const { t } = useTranslation('home')
  return (
    <div className={classes.empty}>
      <div className={classes.words}>
        <h2>{t('empty.title')}</h2>
        <p>{t('empty.lead')}</p>
        <ol>
          {['mine', 'walk', 'sign'].map((step) => (
            <li key={step}>{t(`empty.${step}`)}</li>
          ))}
        </ol>
        <div className={classes.actions}>{actions}</div>
        <p className={classes.drop}>{t('empty.drop')}</p>
      </div>
      <MineSection />
    </div>
  )
}

/** A cut through a hill: benches of a pit, strata, a shaft and an adit. Decoration. */
function MineSection() {
  return (
    <svg className={classes.drawing} viewBox="0 0 420 360" fill="none" aria-hidden="true" focusable="false">
      <g stroke="currentColor" strokeWidth="1">
        <path
          d="M0 128c40-6 70-34 110-36h20v22h22v22h22v22h56v-22h22v-22h22V92h22c40 0 80-30 124-22"
          strokeWidth="2"
        />
        <path d="M0 176c70-12 120 4 152-4M268 168c50 8 100-14 152-8" />
        <path d="M0 214c90-14 170 16 250 4s120-16 170-8" />
        <path d="M0 256c80-10 180 20 270 4s100-10 150-6" />
        <path d="M0 300c110-14 190 14 280 2s90-6 140-4" />
        <path d="M0 338c120-8 240 10 420-2" />
      </g>
      <g stroke="currentColor" strokeWidth="1" strokeDasharray="2 5">
        <path d="M0 196c80-12 150 8 230 0M260 194c60 6 100-10 160-6M0 278c90-12 190 18 280 4s90-8 140-6" />
      </g>
      <g className={classes.work} strokeWidth="2">
        <path d="M60 117v150M60 237h96M60 267h124" />
        <path d="M50 119l8-39M70 114l-8-34M53 104h15M60 76a4 4 0 1 0 .1 0M78 112l-16-30" />
      </g>
      <path className={classes.body} d="M168 214c24-20 60-6 74 12s34 22 22 42-52 6-70-6-46-32-26-48Z" />
    </svg>
  )
}
