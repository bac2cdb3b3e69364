/** One row of weights a bucket, one weight an answer; `unit` is what a weight of 1 is worth. */
export interface Weights {
  unit: number
  rows: Int8Array | Float32Array
}

/** Multinomial logistic regression over the message's features, each worth less the more there are. */
export function logProbabilities(
  { unit, rows }: Weights,
  features: readonly number[],
  width: number,
): Float64Array {
  const sums = new Float64Array(width)
  for (const bucket of features) {
    for (let index = 0; index < width; index += 1) sums[index]! += rows[bucket * width + index]!
  }
  const scale = unit / Math.sqrt(features.length)
  const largest = Math.max(...sums) * scale
  let total = 0
  for (const sum of sums) total += Math.exp(sum * scale - largest)
  return sums.map((sum) => sum * scale - largest - Math.log(total))
}
