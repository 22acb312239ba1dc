import { Button, Menu } from '@mantine/core'
import { IconPhotoPin } from '@tabler/icons-react'
import { useMemo } from 'react'
import type { GeoPoint, Path } from '../../../shared/checklist/value.ts'
import { useAssessment } from '../../assessment/assessment-context.tsx'
import { photoPlaces } from '../../map/photo-places.ts'
import { useTranslation } from '../../messages/use-translation.ts'
import classes from './position-field.module.css'
import { describePosition } from './position-words.ts'

/** As many as a menu can show; the nearest come first. */
const MOST = 20

/** Offers the places where photos of this assessment say they were taken. Not there when none says. */
export function PhotoPositionMenu({ path, onTake }: { readonly path: Path; onTake(point: GeoPoint): void }) {
  const { t } = useTranslation(['map', 'questions'])
  const attachments = useAssessment((state) => state.record.attachments)
  const places = useMemo(() => photoPlaces(attachments, path).slice(0, MOST), [attachments, path])
  if (places.length === 0) return null
  return (
    <Menu position="bottom-start" width="22rem">
      <Menu.Target>
        <Button variant="default" leftSection={<IconPhotoPin size={18} aria-hidden />}>
          {t('photo.open')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah="24rem" style={{ overflowY: 'auto' }}>
        {places.map(({ sha256, name, lat, lon, where }) => (
          <Menu.Item key={sha256} onClick={() => onTake({ lat, lon })}>
            {name}
            <span className={classes.taken}>
              {describePosition({ lat, lon }, t)} · {t(`photo.where.${where}`)}
            </span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
