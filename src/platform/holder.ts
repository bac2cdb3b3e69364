/** The name under which this process holds leases and messages in flight: never the same twice. */
import { hostname } from 'node:os'
import type { RandomBytes } from './clock.ts'

export const newHolder = (randomBytes: RandomBytes): string =>
  `${hostname().slice(0, 40)}:${process.pid}:${Buffer.from(randomBytes(6)).toString('hex')}`
