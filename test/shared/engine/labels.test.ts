import { describe, expect, it } from 'vitest'
import { at, choose, group, open, question, repeat, words } from '../../support/checklist-dsl.ts'

describe('words with gaps', () => {
  it('are filled in every language, choices by their label there', () => {
    const both = (en: string, zh: string) => ({ en, zh })
    const form = open(
      [],
      { values: { dam: 'tailings' } },
      {
        languages: ['en', 'zh'],
        form_title: both('T', '题'),
        choices: {
          answers: [{ name: 'x', label: both('X', 'X') }],
          dams: [{ name: 'tailings', label: both('Tailings dam', '尾矿坝') }],
        },
        survey: [
          group(
            's',
            [
              choose('dam', { list_name: 'dams', label: both('Dam?', '坝？') }),
              question('text', 'height', {
                label: both('Height of ${dam}', '${dam}的高度'),
                hint: both('${dam}!', '${dam}！'),
              }),
            ],
            { label: both('About ${dam}', '关于${dam}') },
          ),
        ],
      },
    )
    expect(at(form, 'height').label).toEqual({ en: 'Height of Tailings dam', zh: '尾矿坝的高度' })
    expect(at(form, 'height').hint).toEqual({ en: 'Tailings dam!', zh: '尾矿坝！' })
    expect(form.view('s')?.label).toEqual({ en: 'About Tailings dam', zh: '关于尾矿坝' })
  })

  it('follow the answer, and a blank leaves no trace', () => {
    const form = open([question('text', 'who'), question('note', 'n', { label: words('Hello ${who}!') })])
    expect(at(form, 'n').label).toEqual({ en: 'Hello !' })
    expect(form.answer('who', 'Ana')).toEqual(['who', 'n'])
    expect(at(form, 'n').label).toEqual({ en: 'Hello Ana!' })
  })

  it('and nothing to fill them with leave no space before a closing bracket', () => {
    const label = words('Cost (million ${money})')
    const form = open([question('text', 'money'), question('note', 'n', { label })])
    expect(at(form, 'n').label).toEqual({ en: 'Cost (million)' })
    form.answer('money', 'USD')
    expect(at(form, 'n').label).toEqual({ en: 'Cost (million USD)' })
  })

  it('mean the own row inside a repeat', () => {
    const rows = [repeat('r', [question('text', 'p'), question('note', 'n', { label: words('Point ${p}') })])]
    const form = open(rows, {
      rows: { r: ['0000000a', '0000000b'] },
      values: { '0000000a/p': 'A', '0000000b/p': 'B' },
    })
    expect(at(form, '0000000b/n').label).toEqual({ en: 'Point B' })
  })

  it('without gaps are the words of the definition themselves', () => {
    const form = open([question('text', 'a')])
    expect(at(form, 'a').label).toBe(at(form, 'a').definition.label)
  })
})
