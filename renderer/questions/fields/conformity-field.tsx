import { UnstyledButton } from '@mantine/core'
import {
  IconCheck,
  IconCircleHalf2,
  type IconProps,
  IconQuestionMark,
  IconSlash,
  IconX,
} from '@tabler/icons-react'
import { type ComponentType, type KeyboardEvent, useRef } from 'react'
import { WhyButton } from '../../explain/why-button.tsx'
import { useTranslation } from '../../messages/use-translation.ts'
import { useText } from '../text.ts'
import { conformityChoices, meaningOf } from './conformity.ts'
import classes from './conformity-field.module.css'
import { type FieldProps, textOf } from './field.ts'

const ICONS: Readonly<Record<string, ComponentType<IconProps>>> = {
  yes: IconCheck,
  partial: IconCircleHalf2,
  no: IconX,
  unknown: IconQuestionMark,
  na: IconSlash,
}

/**
 * Yes, partly, no, unknown, not applicable: five large keys. Arrow keys only move between them; an answer is never
 * changed by passing over it. The number on each is its shortcut while the question has the focus.
 */
export function ConformityField(props: FieldProps) {
  return props.view.readOnly ? <Outcome {...props} /> : <Keys {...props} />
}

/** An answer that follows from others: one word, nothing to press. */
function Outcome({ view, labelId }: FieldProps) {
  const { t } = useTranslation('questions')
  const text = useText()
  const choice = conformityChoices(view.choices).find(({ name }) => name === view.value)
  const Icon = ICONS[choice?.name ?? ''] ?? IconQuestionMark
  return (
    <>
      {choice === undefined ? (
        <output className={classes.none} aria-labelledby={labelId}>
          {t(view.definition.calculation === undefined ? 'shown.none' : 'calculated.open')}
        </output>
      ) : (
        <output
          className={classes.outcome}
          aria-labelledby={labelId}
          data-meaning={meaningOf(choice.name, view.definition)}
        >
          <Icon size={20} stroke={2.25} aria-hidden />
          <span className={classes.word}>{text(choice.label)}</span>
          {view.definition.calculation !== undefined && (
            <span className={classes.source}>{t('calculated.from')}</span>
          )}
        </output>
      )}
      {view.definition.calculation !== undefined && <WhyButton path={view.path} label={text(view.label)} />}
    </>
  )
}

function Keys({ view, labelId, describedBy, onAnswer }: FieldProps) {
  const text = useText()
  const group = useRef<HTMLDivElement>(null)
  const value = textOf(view.value)
  const choices = conformityChoices(view.choices)
  const entry = choices.some((choice) => choice.name === value) ? value : choices[0]?.name

  const move = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey || event.ctrlKey) return
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const keys = [...(group.current?.querySelectorAll('button') ?? [])]
    const at = keys.indexOf(document.activeElement as HTMLButtonElement)
    keys[(at + step + keys.length) % keys.length]?.focus()
  }

  return (
    <div
      ref={group}
      className={classes.keys}
      role="radiogroup"
      aria-labelledby={labelId}
      aria-describedby={describedBy}
      onKeyDown={move}
    >
      {choices.map((choice) => {
        const Icon = ICONS[choice.name] ?? IconQuestionMark
        const [word, detail] = wordAndDetail(text(choice.label))
        const chosen = choice.name === value
        return (
          <UnstyledButton
            key={choice.name}
            role="radio"
            aria-checked={chosen}
            aria-keyshortcuts={String(choice.key)}
            tabIndex={choice.name === entry ? 0 : -1}
            title={detail === '' ? undefined : text(choice.label)}
            className={classes.key}
            data-meaning={meaningOf(choice.name, view.definition)}
            data-choice={choice.name}
            onClick={() => onAnswer(choice.name)}
          >
            <Icon size={20} stroke={2.25} aria-hidden />
            <span className={classes.word}>{word}</span>
            <kbd className={classes.shortcut} aria-hidden>
              {choice.key}
            </kbd>
          </UnstyledButton>
        )
      })}
    </div>
  )
}

/** `Not known: nobody could show it` is a word and what it means here; the key shows the word. */
function wordAndDetail(label: string): readonly [word: string, detail: string] {
  const parts = /^([^:：]+)[:：]\s*(.+)$/.exec(label)
  return parts === null ? [label, ''] : [parts[1] ?? label, parts[2] ?? '']
}
