import { Button, SegmentedControl } from '@mantine/core'
import { useCallback, useMemo, useState } from 'react'
import type { Path } from '../../../shared/checklist/value.ts'
import { useNavigation } from '../../app/route.ts'
import { AssessmentProvider, useAssessment } from '../../assessment/assessment-context.tsx'
import { useSections } from '../../assessment/use-sections.ts'
import { type EvidenceFilter, evidenceEntries, filterEvidence } from '../../evidence/entries.ts'
import { IntakePanel } from '../../evidence/intake/intake-panel.tsx'
import { aroundOf } from '../../evidence/use-around.ts'
import { EvidenceViewer } from '../../evidence/viewer/evidence-viewer.tsx'
import { textIn, useLanguage } from '../../messages/use-language.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { BackButton } from '../../ui/back-button.tsx'
import { Page } from '../../ui/page.tsx'
import { EvidenceFilters } from './evidence-filters.tsx'
import { EvidenceGrid } from './evidence-grid.tsx'
import { EvidenceMap } from './evidence-map.tsx'
import classes from './evidence-screen.module.css'

/** Every file that is evidence in one assessment, as pictures or on the map. */
export function EvidenceScreen({ assessment }: { readonly assessment: string }) {
  return (
    <AssessmentProvider assessment={assessment}>
      <Evidence />
      <IntakePanel />
    </AssessmentProvider>
  )
}

const ALL: EvidenceFilter = { section: null, path: null, warning: null }

function Evidence() {
  const { t } = useTranslation('evidence')
  const language = useLanguage()
  const go = useNavigation((state) => state.go)
  const { id } = useAssessment((state) => state.assessment)
  const checklist = useAssessment((state) => state.checklist)
  const record = useAssessment((state) => state.record)
  const views = useAssessment((state) => state.views)
  const around = useAssessment(aroundOf)
  const sections = useSections()
  const [filter, setFilter] = useState(ALL)
  const [tab, setTab] = useState<'grid' | 'map'>('grid')
  const [looked, look] = useState<string | null>(null)

  const entries = useMemo(
    () => evidenceEntries(record, sections, views, around),
    [record, sections, views, around],
  )
  const left = useMemo(() => filterEvidence(entries, filter), [entries, filter])
  const at = left.findIndex(({ key }) => key === looked)
  const jump = useCallback((path: Path) => go({ screen: 'walk', assessment: id, path }), [go, id])

  return (
    <Page
      title={t('title')}
      width="full"
      eyebrow={`${record.opened?.mine.name ?? ''} · ${textIn(checklist.form_title, language)}`}
      actions={
        <BackButton onClick={() => go({ screen: 'walk', assessment: id })}>{t('screen.back')}</BackButton>
      }
      below={
        entries.length > 0 && (
          <div className={classes.bar}>
            <SegmentedControl
              aria-label={t('screen.view')}
              value={tab}
              onChange={(next) => setTab(next as 'grid' | 'map')}
              data={[
                { value: 'grid', label: t('screen.grid') },
                { value: 'map', label: t('screen.map') },
              ]}
            />
            <EvidenceFilters entries={entries} filter={filter} onChange={setFilter} />
            <span className={classes.count} role="status">
              {t('screen.count', { count: left.length })}
            </span>
          </div>
        )
      }
    >
      {entries.length === 0 && (
        <div className={classes.empty}>
          <h2>{t('screen.empty')}</h2>
          <p>{t('screen.emptyWords')}</p>
        </div>
      )}
      {entries.length > 0 && left.length === 0 && (
        <div className={classes.empty}>
          <p>{t('screen.nothing')}</p>
          <Button variant="default" onClick={() => setFilter(ALL)}>
            {t('screen.showAll')}
          </Button>
        </div>
      )}
      {left.length > 0 && tab === 'grid' && <EvidenceGrid entries={left} onLook={look} />}
      {left.length > 0 && tab === 'map' && <EvidenceMap entries={left} onLook={look} onGo={jump} />}
      <EvidenceViewer
        entries={left}
        at={at < 0 ? null : at}
        onGo={(index) => look(left[index]?.key ?? null)}
        onClose={() => look(null)}
        onJump={jump}
      />
    </Page>
  )
}
