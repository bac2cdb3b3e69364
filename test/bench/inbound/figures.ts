/** The middle of several figures. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5)
}

/** The value below which this share of the values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

export const rounded = (value: number, digits = 0): number => Number(value.toFixed(digits))

export const percentiles = (values: readonly number[]) => ({
  p50: rounded(percentile(values, 0.5), 1),
  p95: rounded(percentile(values, 0.95), 1),
  p99: rounded(percentile(values, 0.99), 1),
})
