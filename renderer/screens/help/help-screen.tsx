import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { WayBack } from '../../app/way-back.tsx'
import { useTranslation } from '../../messages/use-translation.ts'
import { Page } from '../../ui/page.tsx'
import { Guide } from './guide.tsx'
import { XlsformHelp } from './xlsform-help.tsx'

const PARTS = ['guide', 'xlsform'] as const

/** Everything a person may want to look up: how the app works, and what a checklist from Excel may hold. */
export function HelpScreen({ at }: { readonly at: 'xlsform' | undefined }) {
  const { t } = useTranslation('help')
  const [part, setPart] = useState<(typeof PARTS)[number]>(at ?? 'guide')
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={<WayBack />}
      below={
        <SegmentedControl
          aria-label={t('part.label')}
          value={part}
          onChange={setPart}
          data={PARTS.map((value) => ({ value, label: t(`part.${value}`) }))}
        />
      }
    >
      {part === 'guide' ? <Guide /> : <XlsformHelp />}
    </Page>
  )
}
