import english from './english.json' with { type: 'json' }
import type { Token } from './tokens.ts'

const words = new Set(english.words)
const SYLLABLE =
  /^(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdghklmnpqrstvx])?(?:[aeiouy]|ai|ao|au|ay|eo|eu|ia|ie|ieu|iu|oa|oai|oan|oe|oi|oo|ua|uo|uoi|uou|ua|uan|ue|ui|uu|uy|uya|uye|uyu|ye|yeu|uay|uai|oay|oeo)(?:ch|ng|nh|[cmnpt])?$/

/**
 * English when enough words are English and few carry Vietnamese marks; place names in between do not count
 * against it, and a word that is a Vietnamese syllable too (“can”, “the”) counts half. Anything else, an empty text too, is Vietnamese.
 */
export function detectLanguage(tokens: readonly Token[]): 'vi' | 'en' {
  let known = 0
  let either = 0
  let foreign = 0
  let marked = 0
  let letters = 0
  for (const token of tokens) {
    if (!/^[\p{L}\p{M}]/u.test(token.folded)) continue
    letters += 1
    if (token.marked) marked += 1
    else if (words.has(token.folded)) {
      if (SYLLABLE.test(token.folded)) either += 1
      else known += 1
    } else if (!SYLLABLE.test(token.folded)) foreign += 1
  }
  if (letters === 0 || known + foreign === 0) return 'vi'
  if (marked / letters > 0.3) return 'vi'
  const isSpoken = (known + either) / letters >= 0.2
  return isSpoken && (known + (either + foreign) / 2) / letters >= 0.4 ? 'en' : 'vi'
}

/** Whether a phrase is English words that could each be read as a Vietnamese syllable without marks. */
export function isForeign(phrase: string): boolean {
  return phrase.split(' ').every((word) => words.has(word) && SYLLABLE.test(word))
}
