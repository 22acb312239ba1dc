import type { ComponentType } from 'react'
import type { QuestionType } from '../../../shared/checklist/definition.ts'
import { isOnlyShown, ShownValue } from '../shown-value.tsx'
import { AcknowledgeField } from './acknowledge-field.tsx'
import { isConformity } from './conformity.ts'
import { ConformityField } from './conformity-field.tsx'
import { DateField } from './date-field.tsx'
import { DateTimeField } from './date-time-field.tsx'
import type { FieldProps } from './field.ts'
import { FilesField } from './files-field.tsx'
import { NumberField } from './number-field.tsx'
import { PositionField } from './position-field.tsx'
import { PositionsField } from './positions-field.tsx'
import { RangeField } from './range-field.tsx'
import { RankField } from './rank-field.tsx'
import { SelectMultipleField } from './select-multiple-field.tsx'
import { SelectOneField } from './select-one-field.tsx'
import { TextField } from './text-field.tsx'
import { TimeField } from './time-field.tsx'

/** The field of each type. A note has none, and a hidden row is never shown. */
const FIELDS: Readonly<Record<QuestionType, ComponentType<FieldProps> | null>> = {
  text: TextField,
  barcode: TextField,
  integer: NumberField,
  decimal: NumberField,
  range: RangeField,
  date: DateField,
  time: TimeField,
  dateTime: DateTimeField,
  select_one: SelectOneField,
  select_multiple: SelectMultipleField,
  rank: RankField,
  calculate: ShownValue,
  acknowledge: AcknowledgeField,
  geopoint: PositionField,
  geotrace: PositionsField,
  geoshape: PositionsField,
  image: FilesField,
  audio: FilesField,
  video: FilesField,
  file: FilesField,
  note: null,
  hidden: null,
  start: null,
  end: null,
  today: null,
  deviceid: null,
  username: null,
  email: null,
  phonenumber: null,
  simserial: null,
  subscriberid: null,
  'start-geopoint': null,
  audit: null,
}

/** The field that a question is answered in. */
export function AnswerField(props: FieldProps) {
  if (isConformity(props.view)) return <ConformityField {...props} />
  if (isOnlyShown(props.view)) return <ShownValue {...props} />
  const Field = FIELDS[props.view.definition.type]
  return Field === null ? null : <Field {...props} />
}
