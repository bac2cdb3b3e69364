/**
 * What a forced fault answers: an error of Zalo's; a literal status and body; `drop`: connection closed, nothing
 * done; `lost`: done, then closed before the answer; `html`: a proxy's page with 502; `delayMs`: the truth, late.
 */
export type FaultAnswer =
  | { error: number; message?: string }
  | { status: number; body: unknown }
  | 'drop'
  | 'lost'
  | 'html'
  | { delayMs: number }

export interface Fault {
  /** The end of the path it hits; any when absent. */
  readonly path?: string
  readonly count?: number
  readonly answer: FaultAnswer
}

/** Forced failures, taken in the order they were asked for. */
export class Faults {
  private armed: { path: string; count: number; answer: FaultAnswer }[] = []

  next({ path = '', count = 1, answer }: Fault): void {
    this.armed.push({ path, count, answer })
  }

  clear(): void {
    this.armed = []
  }

  take(path: string): FaultAnswer | undefined {
    const fault = this.armed.find((armed) => path.endsWith(armed.path))
    if (!fault) return undefined
    fault.count -= 1
    if (fault.count <= 0) this.armed = this.armed.filter((armed) => armed !== fault)
    return fault.answer
  }
}
