/** What staff write to the person of a request. */
import { InvalidError } from '../platform/errors.ts'
import { cleanText } from '../platform/text/clean.ts'

export const longestNote = 2_000
export const longestArticle = 300

/** @throws InvalidError when it says nothing, or too much */
export function usable(
  given: string | undefined,
  { path, longest }: { path: string; longest: number },
): string {
  const text = cleanText(given ?? '')
  if (!text) throw new InvalidError([{ path, message: 'error-required' }])
  if ([...text].length > longest) throw new InvalidError([{ path, message: 'error-too-long' }])
  return text
}
