import { SegmentedControl } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { TEXT_SIZES } from '../../../shared/ipc/text-sizes.ts'
import { setPreferences, usePreferences } from '../../app/preferences.ts'
import { WayBack } from '../../app/way-back.tsx'
import { CopiesPanel } from '../../copies/copies-panel.tsx'
import { LANGUAGES } from '../../messages/i18n.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { useServices } from '../../services.ts'
import { Fact, Facts } from '../../ui/facts.tsx'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import { useCall } from '../../ui/use-call.ts'
import { BackupSettings } from './backup-settings.tsx'
import { IdentitySettings } from './identity-settings.tsx'
import classes from './settings-screen.module.css'
import { TrustedSigners } from './trusted-signers.tsx'

const APPEARANCES = ['auto', 'light', 'dark', 'outdoor'] as const

/** Who works here, whom they trust, how the app speaks and looks. */
export function SettingsScreen({ at }: { readonly at: 'backup' | undefined }) {
  const { t } = useTranslation(['settings', 'common', 'copies', 'backup'])
  const { bridge } = useServices()
  const { language, appearance, textSize } = usePreferences()
  const info = useCall(() => bridge.call('app.info', undefined), [bridge])
  const backup = useRef<HTMLElement>(null)
  useEffect(() => {
    if (at === 'backup') backup.current?.scrollIntoView()
  }, [at])
  return (
    <Page title={t('title')} actions={<WayBack />}>
      <Section title={t('identity.title')} lead={t('identity.lead')}>
        <IdentitySettings />
      </Section>
      <Section title={t('trust.title')} lead={t('trust.lead')}>
        <TrustedSigners />
      </Section>
      <Section title={t('copies:title')} lead={t('copies:lead')}>
        <CopiesPanel />
      </Section>
      <Section title={t('backup:title')} lead={t('backup:lead')} ref={backup}>
        <BackupSettings />
      </Section>
      <Section title={t('look.title')} lead={t('look.lead')}>
        <div className={classes.choices}>
          <div className={classes.choice}>
            <div id="settings-language">{t('common:app.language')}</div>
            <SegmentedControl
              aria-labelledby="settings-language"
              value={language}
              onChange={(value) => setPreferences({ language: value })}
              data={LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) }))}
            />
          </div>
          <div className={classes.choice}>
            <div id="settings-appearance">{t('common:app.appearance')}</div>
            <SegmentedControl
              aria-labelledby="settings-appearance"
              value={appearance}
              onChange={(value) => setPreferences({ appearance: value })}
              data={APPEARANCES.map((value) => ({ value, label: t(`common:appearance.${value}`) }))}
            />
            <div className={classes.dim}>{t('look.outdoor')}</div>
          </div>
          <div className={classes.choice}>
            <div id="settings-text-size">{t('common:app.textSize')}</div>
            <SegmentedControl
              aria-labelledby="settings-text-size"
              value={String(textSize)}
              onChange={(value) =>
                setPreferences({ textSize: TEXT_SIZES.find((size) => String(size) === value) ?? 100 })
              }
              data={TEXT_SIZES.map((size) => ({ value: String(size), label: `${size} %` }))}
            />
          </div>
        </div>
      </Section>
      <Section title={t('about.title')} lead={t('about.lead')}>
        <Facts>
          <Fact name="Adit">{info.value?.version}</Fact>
          <Fact name="Electron">{info.value?.electron}</Fact>
          <Fact name={t('about.system')}>{info.value?.platform}</Fact>
        </Facts>
      </Section>
    </Page>
  )
}
