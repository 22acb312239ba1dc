import { Button } from '@mantine/core'
import { IconMinus, IconPencil, IconPlus } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { Choice } from '../../../shared/checklist/definition.ts'
import type { ListDifference } from '../../../shared/checklist/difference.ts'
import { ChangeLines } from '../../library/change-lines.tsx'
import look from '../../library/difference.module.css'
import { textIn, useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { formatList } from '../../ui/format.ts'
import classes from './compare.module.css'

/** So many choices of a list are shown at first; a list of species can hold ten thousand. */
const SHOWN = 50

/** So many questions that use a list are named. */
const NAMED = 5

/** The choice lists that differ. */
export function ListDifferences({ lists }: { readonly lists: readonly ListDifference[] }) {
  const { t } = useTranslation('checklists')
  return (
    <section className={look.block}>
      <h2 className={look.title}>{t('compare.lists')}</h2>
      {lists.map((list) => (
        <List key={list.name} list={list} />
      ))}
    </section>
  )
}

function List({ list }: { readonly list: ListDifference }) {
  const { t } = useTranslation('checklists')
  const language = useLanguage()
  const [all, setAll] = useState(false)
  const choiceOf = (choice: Choice) => (
    <>
      {textIn(choice.label, language) || choice.name} <code>{choice.name}</code>
    </>
  )
  const lines: readonly { key: string; fate: string; icon: ReactNode; line: ReactNode }[] = [
    ...list.added.map((choice) => ({
      key: `added ${choice.name}`,
      fate: 'added',
      icon: <IconPlus size={18} aria-label={t('compare.fate.added')} />,
      line: choiceOf(choice),
    })),
    ...list.removed.map((choice) => ({
      key: `removed ${choice.name}`,
      fate: 'removed',
      icon: <IconMinus size={18} aria-label={t('compare.fate.removed')} />,
      line: choiceOf(choice),
    })),
    ...list.changed.map(({ after, changes }) => ({
      key: `changed ${after.name}`,
      fate: 'changed',
      icon: <IconPencil size={18} aria-label={t('compare.fate.changed')} />,
      line: (
        <>
          <code>{after.name}</code>
          <ChangeLines changes={changes} />
        </>
      ),
    })),
  ]
  const users = formatList(list.usedBy.slice(0, NAMED), language)
  const more = list.usedBy.length - NAMED
  return (
    <article className={classes.row} data-list={list.name}>
      <header className={look.head}>
        <span className={look.label}>{list.name}</span>
        <span className={classes.facts}>
          {users !== '' && t('compare.usedBy', { names: users })}
          {more > 0 && t('compare.usedByMore', { count: more })}
        </span>
      </header>
      {list.reordered && <p className={classes.place}>{t('compare.reordered')}</p>}
      <ul className={classes.choices}>
        {(all ? lines : lines.slice(0, SHOWN)).map(({ key, fate, icon, line }) => (
          <li key={key} data-fate={fate}>
            <span className={look.fate}>{icon}</span>
            <div>{line}</div>
          </li>
        ))}
      </ul>
      {!all && lines.length > SHOWN && (
        <Button variant="subtle" onClick={() => setAll(true)}>
          {t('compare.rest', { count: lines.length - SHOWN })}
        </Button>
      )}
    </article>
  )
}
