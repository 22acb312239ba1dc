import { describe, expect, it } from 'vitest'
import { isNodeSet, toText } from '../../../shared/expression/convert.ts'
import { evaluate } from '../../../shared/expression/evaluate.ts'
import { parseExpression } from '../../../shared/expression/parse.ts'
import type { ExpressionNode, World } from '../../../shared/expression/scope.ts'
import { fakeEnvironment } from '../../support/fake-environment.ts'

/** An element: its text, or what is in it. */
type Content = string | readonly (readonly [string, Content])[]

class Element implements ExpressionNode {
  readonly name: string
  readonly numeric = false
  readonly #parent: Element | null
  readonly #children: readonly Element[]
  readonly #text: string

  constructor(name: string, content: Content, parent: Element | null) {
    this.name = name
    this.#parent = parent
    this.#text = typeof content === 'string' ? content : ''
    this.#children =
      typeof content === 'string' ? [] : content.map(([child, inside]) => new Element(child, inside, this))
  }

  get leaf() {
    return this.#children.length === 0
  }
  text = () => this.#text
  relevant = () => this.#text !== 'HIDDEN'
  parent = () => this.#parent
  children = () => this.#children
  position(): number {
    const same = this.#parent?.children().filter((child) => child.name === this.name) ?? [this]
    return same.indexOf(this) + 1
  }
}

const ROW = (name: string, age: string, pets: readonly string[]): [string, Content] => [
  'person',
  [['name', name], ['age', age], ...pets.map((pet): [string, Content] => ['pet', [['kind', pet]]])],
]
const DOCUMENT = new Element(
  '',
  [
    [
      'data',
      [
        ['title', 'Census'],
        ROW('Ana', '31', ['cat', 'dog']),
        ROW('Ben', '', ['dog']),
        ROW('Cho', '12', []),
        ['secret', 'HIDDEN'],
        ['totals', [['age', '43']]],
      ],
    ],
  ],
  null,
)

function find(path: readonly (string | number)[]): ExpressionNode {
  let at: ExpressionNode = DOCUMENT
  for (const step of path) {
    const next =
      typeof step === 'number' ? at.children()[step] : at.children().find(({ name }) => name === step)
    if (next === undefined) throw new Error(`nothing at ${step}`)
    at = next
  }
  return at
}

/** The texts of the nodes that an expression leads to from a place, or the value it gives. */
function from(place: readonly (string | number)[], text: string): string {
  const parsed = parseExpression(text)
  if ('problem' in parsed) throw new Error(`${text}: ${parsed.problem.code}`)
  const world: World = {
    ...fakeEnvironment(),
    offsetAt: () => 0,
    reference: () => [],
    instance: () => null,
    itext: () => '',
    version: '',
    choiceLabel: () => '',
    document: DOCUMENT,
  }
  const value = evaluate(parsed.tree, find(place), world)
  return isNodeSet(value) ? value.map((node) => node.text() || node.name).join(' ') : toText(value)
}

const ANA = ['data', 1]
const CHO = ['data', 3]

describe('a path', () => {
  it.each<[string, (string | number)[], string, string]>([
    ['is absolute from the document', ANA, '/data/title', 'Census'],
    ['takes any name for the root, which differs between tools', ANA, '/form/title', 'Census'],
    ['is relative to the node it belongs to', ANA, 'name', 'Ana'],
    ['may say so', ANA, './name', 'Ana'],
    ['climbs', [...ANA, 'name'], '../age', '31'],
    ['climbs twice', [...ANA, 'name'], '../../title', 'Census'],
    ['may write out the axis', [...ANA, 'name'], 'parent::person/child::age', '31'],
    ['keeps the parent only under its name', [...ANA, 'name'], 'parent::other/age', ''],
    ['may stand still', [...ANA, 'name'], 'self::name', 'Ana'],
    ['stands still only under its name', [...ANA, 'name'], 'self::age', ''],
    ['takes node() for any', [...ANA, 'name'], 'self::node()', 'Ana'],
    ['gives every node of the name', ['data'], 'person/name', 'Ana Ben Cho'],
    ['takes a star for any name', ANA, '*', 'Ana 31 pet pet'],
    ['looks deep below a node', ['data'], 'person//kind', 'cat dog dog'],
    ['looks deep from the document', ANA, '//kind', 'cat dog dog'],
    ['finds nothing where nothing is', ANA, 'nothing/else', ''],
    ['leaves out what is irrelevant', ['data'], 'secret | title', 'Census'],
    ['climbs out of what is irrelevant', ['data', 'secret'], '../title', 'Census'],
    ['can be the document itself', ANA, 'count(/)', '1'],
    ['starts over after current()', ANA, 'current()/name', 'Ana'],
  ])('%s', (_, place, expression, expected) => {
    expect(from(place, expression)).toBe(expected)
  })
})

