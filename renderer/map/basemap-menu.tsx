import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { IconCheck, IconFolderSearch, IconMap2, IconPlus, IconTrash } from '@tabler/icons-react'
import { useId } from 'react'
import type { Basemap } from '../../shared/ipc/basemap-calls.ts'
import { useTranslation } from '../messages/use-translation.ts'
import classes from './basemap-menu.module.css'
import type { Basemaps } from './use-basemaps.ts'

/** Chooses what a map is drawn on: the outlines that are shipped, or a file from the person's disk. */
export function BasemapMenu({ basemaps }: { readonly basemaps: Basemaps }) {
  const { t } = useTranslation('map')
  const { list, add, choose } = basemaps
  const aboutId = useId()
  return (
    <Menu
      position="bottom-end"
      width="20rem"
      classNames={{ itemIndicator: classes.indicator ?? '' }}
      checkIcon={<IconCheck size={18} aria-hidden />}
    >
      {/* Around the target: within it, it would keep what the target says of its menu from the button. */}
      <Tooltip label={t('basemap.open')} position="left">
        <Menu.Target>
          <ActionIcon variant="default" size="lg" aria-label={t('basemap.open')}>
            <IconMap2 size={20} />
          </ActionIcon>
        </Menu.Target>
      </Tooltip>
      <Menu.Dropdown>
        <Menu.RadioItem
          value=""
          checked={list.chosen === null}
          closeMenuOnClick
          onChange={() => choose(null)}
        >
          {t('basemap.none')}
        </Menu.RadioItem>
        {list.basemaps.map((basemap) => (
          <Entry key={basemap.id} basemap={basemap} basemaps={basemaps} />
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconPlus size={18} />} aria-describedby={aboutId} onClick={add}>
          {t('basemap.add')}
        </Menu.Item>
        <p id={aboutId} className={classes.about}>
          {t('basemap.about')}
        </p>
      </Menu.Dropdown>
    </Menu>
  )
}

function Entry({ basemap, basemaps }: { readonly basemap: Basemap; readonly basemaps: Basemaps }) {
  const { t } = useTranslation('map')
  const { id, name, state, format, minZoom, maxZoom } = basemap
  const facts =
    state === 'ready'
      ? `${format === 'pmtiles' ? 'PMTiles' : 'MBTiles'} · ${t('basemap.zooms', { from: minZoom, to: maxZoom })}`
      : t(`basemap.${state}`)
  return (
    <>
      <Menu.RadioItem
        value={id}
        checked={basemaps.list.chosen === id}
        closeMenuOnClick
        disabled={state !== 'ready'}
        onChange={() => basemaps.choose(id)}
      >
        <span className={classes.name}>{name}</span>
        <span className={classes.facts}>{facts}</span>
      </Menu.RadioItem>
      {state !== 'ready' && (
        <Menu.Item
          className={classes.act}
          leftSection={<IconFolderSearch size={18} />}
          aria-label={t('basemap.findNamed', { name })}
          onClick={() => basemaps.find(id)}
        >
          {t('basemap.find')}
        </Menu.Item>
      )}
      <Menu.Item
        className={classes.act}
        leftSection={<IconTrash size={18} />}
        aria-label={t('basemap.removeNamed', { name })}
        onClick={() => basemaps.remove(id)}
      >
        {t('basemap.remove')}
      </Menu.Item>
    </>
  )
}
