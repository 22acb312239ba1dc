import { IconCheck, IconDice3, IconX } from '@tabler/icons-react'
import { useTranslation } from '../messages/use-translation.ts'
import classes from './explain.module.css'

/** Whether something holds: a shape and a word for those who do not see it; null is left to chance. */
export function TestMark({ holds }: { readonly holds: boolean | null }) {
  const { t } = useTranslation('explain')
  const state = holds === null ? 'chance' : holds ? 'holds' : 'fails'
  const Icon = { chance: IconDice3, holds: IconCheck, fails: IconX }[state]
  return (
    <span className={classes.mark} data-state={state}>
      <Icon size={15} stroke={2.5} aria-hidden />
      <span className={classes.unseen}>{t(`mark.${state}`)}: </span>
    </span>
  )
}
