import type { Environment } from '../../../shared/engine/form-view.ts'
import { toBoolean, toNumber, toText } from '../../../shared/expression/convert.ts'
import { parseDateTime } from '../../../shared/expression/dates.ts'
import { evaluate } from '../../../shared/expression/evaluate.ts'
import { parseExpression } from '../../../shared/expression/parse.ts'
import type { ExpressionNode, ExpressionValue, World } from '../../../shared/expression/scope.ts'
import { fakeEnvironment } from '../../support/fake-environment.ts'

/** A question that holds `text`. */
export function leaf(name: string, text: string, numeric = false): ExpressionNode {
  return {
    name,
    leaf: true,
    numeric,
    text: () => text,
    relevant: () => true,
    parent: () => null,
    children: () => [],
    position: () => 1,
  }
}

/** Evaluates a text with `values` standing for `${name}`: one text, or several for several rows. */
export function value(
  text: string,
  values: Record<string, string | string[]> = {},
  dot = '',
  environment: Environment = fakeEnvironment(),
): ExpressionValue {
  const result = parseExpression(text)
  if ('problem' in result) throw new Error(`${text}: ${JSON.stringify(result.problem)}`)
  const self = leaf('self', dot)
  const world: World = {
    ...environment,
    offsetAt: (moment) => environment.offsetAt?.(moment) ?? parseDateTime(environment.now())?.offset ?? 0,
    reference: (name) => [values[name] ?? []].flat().map((each) => leaf(name, each)),
    instance: () => null,
    itext: (id) => `words of ${id}`,
    version: '2026.1',
    choiceLabel: (_, choice) => `label of ${choice}`,
    document: self,
  }
  return evaluate(result.tree, self, world)
}

export const text = (...args: Parameters<typeof value>) => toText(value(...args))
export const number = (...args: Parameters<typeof value>) => toNumber(value(...args))
export const truth = (...args: Parameters<typeof value>) => toBoolean(value(...args))
