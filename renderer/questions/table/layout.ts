import { create } from 'zustand'
import type { Settings } from '../../storage/storage.ts'

/** How the entries of a repeat are laid out. */
export type Layout = 'cards' | 'table'

/** Which repeats the person wants as tables, by `layoutKey`; `start.tsx` reads it, `keepSettings` stores it. */
export const useLayouts = create<Settings['layouts']>(() => ({}))

/** Under which a choice of layout is kept: it holds for this repeat in every assessment made with this form. */
export function layoutKey(form: string, repeat: string): string {
  return `${form}/${repeat}`
}

/** How the person wants this repeat, and how to change it; kept for the next start. */
export function useLayout(key: string): readonly [Layout, (layout: Layout) => void] {
  const layout = useLayouts((layouts) => layouts[key] ?? 'cards')
  const choose = (chosen: Layout) => {
    const { [key]: _, ...others } = useLayouts.getState()
    useLayouts.setState(chosen === 'cards' ? others : { ...others, [key]: chosen }, true)
  }
  return [layout, choose]
}
