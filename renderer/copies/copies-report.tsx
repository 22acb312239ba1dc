import { Button, Modal } from '@mantine/core'
import { useLanguage } from '../messages/use-language.ts'
import { useTranslation } from '../messages/use-translation.ts'
import { useServices } from '../services.ts'
import type { Loss, Mend } from '../storage/copies/mended.ts'
import { useLive } from '../storage/use-live.ts'
import { formatList } from '../ui/format.ts'
import classes from './copies.module.css'
import { groupReport, type ReportLine } from './report-groups.ts'
import { useBothCopies, useCopies } from './use-copies.ts'

/** What was mended since the start, from which copy, where the originals lie, and what could not be recovered. */
export function CopiesReport({
  opened,
  onClose,
}: {
  readonly opened: boolean
  readonly onClose: () => void
}) {
  const { t } = useTranslation(['copies', 'common'])
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={t('report.title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {opened && <Report onClose={onClose} />}
    </Modal>
  )
}

function Report({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('copies')
  const mending = useCopies((state) => state.mending)
  const checking = useCopies((state) => state.checking)
  const { mended, losses } = groupReport(mending)
  const nothing = mended.length + losses.length + mending.repairs.length === 0
  return (
    <div className={classes.report} data-copies-report>
      <p>{nothing ? t('report.none') : t('report.lead')}</p>
      {checking !== null && checking.total > 0 && <p role="status">{t('report.running', checking)}</p>}
      {mended.map((group) => (
        <section key={group.in} className={classes.group}>
          <h3>{t(`report.mended.${group.in}`)}</h3>
          <ul>
            {group.lines.map((line) => (
              <Line key={`${line.what} ${line.why}`} line={line} why={t(`why.${line.why}`)} />
            ))}
          </ul>
        </section>
      ))}
      {mending.repairs.length > 0 && (
        <section className={classes.group}>
          <h3>{t('report.repairs')}</h3>
          <ul>
            {mending.repairs.map((repair) => (
              <li key={`${repair.kind} ${repair.what} ${repair.place}`}>
                {t(`repair.${repair.kind}.${repair.what}`, { kept: repair.kept })}
                {repair.aside !== null && (
                  <div className={classes.place}>{t('report.aside.journal', { aside: repair.aside })}</div>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {!nothing && (
        <section className={classes.group}>
          <h3>{losses.length > 0 ? t('report.losses') : t('report.lossesNone')}</h3>
          {losses.length > 0 && (
            <ul>
              {losses.map((line) => (
                <Line key={`${line.what} ${line.why}`} line={line} why={t(`loss.${line.why}`)} />
              ))}
            </ul>
          )}
        </section>
      )}
      <div className={classes.actions}>
        <Button onClick={onClose}>{t('report.close')}</Button>
      </div>
    </div>
  )
}

function Line({ line, why }: { readonly line: ReportLine<Mend | Loss>; readonly why: string }) {
  const { t } = useTranslation(['copies', 'common'])
  const language = useLanguage()
  const { storage } = useServices()
  const names = useLive(async () => {
    const mines = new Map((await storage.listMines()).map((mine) => [mine.id, mine.name]))
    const cards = (await storage.listAssessments()).filter(({ id }) => line.assessments.includes(id))
    return cards.map(({ mine, stage }) => ({ mine: mines.get(mine) ?? '', stage }))
  }, [storage, line.assessments])
  const places = [
    ...(names ?? []).map(({ mine, stage }) => `${mine} · ${t(`common:stage.${stage}`)}`),
    ...line.tables.map((table) => t(`table.${table}`)),
  ]
  return (
    <li>
      {t('report.line', { what: t(`what.${line.what}`, { count: line.count }), why })}
      {places.length > 0 && <div className={classes.place}>{formatList([...new Set(places)], language)}</div>}
      {line.asides.map((aside) => (
        <div key={aside} className={classes.place}>
          {aside === 'quarantine' ? t('report.aside.quarantine') : t('report.aside.journal', { aside })}
        </div>
      ))}
    </li>
  )
}

/** Opens the report by itself when something was mended that a person must know of. */
export function UntoldReport() {
  const copies = useBothCopies()
  const untold = useCopies((state) => state.untold)
  return <CopiesReport opened={untold} onClose={() => void copies.tell()} />
}
