import type { Choice } from '../checklist/definition.ts'

/** A list file that ODK calls XML external data is `root/item`, each item with one element for each column. */
const ITEM = /<item\b[^>]*?(?:\/>|>([\s\S]*?)<\/item\s*>)/g
const CELL = /<([A-Za-z_][\w.-]*)\b[^>]*?(?:\/>|>([^<]*)<\/\1\s*>)/g

/**
 * The choices of an XML file beside a form: `<root><item><name>…</name><label>…</label></item>…</root>`. Null for anything
 * else. Only text is read; entities that the file declares itself are not.
 */
export function choicesFromXml(
  text: string,
  languages: readonly string[],
  columns: { readonly value?: string; readonly label?: string },
): readonly Choice[] | null {
  const bare = text.replace(/<!--[\s\S]*?-->/g, '')
  if (!/^\s*(<\?xml[^>]*\?>\s*)?<root\b/.test(bare) || bare.includes('<!')) return null
  const choices: Choice[] = []
  for (const [, inside] of bare.matchAll(ITEM)) {
    const cells = new Map(
      [...(inside ?? '').matchAll(CELL)].map(([, name = '', value]) => [name, decode(value ?? '')]),
    )
    const name = cells.get('name') ?? cells.get(columns.value ?? '') ?? ''
    const label = cells.get('label') || cells.get(columns.label ?? '') || name
    const others = [...cells].filter(([column]) => column !== 'name' && column !== 'label')
    choices.push({
      name,
      label: Object.fromEntries(languages.map((language) => [language, label])),
      ...(others.length === 0 ? {} : { columns: Object.fromEntries(others) }),
    })
  }
  return choices.length === 0 ? null : choices
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function decode(text: string): string {
  return text
    .replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]+);/gi, (whole, name: string) => {
      if (!name.startsWith('#')) return ENTITIES[name] ?? whole
      const code = name[1]?.toLowerCase() === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
      return code > 0 && code < 0x110000 ? String.fromCodePoint(code).toWellFormed() : ''
    })
    .trim()
    .normalize('NFC')
}
