/** JSON of Zalo's: ids are larger than a double holds, and not everywhere in quotes. */

/**
 * The value, with whole numbers beyond 2^53 as strings of their digits.
 * @returns undefined when it is not JSON
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text, longNumber.test(text) ? keepDigits : undefined) as unknown
  } catch {
    return undefined
  }
}

/** Outside quotes, or looking so: reading numbers one by one takes several times as long. */
const longNumber = /[:[,\s-]\d{16}/

function keepDigits(_key: string, value: unknown, context?: { source?: string }): unknown {
  const source = context?.source
  const exact = typeof value !== 'number' || Number.isSafeInteger(value) || !source || !/^-?\d+$/.test(source)
  return exact ? value : source
}
