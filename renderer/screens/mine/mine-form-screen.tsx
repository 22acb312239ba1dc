import { zodResolver } from '@hookform/resolvers/zod'
import { Button, TextInput } from '@mantine/core'
import { type KeyboardEvent, useMemo, useState } from 'react'
import { type Control, useForm, useWatch } from 'react-hook-form'
import { useNavigation } from '../../app/route.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { useServices } from '../../services.ts'
import type { Mine } from '../../storage/storage.ts'
import { useLive } from '../../storage/use-live.ts'
import { ErrorNotice, Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import { deriveFlags } from './derive-flags.ts'
import { FlagInput } from './flag-input.tsx'
import { draftNameOf, readMineDraft } from './mine-draft.ts'
import classes from './mine-form-screen.module.css'
import {
  fromFormValues,
  MAX_NAME,
  type MineFormValues,
  mineFormSchema,
  toFormValues,
} from './mine-form-values.ts'
import { ProfileFieldInput } from './profile-field-input.tsx'
import { FLAG_GROUPS, type FlagGroup, PROFILE_FIELDS } from './profile-fields.ts'
import { useMineDraft } from './use-mine-draft.ts'

const GROUPS = ['place', 'work'] as const

/** Describes a mine: a new one, or the one with the id `mine`. */
export function MineFormScreen({ mine }: { readonly mine?: string | undefined }) {
  const { storage } = useServices()
  const begun = useLive(
    async () => ({
      stored: mine === undefined ? undefined : await storage.getMine(mine),
      draft: readMineDraft((await storage.getSettings()).drafts[draftNameOf(mine)]),
    }),
    [storage, mine],
  )
  return begun === undefined ? null : <MineForm mine={begun.stored} draft={begun.draft} />
}

/** `draft` is where the form begins when it was left half-filled; later ones are its own. */
function MineForm({
  mine,
  draft,
}: {
  readonly mine: Mine | undefined
  readonly draft: MineFormValues | null
}) {
  const { t } = useTranslation(['mine', 'profile', 'common'])
  const { storage, environment } = useServices()
  const { go, back } = useNavigation()
  const [failure, setFailure] = useState<unknown>(null)
  const [{ stored, left }] = useState({ stored: toFormValues(mine), left: draft })
  const form = useForm<MineFormValues>({
    resolver: zodResolver(mineFormSchema),
    defaultValues: left ?? stored,
    mode: 'onTouched',
  })
  const { control, register, handleSubmit, formState } = form
  const removeDraft = useMineDraft(form, mine?.id, stored)
  const save = handleSubmit(async (values) => {
    const now = new Date(environment.now()).toISOString()
    const id = mine?.id ?? environment.uuid()
    setFailure(null)
    try {
      await storage.putMine({ id, created: mine?.created ?? now, changed: now, ...fromFormValues(values) })
      await removeDraft()
      if (mine === undefined) go({ screen: 'mine', mine: id })
      else back()
    } catch (error) {
      setFailure(error)
    }
  })
  const cancel = async () => {
    await removeDraft()
    back()
  }
  const problem = formState.errors.name?.message
  return (
    <form
      className={classes.form}
      onSubmit={(event) => void save(event)}
      onKeyDown={keepFormInMenus}
      noValidate
    >
      <Page
        title={mine === undefined ? t('form.newTitle') : t('form.editTitle', { name: mine.name })}
        lead={t('form.lead')}
        foot={
          <>
            <Button variant="default" onClick={() => void cancel()}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={formState.isSubmitting}>
              {mine === undefined ? t('form.create') : t('common:save')}
            </Button>
          </>
        }
      >
        {left !== null && <Notice title={t('form.draft.title')}>{t('form.draft.next')}</Notice>}
        <Section title={t('profile:group.identity.title')} lead={t('profile:group.identity.lead')}>
          <div className={classes.fields}>
            <TextInput
              label={t('profile:field.name')}
              withAsterisk
              data-autofocus={mine === undefined}
              error={problem && t(`profile:problem.${problem}`, { max: MAX_NAME })}
              {...register('name')}
            />
            <Fields control={control} group="identity" />
          </div>
        </Section>
        {GROUPS.map((group) => (
          <Section
            key={group}
            title={t(`profile:group.${group}.title`)}
            lead={t(`profile:group.${group}.lead`)}
          >
            <div className={classes.fields}>
              <Fields control={control} group={group} />
            </div>
          </Section>
        ))}
        <Section title={t('profile:flags.title')} lead={t('profile:flags.lead')}>
          <Flags control={control} />
        </Section>
        {failure !== null && <ErrorNotice error={failure} />}
      </Page>
    </form>
  )
}

/** Enter in a menu that is open is about the menu, even where nothing in it can be taken. */
function keepFormInMenus(event: KeyboardEvent): void {
  const { target, key } = event
  if (key === 'Enter' && target instanceof HTMLElement && target.ariaExpanded === 'true')
    event.preventDefault()
}

function Fields({
  control,
  group,
}: {
  readonly control: Control<MineFormValues>
  readonly group: 'identity' | 'place' | 'work'
}) {
  return PROFILE_FIELDS.filter((field) => field.group === group).map((field) => (
    <ProfileFieldInput key={field.name} field={field} control={control} />
  ))
}

/** The yes/no questions, with what the rest of the form suggests. */
function Flags({ control }: { readonly control: Control<MineFormValues> }) {
  const { t } = useTranslation('profile')
  const text = useWatch({ control, name: 'text' })
  const lists = useWatch({ control, name: 'lists' })
  const derived = useMemo(() => {
    const joined = Object.entries(lists).map(([name, codes]) => [name, codes.join(' ')])
    return deriveFlags({ ...text, ...Object.fromEntries(joined) })
  }, [text, lists])
  return (Object.keys(FLAG_GROUPS) as FlagGroup[]).map((group) => (
    <section key={group} className={classes.flags}>
      <h3 className={classes.flagGroup}>{t(`flagGroup.${group}`)}</h3>
      {FLAG_GROUPS[group].map((flag) => (
        <FlagInput key={flag} flag={flag} suggested={derived[flag]} control={control} />
      ))}
    </section>
  ))
}
