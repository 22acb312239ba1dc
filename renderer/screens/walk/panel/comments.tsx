import { Button } from '@mantine/core'
import { type KeyboardEvent, type SyntheticEvent, useEffect, useRef } from 'react'
import { useForm } from 'react-hook-form'
import type { Path } from '../../../../shared/checklist/value.ts'
import { useAssessment, useAssessmentStore } from '../../../assessment/assessment-context.tsx'
import { useTranslation } from '../../../messages/use-translation.ts'
import { MAX_TEXT } from '../../../questions/fields/text-limit.ts'
import { useQuestionFocus, useQuestionFocusStore } from '../../../questions/question-focus.ts'
import { GrowingText } from '../../../ui/growing-text.tsx'
import { Moment } from '../moment.tsx'
import classes from './comments.module.css'

const NONE: readonly never[] = []

/** What people noted at a question, oldest first, and a field for one more. */
export function Comments({ path }: { readonly path: Path }) {
  const { t } = useTranslation('walk')
  const comments = useAssessment((state) => state.record.comments.get(path)) ?? NONE
  const { register, add, blank } = useNewComment(path)
  const form = useRef<HTMLFormElement>(null)
  const focus = useQuestionFocusStore()
  const wanted = useQuestionFocus((state) => state.commenting === path)
  useEffect(() => {
    if (wanted) form.current?.querySelector('textarea')?.focus()
  }, [wanted])
  // The button that was pressed goes; the next comment is written in the same place.
  const addOne = (event: SyntheticEvent) => {
    add(event)
    form.current?.querySelector('textarea')?.focus()
  }
  const addByKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !blank) addOne(event)
  }
  return (
    <div>
      {comments.length > 0 && (
        <ul className={classes.list}>
          {comments.map((comment) => (
            <li key={comment.event} className={classes.comment}>
              <div className={classes.words}>{comment.text}</div>
              <div className={classes.by}>
                {comment.signer.name} · <Moment at={comment.at} />
              </div>
            </li>
          ))}
        </ul>
      )}
      <form onSubmit={addOne} onKeyDown={addByKey} ref={form} onBlur={() => focus.getState().comment(null)}>
        <GrowingText
          data-autofocus={wanted || undefined}
          {...register}
          aria-label={t('comment.label')}
          placeholder={t('comment.placeholder')}
          least={2}
          most={8}
          maxLength={MAX_TEXT}
        />
        {!blank && (
          <Button type="submit" variant="default" mt="xs">
            {t('comment.add')}
          </Button>
        )}
      </form>
    </div>
  )
}

/** A comment being written. One that was written but not added is added when the person leaves: nothing is lost. */
function useNewComment(path: Path) {
  const store = useAssessmentStore()
  const { register, watch, getValues, reset } = useForm({ defaultValues: { text: '' } })
  const release = useRef<(() => void) | null>(null)

  const commit = useRef(() => {
    const text = getValues('text').trim()
    reset({ text: '' })
    if (text !== '') void store.getState().comment(path, text)
    release.current?.()
    release.current = null
  }).current

  useEffect(() => commit, [commit])

  return {
    blank: watch('text').trim() === '',
    register: register('text', {
      onChange() {
        release.current ??= store.getState().hold(commit)
      },
    }),
    add(event: { preventDefault(): void }) {
      event.preventDefault()
      commit()
    },
  }
}