describe('a predicate', () => {
  it.each<[string, (string | number)[], string, string]>([
    ['that is a number is a place', ['data'], 'person[2]/name', 'Ben'],
    ['that is a number means a place under each parent', ['data'], 'person/pet[1]/kind', 'cat dog'],
    ['over a whole set means a place in all of it', ['data'], '(person/pet)[2]/kind', 'dog'],
    ['counts from 1', ['data'], 'person[0]/name', ''],
    ['may be worked out', ['data'], 'person[1 + 1]/name', 'Ben'],
    ['that is a text is not a place', ['data'], "person['2']/name", 'Ana Ben Cho'],
    ['knows position()', ['data'], 'person[position() > 1]/name', 'Ben Cho'],
    ['knows last()', ['data'], 'person[last()]/name', 'Cho'],
    ['knows position() of what the one before left', ['data'], "person[name != 'Ana'][1]/name", 'Ben'],
    ['keeps what holds', ['data'], 'person[age > 20]/name', 'Ana'],
    ['keeps what is there', ['data'], 'person[pet]/name', 'Ana Ben'],
    ['keeps a child that is not blank', ['data'], 'person[age]/name', 'Ana Cho'],
    ['stands on the node it asks', ['data'], "person[pet/kind = 'dog'][age = '']/name", 'Ben'],
    [
      'reaches the question by current()',
      [...CHO, 'age'],
      '/data/person[age > current()/../age]/name',
      'Ana',
    ],
    ['reaches around by ..', ['data'], 'person[../title]/name', 'Ana Ben Cho'],
    ['may stand in a predicate', ['data'], "person[pet[kind = 'cat']]/name", 'Ana'],
    ['may follow a step in between', ['data'], 'person[2]/pet[1]/kind', 'dog'],
    ['on a dot asks the node itself', ANA, "name/.[. = 'Ana']", 'Ana'],
  ])('%s', (_, place, expression, expected) => {
    expect(from(place, expression)).toBe(expected)
  })
})

describe('sets of nodes', () => {
  it.each<[string, string, string]>([
    ['are united in document order', 'person[2]/name | title | person[1]/name', 'Census Ana Ben'],
    ['hold nothing twice', 'count(person | person[1] | *)', '5'],
    ['are counted', 'count(person/pet)', '3'],
    ['are counted without blanks', 'count-non-empty(person/age)', '2'],
    ['are summed without blanks', 'sum(person/age)', '43'],
    ['have a largest', 'max(person/age)', '31'],
    ['have a smallest', 'min(person/age | totals/age)', '12'],
    ['are joined, blanks too', "join(',', person/age)", '31,,12'],
    ['are texts by their first node', "concat('', string(person/name))", 'Ana'],
    ['are numbers by their first node', 'person/age + 1', '32'],
    ['compare by any of their nodes', "person/name = 'Cho'", 'true'],
    ['are true when they hold nodes', "if(person, 'some', 'none')", 'some'],
    ['are false when they hold none', "if(nobody, 'some', 'none')", 'none'],
  ])('%s', (_, expression, expected) => {
    expect(from(['data'], expression)).toBe(expected)
  })

  it('know the place of a node among those of its name', () => {
    expect(from(CHO, 'position(.)')).toBe('3')
    expect(from([...CHO, 'age'], 'position(..)')).toBe('3')
    expect(from(['data', 'totals'], 'position(.)')).toBe('1')
    expect(from(['data'], 'string(position(nobody))')).toBe('NaN')
  })
})

describe('what ODK XForms leaves out of XPath is refused by name', () => {
  it.each<[string, string, string]>([
    ['@id', 'unknown-axis', '@'],
    ['person/@id', 'unknown-axis', '@'],
    ['attribute::id', 'unknown-axis', 'attribute'],
    ['preceding-sibling::person', 'unknown-axis', 'preceding-sibling'],
    ['ancestor::data', 'unknown-axis', 'ancestor'],
    ['namespace::x', 'unknown-axis', 'namespace'],
    ['person/text()', 'unexpected-token', 'text'],
    ['child::comment()', 'unknown-function', 'comment'],
    ['lang(1)', 'unknown-function', 'lang'],
    ['$x', 'unknown-character', '$'],
  ])('%s', (expression, code, found) => {
    expect(parseExpression(expression)).toMatchObject({ problem: { code, found } })
  })
})
