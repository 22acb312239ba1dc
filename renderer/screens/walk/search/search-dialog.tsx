import { Modal, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useMemo, useRef, useState } from 'react'
import type { Path } from '../../../../shared/checklist/value.ts'
import { useAssessment } from '../../../assessment/assessment-context.tsx'
import { useSections } from '../../../assessment/use-sections.ts'
import { useTranslation } from '../../../messages/use-translation.ts'
import { search, searchEntries } from './search.ts'
import classes from './search-dialog.module.css'
import { SearchHit } from './search-hit.tsx'

/** So many hits are shown; more words narrow them down. */
const MOST = 50

/** Finds a question by words of its text, its code or its answer, and goes there; all of it by keyboard. */
export function SearchDialog({
  opened,
  onClose,
  onGo,
}: {
  readonly opened: boolean
  onClose(): void
  onGo(path: Path): void
}) {
  const { t } = useTranslation('find')
  const chosen = useRef<Path | null>(null)
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      // Not before it is gone: while it is there, it holds the focus. Where one went, the focus stays.
      onExitTransitionEnd={() => {
        if (chosen.current !== null) onGo(chosen.current)
        chosen.current = null
      }}
      withCloseButton={false}
      attributes={{ content: { 'aria-label': t('search.title') } }}
      size="44rem"
      // From the top: in the middle it would move with every letter that changes how much is found.
      centered={false}
      yOffset="8vh"
      padding={0}
      transitionProps={{ duration: 0 }}
    >
      <Palette
        onChoose={(path) => {
          chosen.current = path
          onClose()
        }}
      />
    </Modal>
  )
}

function Palette({ onChoose }: { onChoose(path: Path): void }) {
  const { t } = useTranslation('find')
  const ids = useId()
  const views = useAssessment((state) => state.views)
  const sections = useSections()
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const entries = useMemo(() => searchEntries(views, sections), [views, sections])
  const wanted = useDeferredValue(query)
  const { hits, total, notAsked } = useMemo(() => search(entries, wanted, MOST), [entries, wanted])
  const list = useRef<HTMLDivElement>(null)
  const active = hits[Math.min(at, hits.length - 1)]
  const optionId = (path: Path) => `${ids}${path}`

  useEffect(() => {
    const option = active === undefined ? null : document.getElementById(`${ids}${active.entry.view.path}`)
    option?.scrollIntoView({ block: 'nearest' })
  }, [active, ids])

  const move = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && active !== undefined) {
      event.preventDefault()
      onChoose(active.entry.view.path)
      return
    }
    const by = STEPS[event.key]
    if (by === undefined || hits.length === 0) return
    event.preventDefault()
    const from = Math.min(at, hits.length - 1)
    const to = Math.abs(by) > 1 ? from + by : (from + by + hits.length) % hits.length
    setAt(Math.max(0, Math.min(hits.length - 1, to)))
  }

  return (
    <>
      <TextInput
        data-autofocus
        className={classes.field ?? ''}
        size="md"
        variant="unstyled"
        leftSection={<IconSearch size={20} aria-hidden />}
        placeholder={t('search.placeholder')}
        aria-label={t('search.title')}
        role="combobox"
        aria-expanded={hits.length > 0}
        aria-controls={`${ids}list`}
        aria-autocomplete="list"
        {...(active !== undefined && { 'aria-activedescendant': optionId(active.entry.view.path) })}
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={move}
      />
      <div className={classes.hits} ref={list} role="listbox" id={`${ids}list`} aria-label={t('search.hits')}>
        {hits.map((hit) => (
          <SearchHit
            key={hit.entry.view.path}
            id={optionId(hit.entry.view.path)}
            hit={hit}
            query={wanted}
            active={hit === active}
            onChoose={onChoose}
          />
        ))}
      </div>
      <div className={classes.foot} role="status">
        {wanted.trim() === '' ? t('search.hint') : <Count total={total} shown={hits.length} />}
        {notAsked > 0 && <span>{t('search.notAsked', { count: notAsked })}</span>}
      </div>
    </>
  )
}

/** Hits to go on by key. */
const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }

function Count({ total, shown }: { readonly total: number; readonly shown: number }) {
  const { t } = useTranslation('find')
  if (total === 0) return <span>{t('search.none')}</span>
  return (
    <span>
      {shown < total ? t('search.first', { shown, count: total }) : t('search.count', { count: total })}
    </span>
  )
}
