/** JSON of Zalo's: ids are larger than a double holds, and not everywhere in quotes. */

/**
 * The value, with whole numbers beyond 2^53 as strings of their digits.
 * @returns undefined when it is not JSON
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text, keepDigits) as unknown
  } catch {
    return undefined
  }
}

function keepDigits(_key: string, value: unknown, context?: { source?: string }): unknown {
  const source = context?.source
  const exact = typeof value !== 'number' || Number.isSafeInteger(value) || !source || !/^-?\d+$/.test(source)
  return exact ? value : source
}
