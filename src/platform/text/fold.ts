/** Folded form of each character met so far, for the scripts in use here; a space stands for whatever parts words. */
const seen: (string | undefined)[] = new Array<string | undefined>(0x3000)

/**
 * The search key of a text: letters and digits without diacritics, in lower case, words parted by one
 * space. Compatibility forms (full-width digits, superscripts, ligatures) become their plain letters;
 * crossed d, and the eth often typed for it, become `d`; punctuation, emoji, line ends and no-break
 * spaces become a space.
 *
 * `y` and `i` stay apart (`ky` is not `ki`): in names and streets they tell words from one another
 * (Thuy and Thui), and the key stays what a reader expects to see.
 */
export function foldText(text: string): string {
  let key = ''
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit < seen.length) {
      key += foldUnit(unit)
    } else {
      const character = String.fromCodePoint(text.codePointAt(at) ?? unit)
      key += foldCharacter(character)
      at += character.length - 1
    }
  }
  return key.replace(/ {2,}/g, ' ').trim()
}

function foldUnit(unit: number): string {
  const known = seen[unit]
  if (known !== undefined) return known
  const folded = foldCharacter(String.fromCharCode(unit))
  seen[unit] = folded
  return folded
}

function foldCharacter(character: string): string {
  const bare = character
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[\u0110\u0111\u00D0\u00F0]/g, 'd')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
  return bare.replace(/[^\p{L}\p{N}]+/gu, ' ')
}
