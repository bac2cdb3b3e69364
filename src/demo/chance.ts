/** Randomness that is the same at every run, so that a demonstration looks as it did the last time. Keeps no secret. */
import type { RandomBytes } from '../platform/clock.ts'

export interface Chance {
  readonly bytes: RandomBytes
  /** A whole number from 0 to `most`, both included. */
  upTo(most: number): number
}

/** Mulberry32, by Tommy Ettinger (public domain). */
export function createChance(seed: number): Chance {
  let state = seed >>> 0
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  return {
    bytes: (size) => Uint8Array.from({ length: size }, () => next() & 255),
    upTo: (most) => next() % (most + 1),
  }
}
