import { IconCircleCheck, IconCircleX, IconHelpCircle } from '@tabler/icons-react'
import type { Light, LightName } from '../../../shared/bundle/report.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import classes from './receipt-lights.module.css'

const NAMES: readonly LightName[] = ['intact', 'signed', 'trusted', 'current']
const MARKS = { yes: IconCircleCheck, no: IconCircleX, unknown: IconHelpCircle }

/** The four lights in one row, each with its own answer in words. */
export function ReceiptLights({ lights }: { readonly lights: Readonly<Record<LightName, Light>> }) {
  const { t } = useTranslation('sign')
  return (
    <ul className={classes.lights}>
      {NAMES.map((name) => {
        const light = lights[name]
        const Mark = MARKS[light]
        return (
          <li key={name} className={`${classes.light} ${classes[light]}`}>
            <Mark size={18} aria-hidden />
            <span className={classes.lightName}>{t(`receipt.light.${name}`)}</span>
            <span className={classes.lightAnswer}>{t(`receipt.light-${light}`)}</span>
          </li>
        )
      })}
    </ul>
  )
}
