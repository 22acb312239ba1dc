import { useCallback } from 'react'
import type { Path, Value } from '../../../../shared/checklist/value.ts'
import { canonicalJson } from '../../../../shared/lib/canonical-json.ts'
import { EVERY_SECTION } from '../../../../shared/record/event.ts'
import { useAssessmentStore } from '../../../assessment/assessment-context.tsx'
import type { UndoOffer } from '../../../assessment/undo-offer.ts'
import { useTranslation } from '../../../messages/use-translation.ts'
import { usePlaceLabel } from '../../../questions/place-label.ts'
import { useValueWords } from '../../../questions/value-words.ts'

/** As much of an answer as fits into a tooltip, in characters. */
const LONGEST = 40

/** Says what an undo or a redo does: where, and from what to what. */
export function useOfferWords(): (offer: UndoOffer) => string {
  const { t } = useTranslation(['history', 'questions'])
  const store = useAssessmentStore()
  const values = useValueWords()
  const label = usePlaceLabel()

  return useCallback(
    (offer) => {
      const { body: entry, path, from, more } = offer
      const where = path === null ? '' : label(path)
      const what = said()
      return more === 0 ? what : t('undo.more', { what, count: more })

      function said(): string {
        switch (entry.kind) {
          case 'answer.set': {
            const { value, carried } = entry.body
            const to = short(value, entry.body.path)
            // The same answer again, said otherwise.
            if (canonicalJson(value) === canonicalJson(from)) {
              const standing = store.getState().record.answers.get(entry.body.path)
              if (carried !== undefined) return t('undo.carried', { where, to })
              return t(standing?.carried === undefined ? 'undo.reason' : 'undo.confirmed', { where, to })
            }
            return t('undo.answer', { where, from: short(from, entry.body.path), to })
          }
          case 'repeat.add':
            return t('undo.row-restore', { where })
          case 'repeat.remove':
            return t('undo.row-remove', { where })
          case 'attachment.add':
            return t('undo.file-add', { where, name: entry.body.name })
          case 'attachment.withdraw': {
            const { sha256 } = entry.body
            const files = store.getState().record.attachments.get(entry.body.path) ?? []
            const name = files.find((file) => file.sha256 === sha256)?.name ?? sha256.slice(0, 8)
            return t('undo.file-withdraw', { where, name })
          }
          case 'attachment.describe':
          case 'attachment.annotate': {
            const { sha256 } = entry.body
            const files = store.getState().record.attachments.get(entry.body.path) ?? []
            const name = files.find((file) => file.sha256 === sha256)?.name ?? sha256.slice(0, 8)
            return t(entry.kind === 'attachment.describe' ? 'undo.file-words' : 'undo.file-marks', {
              where,
              name,
            })
          }
          case 'evidence.set': {
            const { level } = entry.body
            return level === null
              ? t('undo.evidence-none', { where })
              : t('undo.evidence', { where, level: t(`questions:evidence.${level}`) })
          }
          case 'flag.set':
            return t(entry.body.on ? 'undo.flag-on' : 'undo.flag-off', { where })
          case 'section.assign':
            if (entry.body.section !== EVERY_SECTION) return t('undo.section', { where })
            return t(entry.body.open === true ? 'undo.answers-open' : 'undo.answers-close')
          case 'action.set':
            return t('undo.action')
          default:
            return t('undo.finding')
        }
      }

      function short(value: Value | null, at: Path): string {
        const view = store.getState().views.get(at)
        if (value === null || view?.kind !== 'question') return value === null ? t('undo.blank') : '…'
        const words = values(view, value).replaceAll(/\s+/g, ' ')
        return words.length > LONGEST ? `${words.slice(0, LONGEST - 1)}…` : words
      }
    },
    [t, store, values, label],
  )
}
