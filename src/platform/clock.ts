/** Time and randomness, passed in so that tests can set them. */
import { randomBytes } from 'node:crypto'

export interface Clock {
  now(): Date
}

export type RandomBytes = (size: number) => Uint8Array

export const systemClock: Clock = { now: () => new Date() }
export const systemRandom: RandomBytes = (size) => randomBytes(size)
