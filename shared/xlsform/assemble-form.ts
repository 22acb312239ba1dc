import { isSelect } from '../checklist/checklist.ts'
import type { QuestionDefinition } from '../checklist/definition.ts'
import { canonicalJson } from '../lib/canonical-json.ts'
import { sha256Hex } from '../lib/sha256.ts'
import type { Draft } from './draft.ts'
import type { FormLanguages } from './form-languages.ts'
import type { Origins } from './origins.ts'
import type { FormSettings } from './read-settings.ts'
import type { Remarks } from './remarks.ts'
import type { SettledLists } from './settle-lists.ts'

/** A definition before it is loaded: its shape is right only as far as the form was. */
export type RawDefinition = Record<string, unknown>

/** Puts the parts of a form together into what `loadChecklist` takes, and remembers where each stood. */
export function assembleForm(
  drafts: readonly Draft[],
  settings: FormSettings,
  languages: FormLanguages,
  lists: SettledLists,
  origins: Origins,
  remarks: Remarks,
): RawDefinition {
  const profile: string[] = []
  const profilePlaces = new Map<string, Draft['row']>()
  const survey: RawDefinition[] = []
  for (const draft of drafts) {
    if (!draft.profile) survey.push(...rowsOf(draft, origins, remarks))
    else if (draft.children.some(({ kind }) => kind !== 'question'))
      remarks.add('profile-not-simple', draft.row)
    else {
      for (const child of draft.children) {
        profilePlaces.set(`profile[${profile.length}]`, child.cells.get('name') ?? child.row)
        profile.push(child.name)
      }
    }
  }
  const { form_id, form_title, description, stage } = settings
  const definition: RawDefinition = {
    form_id,
    version: settings.version ?? '',
    stage,
    form_title,
    ...(description === undefined ? {} : { description }),
    default_language: languages.main,
    ...(lists.instanceName === undefined ? {} : { instance_name: lists.instanceName }),
    languages: [...languages.tags],
    choices: lists.choices,
    profile,
    survey,
  }
  if (settings.version === null) {
    definition.version = contentVersion(definition)
    remarks.add('version-made', undefined, { version: String(definition.version) })
  }
  const sheet = drafts[0]?.row.sheet ?? 'survey'
  origins.set(definition, { row: { sheet }, cells: new Map([...settings.cells, ...profilePlaces]) })
  return definition
}

function rowsOf(draft: Draft, origins: Origins, remarks: Remarks): readonly RawDefinition[] {
  if (draft.brings !== undefined) return []
  const { definition } = draft
  if (draft.profile) remarks.add('profile-not-simple', draft.row)
  if (draft.kind !== 'question') {
    definition.children = draft.children.flatMap((child) => rowsOf(child, origins, remarks))
  } else if (!isSelect(definition as unknown as QuestionDefinition)) delete definition.list_name
  const type = draft.cells.get('type')
  const cells = new Map(draft.cells)
  // The list of a question usually stands in its type.
  if (type !== undefined && !cells.has('list_name')) cells.set('list_name', type)
  origins.set(definition, { row: draft.row, cells })
  return [definition]
}

/** A version for a form without one: the same for the same content. */
function contentVersion(definition: RawDefinition): string {
  try {
    return sha256Hex(canonicalJson({ ...definition, version: '0' })).slice(0, 12)
  } catch {
    // Loading says what keeps it from being written.
    return '0'
  }
}
