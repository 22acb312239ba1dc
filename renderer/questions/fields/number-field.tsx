import { NativeSelect, Text, TextInput } from '@mantine/core'
import { useId } from 'react'
import type { QuestionDefinition } from '../../../shared/checklist/definition.ts'
import { relativesOf } from '../../../shared/checklist/units.ts'
import { useAssessment } from '../../assessment/assessment-context.tsx'
import type { Language } from '../../messages/i18n.ts'
import { useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { formatAmount, formatNumber, formatUnit } from '../../ui/format.ts'
import { LimitMark } from '../marks/limit-mark.tsx'
import { useLiveLimit } from '../marks/use-live-limit.ts'
import { type FieldProps, textOf } from './field.ts'
import classes from './number-field.module.css'
import { readNumber } from './read-number.ts'
import { toldOf } from './told-of.tsx'
import { UnitChange } from './unit-change.tsx'
import { useNumberDraft } from './use-number-draft.ts'
import { widthOf } from './width-of.ts'

/** A whole or decimal number with its unit, judged against its limit while it is typed; entered in a related unit too. */
export function NumberField(props: FieldProps) {
  // What was typed was meant in the unit of then: where another one comes to apply, the box begins anew.
  return <NumberBox key={props.view.unit} {...props} />
}

function NumberBox({ view, labelId, describedBy, onAnswer }: FieldProps) {
  const { t } = useTranslation('questions')
  const language = useLanguage()
  const { unit: code, otherUnit } = view
  const { limit, plausible } = view.definition.adit ?? {}
  const hintId = useId()
  const unit = formatUnit(code, language)
  const units = relativesOf(code)
  const entered = useAssessment((state) => state.record.answers.get(view.path)?.entered)
  const draft = useNumberDraft({ view, language, onAnswer, entered })
  const shownUnit = formatUnit(draft.unit, language)
  const reading = readNumber(draft.text, language, limit !== undefined)
  const liveLimit = useLiveLimit(view, draft.value)
  // With its unit behind it only once, but written like an answer: a year stays a year.
  const bound = (number: string) => formatAmount(number, '', language, code !== '')
  const hasMenu = units.length > 1 && !view.readOnly
  // With an answer as without one: a line that went would move what the next press is aimed at.
  const isRangeShown = plausible !== undefined && (view.implausible || isTelling(plausible))
  return (
    <div>
      <div className={classes.line}>
        <TextInput
          {...toldOf({ labelId, describedBy: isRangeShown ? `${describedBy} ${hintId}` : describedBy })}
          readOnly={view.readOnly}
          inputMode={view.definition.type === 'integer' ? 'numeric' : 'decimal'}
          autoComplete="off"
          className={classes.input}
          {...draft.box}
          rightSection={unit === '' || hasMenu ? undefined : <span className={classes.unit}>{unit}</span>}
          rightSectionWidth={unit === '' || hasMenu ? undefined : `${Math.max(widthOf(unit), 3) + 2}ch`}
          rightSectionPointerEvents="none"
        />
        {hasMenu && (
          <NativeSelect
            aria-label={t('number.unit')}
            className={classes.menu}
            value={draft.unit}
            data={units.map((one) => ({ value: one, label: formatUnit(one, language) }))}
            onChange={(event) => draft.choose(event.currentTarget.value)}
          />
        )}
      </div>
      {reading?.echoed && (
        <Text size="xs" c="dimmed" mt={4}>
          {t('number.reads', { value: reading.value, unit: shownUnit })}
        </Text>
      )}
      {otherUnit !== null && <UnitChange view={view} given={otherUnit} onAnswer={onAnswer} />}
      {otherUnit === null && draft.unit !== code && textOf(view.value) !== '' && (
        <Text size="sm" c="dimmed" mt={4}>
          {t('number.stored', { value: formatNumber(textOf(view.value), language), unit })}
        </Text>
      )}
      {otherUnit === null && draft.unit === code && entered !== undefined && view.value !== null && (
        <Text size="sm" c="dimmed" mt={4}>
          {t('number.entered', { entered: writeEntered(entered, language) })}
        </Text>
      )}
      {liveLimit !== null && <LimitMark value={draft.value} limit={liveLimit} unit={code} />}
      {plausible !== undefined && isRangeShown && (
        <Text
          id={hintId}
          size="sm"
          mt={4}
          className={(view.implausible ? classes.question : classes.usual) ?? ''}
        >
          {t(rangeKey(plausible, view.implausible), {
            min: bound(plausible.min ?? ''),
            max: bound(plausible.max ?? ''),
            unit,
          }).trim()}
        </Text>
      )}
    </div>
  )
}

/** `420 ug/L` with its unit as people write it. */
function writeEntered(entered: string, language: Language): string {
  const [number = '', ...unit] = entered.split(' ')
  return formatAmount(number, unit.join(' '), language)
}

type Plausible = NonNullable<NonNullable<QuestionDefinition['adit']>['plausible']>

/** The sentence that says what is usual, or that a number is not. */
function rangeKey({ min, max }: Plausible, implausible: boolean) {
  const side = min === undefined ? 'To' : max === undefined ? 'From' : ''
  return `number.${implausible ? 'implausible' : 'usual'}${side}` as const
}

/** From this factor between its ends on, a range tells nobody what to expect; ours. */
const TOO_WIDE = 5000

function isTelling({ min, max }: Plausible): boolean {
  return min === undefined || max === undefined || Number(max) <= Math.max(1, Number(min)) * TOO_WIDE
}
