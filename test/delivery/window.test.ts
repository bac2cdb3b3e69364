import { describe, expect, it } from 'vitest'
import { createSendingWindow } from '../../src/delivery/window.ts'

/** Starts of messages of so many calls, each answered in 50 ms a call, within so many seconds. */
function startsWithin(seconds: number, { perSecond, calls }: { perSecond: number; calls: number }): number[] {
  const window = createSendingWindow(perSecond)
  const starts: number[] = []
  const ends: number[] = []
  for (let now = 10_000; now < 10_000 + seconds * 1_000; now += 1) {
    for (; (ends[0] ?? Number.POSITIVE_INFINITY) <= now; ends.shift()) window.ended(now, calls)
    if (window.freeBy(now, calls) === 0) continue
    expect(window.take(now, calls)).toBe(now)
    starts.push(now)
    ends.push(now + 50 * calls)
  }
  return starts
}

const mostInASecond = (starts: readonly number[]): number =>
  Math.max(...starts.map((from) => starts.filter((at) => at >= from && at < from + 1_000).length))

describe('the pace of what goes to many', () => {
  it.each([
    { perSecond: 30, calls: 1 },
    { perSecond: 30, calls: 2 },
    { perSecond: 30, calls: 7 },
    { perSecond: 33.3, calls: 3 },
  ])('of $calls calls each at $perSecond a second is a pace of calls', (given) => {
    const starts = startsWithin(10, given)
    expect(mostInASecond(starts) * given.calls).toBeLessThanOrEqual(given.perSecond)
    expect(starts.length * given.calls).toBeGreaterThan(0.7 * 10 * given.perSecond)
  })

  it('of more calls than a second has is slower by as many seconds', () => {
    const starts = startsWithin(20, { perSecond: 2, calls: 6 })
    expect(starts.length).toBeGreaterThanOrEqual(5)
    expect(starts.length).toBeLessThanOrEqual(7)
  })

  it('gives a message of more calls than the ones before no place that is still taken', () => {
    const window = createSendingWindow(3)
    for (const at of [1_000, 1_300]) expect(window.take(at, 1)).toBe(at)
    expect(window.take(1_600, 2)).toBeNull()
    window.ended(1_650, 1)
    expect(window.take(1_700, 2)).toBe(2_650)
  })
})
