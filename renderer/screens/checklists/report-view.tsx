import { Button, UnstyledButton } from '@mantine/core'
import {
  IconAlertOctagon,
  IconAlertTriangle,
  IconCheck,
  IconChevronRight,
  IconCircleMinus,
  type IconProps,
} from '@tabler/icons-react'
import { type ComponentType, useId, useState } from 'react'
import { FATES, type Fate, type ImportRemark } from '../../../shared/xlsform/import-report.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { FilterChips } from '../../ui/filter-chips.tsx'
import classes from './report.module.css'
import { countFates, groupRemarks, placeText, type RemarkGroup } from './report-groups.ts'
import { useRemarkWords } from './use-remark-words.ts'

const ICONS: Readonly<Record<Fate, ComponentType<IconProps>>> = {
  taken: IconCheck,
  approximated: IconAlertTriangle,
  ignored: IconCircleMinus,
  refused: IconAlertOctagon,
}

/** So many places are shown at first; a form of ten thousand rows can have as many. */
const SHOWN = 100

/** What became of every part of a form: by fate and kind, each kind to open for its places. */
export function ReportView({ remarks }: { readonly remarks: readonly ImportRemark[] }) {
  const { t } = useTranslation('checklists')
  const [only, setOnly] = useState<Fate | null>(null)
  const counts = countFates(remarks)
  const groups = groupRemarks(remarks).filter(({ fate }) => only === null || fate === only)
  if (remarks.length === 0) return <p className={classes.none}>{t('report.nothing')}</p>
  return (
    <div className={classes.report}>
      <FilterChips<Fate>
        label={t('report.filter')}
        all={t('report.all', { count: remarks.length })}
        options={[...FATES].reverse().map((fate) => ({
          value: fate,
          label: t(`fate.${fate}`),
          count: counts[fate],
        }))}
        value={only}
        onChange={setOnly}
      />
      <ul className={classes.groups}>
        {groups.map((group) => (
          <Group key={`${group.fate} ${group.code}`} group={group} />
        ))}
      </ul>
    </div>
  )
}

function Group({ group: { fate, code, remarks } }: { readonly group: RemarkGroup }) {
  const { t } = useTranslation('checklists')
  const words = useRemarkWords()
  const id = useId()
  const [open, setOpen] = useState(false)
  const [shown, setShown] = useState(SHOWN)
  const Icon = ICONS[fate]
  const sentences = new Set(remarks.map(words))
  const [first = code] = sentences
  const placed = remarks.length > 1 || placeText(remarks[0]?.place) !== ''
  const head = (
    <>
      <Icon className={classes.icon} size={20} aria-hidden />
      <span className={classes.sentence}>
        <span className={classes.fate}>{t(`fate.${fate}`)}</span>
        {first}
        {sentences.size > 1 && (
          <span className={classes.more}> {t('report.others', { count: sentences.size - 1 })}</span>
        )}
      </span>
      {remarks.length > 1 && <span className={classes.count}>{remarks.length}</span>}
    </>
  )
  return (
    <li className={classes.group} data-fate={fate} data-code={code}>
      {placed ? (
        <UnstyledButton
          className={classes.head}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          {head}
          <IconChevronRight size={18} className={classes.chevron} data-open={open} aria-hidden />
        </UnstyledButton>
      ) : (
        <div className={classes.head}>{head}</div>
      )}
      <div id={id} hidden={!open}>
        {open && (
          <ul className={classes.places}>
            {remarks.slice(0, shown).map((remark, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a report never changes, and two remarks can be alike.
              <li key={index}>
                <code className={classes.place}>{placeText(remark.place) || t('report.whole')}</code>
                <span>
                  {remark.place?.cell !== undefined && remark.place.column !== undefined && (
                    <span className={classes.column}>{remark.place.column}</span>
                  )}
                  {sentences.size > 1 && words(remark)}
                </span>
              </li>
            ))}
          </ul>
        )}
        {open && remarks.length > shown && (
          <Button variant="subtle" ml="sm" mb="xs" onClick={() => setShown(remarks.length)}>
            {t('report.rest', { count: remarks.length - shown })}
          </Button>
        )}
      </div>
    </li>
  )
}
