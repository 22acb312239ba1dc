import type { MapColours } from './map-engine.ts'

/** The theme's variables behind each colour of a map. */
const VARIABLES: Readonly<Record<keyof MapColours, string>> = {
  land: '--adit-surface',
  sea: '--adit-ground',
  rule: '--adit-rule-strong',
  border: '--adit-rule-strong',
  ink: '--adit-ink',
  dim: '--adit-ink-dim',
  halo: '--adit-surface',
  accent: '--adit-accent',
  draft: '--adit-danger',
  mine: '--adit-accent',
  photo: '--adit-ink',
  file: '--adit-ink-dim',
  answer: '--adit-warn',
  finding: '--adit-danger',
}

/** The colours of the theme that is on, resolved, since a canvas knows no variables. */
export function readColours(within: HTMLElement): MapColours {
  const probe = document.createElement('span')
  within.append(probe)
  const resolve = (variable: string) => {
    probe.style.color = `var(${variable})`
    return getComputedStyle(probe).color
  }
  const colours = Object.fromEntries(
    Object.entries(VARIABLES).map(([name, variable]) => [name, resolve(variable)]),
  ) as MapColours
  probe.remove()
  return colours
}

/** The variable of a kind's colour, for the legend. */
export function colourVariable(name: keyof MapColours): string {
  return `var(${VARIABLES[name]})`
}
