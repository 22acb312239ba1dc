import { ancestors, descendants, type Element, xpathOf } from './survey-tree.ts'

/** Where the reference stands, which decides what its path begins with. */
export interface ReferenceOptions {
  /** In the condition of a list (`choice_filter`), where a relative path would begin at the choice. */
  readonly useCurrent?: boolean
}

/** Writes paths for `${name}`, as `Survey.insert_xpaths` does. */
export class References {
  readonly #elements: ReadonlyMap<string, Element>

  constructor(root: Element) {
    this.#elements = new Map(
      descendants(root)
        .slice(1)
        .map((element) => [element.name, element]),
    )
  }

  /** The text with a path for each reference. `context` is the row it belongs to. */
  insert(text: string, context: Element, { useCurrent = false }: ReferenceOptions = {}): string {
    return text.replace(/\$\{([^{}]*)\}/g, (_, name: string, at: number) => {
      const path = this.#path(name, context, isAbsoluteArgument(text, at))
      return ` ${path.startsWith('..') && (useCurrent || isInListCondition(text, at)) ? 'current()/' : ''}${path} `
    })
  }

  /** Relative inside of a repeat that both lie in, from the root otherwise (`share_same_repeat_parent`). */
  #path(name: string, context: Element, absolute: boolean): string {
    const target = this.#find(name)
    const around = ancestors(context)
    const common = ancestors(target).filter((element) => around.includes(element))
    if (absolute || !common.some(({ kind }) => kind === 'repeat')) return xpathOf(target)
    const shared = common.length
    const down = [...ancestors(target), target].slice(shared).map((element) => element.name)
    return [...Array(around.length - shared + 1).fill('..'), ...down].join('/')
  }

  #find(name: string): Element {
    const element = this.#elements.get(name)
    if (element === undefined) throw new Error(`There is no ${name} in the survey.`)
    return element
  }
}

/** Whether it stands between the brackets behind an `instance()` (`_in_secondary_instance_predicate`). */
function isInListCondition(text: string, at: number): boolean {
  const open = outermostOpen(text.slice(0, at), '[', ']')
  return (
    open >= 0 && /instance\(\s*(['"])[^'"]*\1\s*\)[^\s[\]]*(\[[^[\]]*\][^\s[\]]*)*$/.test(text.slice(0, open))
  )
}

/** Whether it is one of the arguments of `indexed-repeat()` that name questions and repeats, not the numbers. */
function isAbsoluteArgument(text: string, at: number): boolean {
  const call = text.lastIndexOf('indexed-repeat(', at)
  if (call < 0) return false
  const inside = text.slice(call + 'indexed-repeat('.length, at)
  if ((inside.match(/\)/g)?.length ?? 0) > (inside.match(/\(/g)?.length ?? 0)) return false
  return [0, 1, 3, 5].includes(inside.split(',').length - 1)
}

/** The first bracket that is not closed again, or -1. */
function outermostOpen(text: string, opening: string, closing: string): number {
  const open: number[] = []
  let quote = ''
  for (const [index, sign] of [...text].entries()) {
    if (quote !== '') quote = sign === quote ? '' : quote
    else if (sign === '"' || sign === "'") quote = sign
    else if (sign === opening) open.push(index)
    else if (sign === closing) open.pop()
  }
  return open[0] ?? -1
}
