import syllables from './syllables.json' with { type: 'json' }

/** A syllable in NFC and how many keys beyond its plain letters it took. */
export type Typed = { syllable: string; keys: number }

/** Reads one lower-case word of ASCII letters as Telex; null unless it is a syllable with at least one mark. */
export function telexSyllable(word: string): Typed | null {
  if (word.startsWith('w') || !/.[sfrxjw]|aa|ee|oo|^dd/.test(word)) return null
  return readSyllable(word.replace(/^dd/, 'd9'), telexRhyme)
}

/** Reads one lower-case word of ASCII letters and digits as VNI; null unless it is a syllable with at least one mark. */
export function vniSyllable(word: string): Typed | null {
  const strokes = word.startsWith('d') ? word.split('9').length - 1 : 0
  if (strokes > 1) return null
  const plain = strokes === 1 ? `d9${word.slice(1).replace('9', '')}` : word
  return readSyllable(plain, vniRhyme)
}

const CIRCUMFLEX = '\u0302'
const BREVE = '\u0306'
const HORN = '\u031b'

/** Tone marks by the key that types them: rising, falling, asking, tumbling, heavy. */
const RISING = '\u0301'
const HEAVY = '\u0323'
const TONES: Readonly<Record<string, string>> = {
  ...{ s: RISING, f: '\u0300', r: '\u0309', x: '\u0303', j: HEAVY },
  ...{ 1: RISING, 2: '\u0300', 3: '\u0309', 4: '\u0303', 5: HEAVY },
}

/** What the keys of a rhyme say: its letters without marks, the marks they may mean, the tone. */
type Rhyme = { letters: string; marks: string[]; tone: string; keys: number }

/** Initial consonants, longest first, as typed once the stroke of d is a 9 behind it. */
const initials = [...syllables.initials, '']
  .map((initial) => ({ initial, typed: initial === '\u0111' ? 'd9' : initial }))
  .sort((a, b) => b.typed.length - a.typed.length)

/** Rhymes by their plain letters and the mark they carry. */
const rhymes = new Map(
  [...syllables.rhymes.open, ...syllables.rhymes.stopped].map((rhyme) => {
    const parts = rhyme.normalize('NFD')
    const mark = /\p{M}/u.exec(parts)?.[0] ?? ''
    return [`${parts.replace(/\p{M}/gu, '')}${mark}`, parts]
  }),
)

const stopped = new Set(syllables.rhymes.stopped.map((rhyme) => rhyme.normalize('NFD')))

function readSyllable(word: string, readRhyme: (rest: string) => Rhyme | null): Typed | null {
  for (const { initial, typed } of initials) {
    if (!word.startsWith(typed)) continue
    const read = readRhyme(word.slice(typed.length))
    const rhyme = read?.marks
      .map((mark) => rhymes.get(read.letters + mark))
      .find((found) => found !== undefined)
    if (!read || rhyme === undefined || !agree(initial, rhyme) || !allows(rhyme, read.tone)) continue
    const keys = read.keys + (typed === 'd9' ? 1 : 0)
    if (keys > 0) return { syllable: (initial + withTone(rhyme, read.tone)).normalize('NFC'), keys }
  }
  return null
}

/** One tone letter after the first vowel, never before `e`; one vowel doubled; `w` once, or twice over `uo`. */
function telexRhyme(rest: string): Rhyme | null {
  const undoubled = rest.replace(/^w/, 'uw').replace(/aa|ee|oo/, (pair) => pair.charAt(0))
  const tone = takeTone(undoubled, /[sfrxj]/g)
  if (tone === null || /[sfrxj]e/.test(undoubled)) return null
  const letters = tone.letters.replaceAll('w', '')
  const hooks = tone.letters.length - letters.length
  const doubled = /aa|ee|oo/.test(rest) ? 1 : 0
  if (hooks > (letters.includes('uo') ? 2 : 1) || (hooks > 0 && doubled > 0)) return null
  const marks = hooks > 0 ? [HORN, BREVE] : doubled > 0 ? [CIRCUMFLEX] : ['']
  return { letters, marks, tone: tone.tone, keys: tone.keys + hooks + doubled }
}

/** One tone digit; 6, 7 or 8 for the mark, 7 twice over `uo`. */
function vniRhyme(rest: string): Rhyme | null {
  const tone = takeTone(rest, /[1-5]/g)
  if (tone === null) return null
  const letters = tone.letters.replace(/[678]/g, '')
  const typed = tone.letters.replace(/[^678]/g, '')
  if (!/^(?:[678]?|77)$/.test(typed) || (typed === '77' && !letters.includes('uo'))) return null
  const marks = [{ 6: CIRCUMFLEX, 7: HORN, 8: BREVE }[typed.charAt(0)] ?? '']
  return { letters, marks, tone: tone.tone, keys: tone.keys + typed.length }
}

/** Takes the tone key out of a rhyme; null when there are two, or one before any vowel. */
function takeTone(typed: string, keys: RegExp): { letters: string; tone: string; keys: number } | null {
  const [key, second] = typed.match(keys) ?? []
  if (key === undefined) return { letters: typed, tone: '', keys: 0 }
  if (second !== undefined || typed.startsWith(key)) return null
  return { letters: typed.replace(key, ''), tone: TONES[key] ?? '', keys: 1 }
}

/** The spelling rules that bind an initial to the vowel after it. */
function agree(initial: string, rhyme: string): boolean {
  const isFront = /^[eiy]/.test(rhyme)
  const isCircumflexed = rhyme.normalize('NFC').startsWith('\u00ea')
  switch (initial) {
    case 'k':
    case 'gh':
    case 'ngh':
      return isFront && !(initial !== 'k' && rhyme.startsWith('y'))
    case 'g':
      return !isFront || /^(?:i|in|ie\u0302.+)$/.test(rhyme)
    case 'c':
    case 'ng':
      return !isFront
    case 'gi':
      return !rhyme.startsWith('i') && !rhyme.startsWith('y') && !isCircumflexed
    case 'qu':
      return !/^u|^o(?!\u0302|\u031b)|^i[ae]/.test(rhyme)
    case '':
      return !/^ie/.test(rhyme) && !/^y(?:nh|ch|t)$/.test(rhyme)
    default:
      return !/^y./.test(rhyme)
  }
}

/** A rhyme that stops short takes only the rising or the heavy tone, and always one of them. */
function allows(rhyme: string, tone: string): boolean {
  return !stopped.has(rhyme) || tone === RISING || tone === HEAVY
}

/**
 * Writes the tone over its vowel: the last marked one; without marks, the last before a final consonant,
 * the middle of three, the first of two (the older spelling).
 */
function withTone(rhyme: string, tone: string): string {
  const marked = /^(.*[\u0302\u0306\u031b])(.*)$/.exec(rhyme)
  if (marked) return `${marked[1]}${tone}${marked[2]}`
  const [vowels = ''] = /^[aeiouy]+/.exec(rhyme) ?? []
  const isClosed = vowels.length < rhyme.length
  const at = isClosed ? vowels.length : Math.max(1, vowels.length - 1)
  return rhyme.slice(0, at) + tone + rhyme.slice(at)
}
