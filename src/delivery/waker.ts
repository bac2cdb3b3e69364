/** Rests between the steps of a loop, which a nudge cuts short: also one that came while the step was still at work. */

export interface Waker {
  /** A step begins: it will see everything that was nudged about so far. */
  begin(): void
  nudge(): void
  /** At most so many milliseconds; not at all when there was a nudge since `begin`. */
  rest(ms: number): Promise<void>
}

export function createWaker(): Waker {
  let nudged = true
  let wake: () => void = () => undefined
  return {
    begin() {
      nudged = false
    },
    nudge() {
      nudged = true
      wake()
    },
    rest(ms) {
      if (nudged) return Promise.resolve()
      return new Promise((resolve) => {
        const timer = setTimeout(resolve, ms)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    },
  }
}
