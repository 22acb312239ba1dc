import { UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useId } from 'react'
import { ExplanationView } from '../../../explain/explanation-view.tsx'
import { notAskedWords } from '../../../explain/gate-words.ts'
import { PhraseText } from '../../../explain/phrase-text.tsx'
import { useExplanation } from '../../../explain/use-explanation.ts'
import { useSpeaker } from '../../../explain/use-speaker.ts'
import { useTranslation } from '../../../messages/use-translation.ts'
import classes from './not-asked.module.css'
import type { NotAsked } from './not-asked.ts'

/** What is not asked, each with the reason; opened, it shows the answers behind it. */
export function NotAskedList({ entries }: { readonly entries: readonly NotAsked[] }) {
  return (
    <ul className={classes.list}>
      {entries.map((entry) => (
        <li key={entry.path} className={classes.entry}>
          <Entry entry={entry} />
        </li>
      ))}
    </ul>
  )
}

function Entry({ entry: { path, label, questions, isGroup } }: { readonly entry: NotAsked }) {
  const { t } = useTranslation('explain')
  const [opened, { toggle }] = useDisclosure(false)
  const explanation = useExplanation(path)
  const speak = useSpeaker()
  const id = useId()
  if (explanation === undefined) return null
  const inputs = explanation.gates.flatMap(({ reason }) => reason?.inputs ?? [])
  const Chevron = opened ? IconChevronDown : IconChevronRight
  return (
    <>
      <UnstyledButton className={classes.head} aria-expanded={opened} aria-controls={id} onClick={toggle}>
        <Chevron className={classes.chevron} size={16} aria-hidden />
        <span>
          <span className={classes.label}>{label}</span>
          {isGroup && questions > 0 && (
            <span className={classes.count}>{t('notAsked.inside', { count: questions })}</span>
          )}
          {!opened && (
            <span className={classes.reason}>
              <PhraseText phrase={notAskedWords(explanation, speak(inputs))} sentence />
            </span>
          )}
        </span>
      </UnstyledButton>
      <div id={id} className={classes.body}>
        {opened && <ExplanationView path={path} />}
      </div>
    </>
  )
}
