import { describe, expect, it } from 'vitest'
import { limitGauge } from '../../../../renderer/questions/marks/limit-gauge.ts'

describe('the gauge of a limit', () => {
  it('puts a value over the maximum to the right of the allowed stretch', () => {
    const gauge = limitGauge('0.42', { state: 'breach', max: '0.3' })
    expect(gauge?.from).toBe(0)
    expect(gauge?.at).toBeGreaterThan(gauge?.to ?? 100)
    expect(gauge?.at).toBeLessThanOrEqual(100)
  })

  it('puts a value between two limits between their marks', () => {
    const gauge = limitGauge('6.5', { state: 'inside', min: '6', max: '9' })
    expect(gauge?.at).toBeGreaterThan(gauge?.from ?? 100)
    expect(gauge?.at).toBeLessThan(gauge?.to ?? 0)
  })

  it('puts a value under the minimum to the left of the allowed stretch', () => {
    const gauge = limitGauge('1.1', { state: 'breach', min: '1.3' })
    expect(gauge?.at).toBeLessThan(gauge?.from ?? 0)
  })

  it('ends where the value is far outside', () => {
    expect(limitGauge('1000', { state: 'breach', max: '0.3' })?.at).toBe(100)
    expect(limitGauge('-40', { state: 'breach', min: '6', max: '9' })?.at).toBe(0)
  })

  it('is not drawn for a result below detection, or without a limit', () => {
    expect(limitGauge('<0.005', { state: 'inside', max: '0.3' })).toBeNull()
    expect(limitGauge('0.2', { state: 'inside' })).toBeNull()
    expect(limitGauge('', { state: 'inside', max: '0.3' })).toBeNull()
  })
})
