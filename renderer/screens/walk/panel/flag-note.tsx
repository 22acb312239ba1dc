import { Button, Group } from '@mantine/core'
import { IconFlag, IconFlagOff } from '@tabler/icons-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { Path } from '../../../../shared/checklist/value.ts'
import { useAssessment, useAssessmentStore } from '../../../assessment/assessment-context.tsx'
import { useTranslation } from '../../../messages/use-translation.ts'
import { MAX_TEXT } from '../../../questions/fields/text-limit.ts'
import { GrowingText } from '../../../ui/growing-text.tsx'
import { Moment } from '../moment.tsx'
import { PersonField } from '../person-field.tsx'
import classes from './comments.module.css'

/**
 * The flag of a question: for whom, why and by whom; or the way to flag it. `writing`: one is about to be written, and
 * the focus is in its first field.
 */
export function FlagNote({
  path,
  writing,
  onWriting,
}: {
  readonly path: Path
  readonly writing: boolean
  onWriting(writing: boolean): void
}) {
  const { t } = useTranslation('team')
  const store = useAssessmentStore()
  const flag = useAssessment((state) => state.record.flags.get(path))
  const note = useRef<HTMLDivElement>(null)
  const done = () => {
    onWriting(false)
    // What was pressed is gone: what stands in its place takes the focus.
    requestAnimationFrame(() => note.current?.querySelector('button')?.focus())
  }
  if (writing) return <FlagForm path={path} onDone={done} />
  if (flag?.on !== true) {
    return (
      <div ref={note}>
        <Button
          variant="default"
          leftSection={<IconFlag size={18} aria-hidden />}
          onClick={() => onWriting(true)}
        >
          {t('flag.add')}
        </Button>
      </div>
    )
  }
  return (
    <div data-flag={flag.to ?? ''} ref={note}>
      <div className={classes.comment}>
        <strong>{flag.to === undefined ? t('flag.forAnybody') : t('flag.for', { name: flag.to })}</strong>
        {flag.note !== undefined && <div className={classes.words}>{flag.note}</div>}
        <div className={classes.by}>
          {flag.signer.name} · <Moment at={flag.at} />
        </div>
      </div>
      <Group gap="xs" mt="xs">
        <Button
          variant="default"
          leftSection={<IconFlagOff size={18} aria-hidden />}
          onClick={() => void store.getState().unflag(path)}
        >
          {t('flag.clear')}
        </Button>
        <Button variant="default" onClick={() => onWriting(true)}>
          {t('flag.change')}
        </Button>
      </Group>
    </div>
  )
}

function FlagForm({ path, onDone }: { readonly path: Path; onDone(): void }) {
  const { t } = useTranslation(['team', 'common'])
  const { mark, write, drop, save } = useNewFlag(path)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    form.current?.querySelector('input')?.focus({ preventScroll: true })
    form.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const done = (event: FormEvent) => {
    event.preventDefault()
    save()
    onDone()
  }
  const cancel = () => {
    drop()
    onDone()
  }
  return (
    <form className={classes.form} onSubmit={done} ref={form}>
      <PersonField
        label={t('flag.to')}
        placeholder={t('flag.anybody')}
        value={mark.to}
        onChange={(to) => write({ to })}
      />
      <GrowingText
        label={t('flag.note')}
        value={mark.note}
        least={2}
        most={8}
        maxLength={MAX_TEXT}
        onChange={({ currentTarget }) => write({ note: currentTarget.value })}
      />
      <Group gap="xs">
        <Button type="submit">{t('flag.save')}</Button>
        <Button variant="default" onClick={cancel}>
          {t('common:cancel')}
        </Button>
      </Group>
    </form>
  )
}

/** A flag being written. What was written is kept when the person leaves without a word, as a comment is. */
function useNewFlag(path: Path) {
  const store = useAssessmentStore()
  const [mark, setMark] = useState(() => {
    const { on, to = '', note = '' } = store.getState().record.flags.get(path) ?? {}
    return on === true ? { to, note } : { to: '', note: '' }
  })
  const written = useRef(mark)
  const release = useRef<(() => void) | null>(null)

  const drop = useRef(() => {
    release.current?.()
    release.current = null
  }).current
  const save = useRef(() => {
    drop()
    void store.getState().flag(path, written.current)
  }).current

  useEffect(
    () => () => {
      if (release.current !== null) save()
    },
    [save],
  )

  return {
    mark,
    drop,
    save,
    write(part: Partial<typeof mark>) {
      written.current = { ...written.current, ...part }
      setMark(written.current)
      release.current ??= store.getState().hold(save)
    },
  }
}
