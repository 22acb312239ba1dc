/** A range's scale. All decimal numbers. */
export interface Scale {
  readonly start: number
  readonly end: number
  readonly step: number
}

/**
 * The scale of a range question from its `parameters`, e.g. `start=0 end=10 step=1`.
 * What is missing or no number takes XLSForm's default: 1 to 10 in steps of 1.
 */
export function readScale(parameters: string | undefined): Scale {
  const given = new Map<string, number>()
  for (const pair of (parameters ?? '').trim().split(/[\s;,]+/)) {
    const [key, value] = pair.split('=')
    if (key !== undefined && value !== undefined && value !== '' && Number.isFinite(Number(value))) {
      given.set(key, Number(value))
    }
  }
  const scale = { start: given.get('start') ?? 1, end: given.get('end') ?? 10, step: given.get('step') ?? 1 }
  return scale.step > 0 && scale.end > scale.start ? scale : { start: 1, end: 10, step: 1 }
}

/** A number on the scale as decimal text with no more decimals than the step has: 0.30000000000000004 is 0.3. */
export function onScale(value: number, { step }: Scale): string {
  const decimals = /\.(\d+)/.exec(String(step))?.[1]?.length ?? 0
  return value.toFixed(decimals)
}
