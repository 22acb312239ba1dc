import { IconCircleCheck, IconCircleX, IconHelpCircle } from '@tabler/icons-react'
import type { VerifyReport } from '../../../shared/bundle/report.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { chooseLightWords, LIGHTS } from './light-words.ts'
import classes from './lights.module.css'

const MARKS = { yes: IconCircleCheck, no: IconCircleX, unknown: IconHelpCircle }

/** The four lights side by side, each with what it shows and what it does not. There is no light for all of them. */
export function Lights({ report }: { readonly report: VerifyReport }) {
  const { t } = useTranslation('bundle')
  return (
    <section aria-label={t('lights-title')}>
      <ul className={classes.lights}>
        {LIGHTS.map((name) => {
          const light = report.lights[name]
          const Mark = MARKS[light]
          return (
            <li key={name} className={`${classes.light} ${classes[light]}`}>
              <h2 className={classes.lightHead}>
                <Mark className={classes.lightMark} size={26} stroke={1.75} aria-hidden />
                <span>{t(`light.${name}.name`)}</span>
                <span className={classes.lightAnswer}>{t(`state.${light}`)}</span>
              </h2>
              <p className={classes.lightText}>{t(`light.${name}.${chooseLightWords(name, report)}`)}</p>
              <p className={classes.lightLimit}>{t(`light.${name}.limit-${light}`)}</p>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
