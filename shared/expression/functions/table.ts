import type { FunctionDefinition } from '../scope.ts'
import { DATE_FUNCTIONS } from './date.ts'
import { ENCODE_FUNCTIONS } from './encode.ts'
import { GEO_FUNCTIONS } from './geo.ts'
import { LOGIC_FUNCTIONS } from './logic.ts'
import { NODE_SET_FUNCTIONS } from './node-set.ts'
import { NUMBER_FUNCTIONS } from './number.ts'
import { SELECT_FUNCTIONS } from './select.ts'
import { TEXT_FUNCTIONS } from './text.ts'

/** Every function of the language by name (ODK XForms, https://getodk.github.io/xforms-spec/#xpath-functions). */
export const FUNCTIONS: ReadonlyMap<string, FunctionDefinition> = new Map(
  [
    DATE_FUNCTIONS,
    ENCODE_FUNCTIONS,
    GEO_FUNCTIONS,
    LOGIC_FUNCTIONS,
    NODE_SET_FUNCTIONS,
    NUMBER_FUNCTIONS,
    SELECT_FUNCTIONS,
    TEXT_FUNCTIONS,
  ].flatMap((family) => family.map((definition) => [definition.name, definition])),
)
