/** Pieces of the patterns that look for slips of the hand. */

/** One of these words, the longest first. */
export const anyOf = (list: readonly string[]): string =>
  [...list].sort((a, b) => b.length - a.length).join('|')

/** No letter or digit follows. */
export const notLetter = '(?![\\p{L}\\p{N}])'
