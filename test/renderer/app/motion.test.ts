import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { theme } from '../../../renderer/app/theme.ts'

const RENDERER = join(import.meta.dirname, '..', '..', '..', 'renderer')
const read = (path: string) => readFileSync(path, 'utf8')

it('who asks the system for less motion gets none: nothing glides, turns or scrolls by itself', () => {
  expect(theme.respectReducedMotion).toBe(true)
  const css = read(join(RENDERER, 'app', 'base.css')).replaceAll(/\/\*.*?\*\//gs, '')
  const [, rule = ''] = /@media \(prefers-reduced-motion: reduce\) \{\s*(.*?\})\s*\}/s.exec(css) ?? []
  const [, selectors = '', declarations = ''] = /^([^{]*)\{([^}]*)\}$/s.exec(rule) ?? []
  expect(selectors.split(',').map((one) => one.trim())).toEqual(['*', '*::before', '*::after'])
  expect(
    declarations
      .split(';')
      .map((one) => one.trim())
      .filter(Boolean),
  ).toEqual([
    'transition-duration: 0s !important',
    'animation-duration: 0.01ms !important',
    'animation-iteration-count: 1 !important',
    'scroll-behavior: auto !important',
  ])
})

it('no script moves anything past that rule', () => {
  const moving = readdirSync(RENDERER, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .filter((name) => /behavior: 'smooth'|\.animate\(/.test(read(join(RENDERER, name))))
  expect(moving).toEqual([])
})
