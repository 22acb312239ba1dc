import { Button } from '@mantine/core'
import { IconCopy, IconFileText } from '@tabler/icons-react'
import { useState } from 'react'
import type { ImportRemark } from '../../../shared/xlsform/import-report.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import { useServices } from '../../services.ts'
import { copyText } from '../../ui/copy-text.ts'
import { fileName } from '../../ui/file-name.ts'
import { ErrorNotice } from '../../ui/notice.tsx'
import classes from './report.module.css'
import { writeReport } from './report-text.ts'
import { useRemarkWords } from './use-remark-words.ts'

/** Takes a report out of the app as text: into the clipboard, or into a file. */
export function ReportActions({
  file,
  facts,
  remarks,
}: {
  /** Name of the form's file. */
  readonly file: string
  readonly facts: readonly string[]
  readonly remarks: readonly ImportRemark[]
}) {
  const { t } = useTranslation('checklists')
  const { bridge } = useServices()
  const words = useRemarkWords()
  const [copied, setCopied] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const text = () =>
    writeReport(remarks, {
      title: t('report.title', { file }),
      facts,
      fate: (fate, count) => `${t(`fate.${fate}`)}: ${count}`,
      remark: words,
    })
  const save = async () => {
    setFailure(null)
    try {
      const name = fileName(t('report.file', { file }), 'txt')
      await bridge.call('files.save', { kind: 'text', name, bytes: new TextEncoder().encode(text()) })
    } catch (error) {
      setFailure(error)
    }
  }
  return (
    <>
      <div className={classes.actions}>
        <Button
          variant="default"
          leftSection={<IconCopy size={18} aria-hidden />}
          onClick={() => setCopied(copyText(text()))}
        >
          {copied ? t('report.copied') : t('report.copy')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconFileText size={18} aria-hidden />}
          onClick={() => void save()}
        >
          {t('report.save')}
        </Button>
      </div>
      {failure !== null && <ErrorNotice error={failure} />}
    </>
  )
}
