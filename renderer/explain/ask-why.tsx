import { UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useId } from 'react'
import type { Path } from '../../shared/checklist/value.ts'
import { useTranslation } from '../messages/use-translation.ts'
import classes from './explain.module.css'
import { ExplanationView } from './explanation-view.tsx'
import { aspectOf } from './parts-of.ts'
import { useExplanation } from './use-explanation.ts'

/** The question one has about a row; its answer opens below. */
export function AskWhy({ path }: { readonly path: Path }) {
  const { t } = useTranslation('explain')
  const [opened, { toggle }] = useDisclosure(false)
  const explanation = useExplanation(path)
  const id = useId()
  if (explanation === undefined) return null
  const Chevron = opened ? IconChevronDown : IconChevronRight
  return (
    <div>
      <UnstyledButton className={classes.ask} aria-expanded={opened} aria-controls={id} onClick={toggle}>
        <Chevron size={16} aria-hidden />
        {t(`ask.${aspectOf(explanation)}`)}
      </UnstyledButton>
      <div id={id}>{opened && <ExplanationView path={path} />}</div>
    </div>
  )
}
