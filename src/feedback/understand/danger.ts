import data from './danger.json' with { type: 'json' }
import { findSignedHarms } from './danger-signs.ts'
import type { Category } from './labels.ts'
import { type Hit, PhraseBook } from './phrases.ts'
import { type Reading, spellWord, type Token } from './tokens.ts'

/** A danger to life named as present. `acute`: people are in it; otherwise a thing is about to hurt them. */
export interface Danger {
  id: string
  category: Category
  acute: boolean
  word: string
}

interface Rule {
  id: string
  category: string
  acute: boolean
  /** an earlier beginning does not end it: a lost child of yesterday is still lost */
  lasting?: boolean
  /** behind a word such as soon or nearly it is a thing about to happen */
  imminent?: boolean
  /** only for texts typed with marks, or only for those without */
  typed?: string
  phrases: string[]
  /** every way of putting one word of each list behind the other */
  combine?: string[][]
  /** words of each list must stand near one another, in any order */
  near?: string[][]
  masks: string[]
}

interface Slot {
  rule: Rule
  part: number | 'whole' | 'mask'
}

type Circumstance = keyof typeof CIRCUMSTANCES

/** Lists of the lexicon that say whether a danger is present. */
const CIRCUMSTANCES = {
  over: data.over,
  overWeak: data.over_weak,
  still: data.still,
  practice: data.practice,
  practiceWeak: data.practice_weak,
  cry: data.cry,
  supposed: data.supposed,
  supposedNear: data.supposed_near,
  past: data.past,
  pastFar: data.past_far,
  imminent: data.imminent,
}
/** A cry of at most so many words needs nothing else in it. */
const CRY_WORDS = 6
const cries = new Set(data.bare_cry.words)
const markedCries = new Set(data.bare_cry.marked.map(spellWord))
const besideCries = new Set(data.bare_cry.beside)
/** Without its mark a cry of fire is also the word for running: only beside words that people do not run with. */
const bareCries = new Set(data.bare_cry.unmarked)
const wholeCries = new Set(data.bare_cry.whole)
const besideBareCries = new Set(data.bare_cry.besideUnmarked)
const NEAR = 9
const BEFORE = 5
const JUST_BEFORE = 2
const rules: Rule[] = data.rules
const books = { marked: buildBook('bare'), bare: buildBook('marked') }
const circumstances = buildCircumstances()
const thingBook = buildThings()

/**
 * Dangers the text reports as happening now: those a fixed phrase names, then those that enough words
 * together speak of. Dangers that are over, supposed, past or practised are left out. `beside`: the message without
 * its places, which may be nothing but a cry.
 */
export function findDangers(reading: Reading, beside: Reading): Danger[] {
  const hits = (reading.marked ? books.marked : books.bare).find(reading)
  const around = circumstances.find(reading)
  const scene = { around, tokens: reading.tokens }
  const masked = new Set(hits.filter((hit) => hit.entry.label.part === 'mask').flatMap((hit) => hit.at))
  const named = rules.flatMap((rule) => {
    const found = findRule(rule, hits).find(({ at }) => isPresent({ ...scene, rule, at }))
    if (found === undefined) return []
    const { phrase } = found.entry
    return [toDanger(isImminent({ ...scene, rule, at: found.at }) ? { ...rule, acute: false } : rule, phrase)]
  })
  const thing = findThing(reading)
  const signed = findSignedHarms(reading)
    .filter(({ at }) => !at.some((one) => masked.has(one)))
    .filter(({ sign, at }) => isPresent({ ...scene, rule: sign, at }))
    .map(({ sign, word }) => toDanger(sign, word))
  return [...named, ...signed, ...findBareCry(beside)]
    .map((danger) => (danger.acute ? danger : { ...danger, category: thing ?? danger.category }))
    .sort((a, b) => data.order.indexOf(a.id) - data.order.indexOf(b.id))
}

/** A message that is nothing but a call for help, its letters perhaps drawn out. */
function findBareCry({ tokens }: Reading): Danger[] {
  const [first] = tokens
  if (first === undefined || tokens.length > CRY_WORDS) return []
  if (wholeCries.has(tokens.map(({ folded }) => folded).join(' '))) return [toCry(tokens, first)]
  const cry = tokens.find(isCry)
  const isBeside = (token: Token) => isCry(token) || besideCries.has(shorten(token.folded, 1))
  if (cry !== undefined && tokens.every(isBeside)) return [toCry(tokens, cry)]
  const bare = tokens.find(isBareCry)
  const isBesideBare = (token: Token) => isBareCry(token) || besideBareCries.has(shorten(token.folded, 1))
  return bare !== undefined && tokens.every(isBesideBare) ? [toCry(tokens, bare)] : []
}

/** Who cries for an ambulance has somebody ill. */
function toCry(tokens: readonly Token[], { word }: Token): Danger {
  const isIll = tokens.some((token, at) => token.folded === 'cuu' && tokens[at - 1]?.folded === 'cap')
  return { id: 'cry', category: isIll ? 'y_te_dich_benh' : 'pccc_cuu_nan', acute: true, word }
}

const isBareCry = ({ folded, marked }: Token): boolean => !marked && bareCries.has(shorten(folded, 1))

function isCry({ folded, spelled }: Token): boolean {
  return (
    cries.has(shorten(folded, 1)) || cries.has(shorten(folded, 2)) || markedCries.has(shorten(spelled, 1))
  )
}

/** A letter written three times or more, cut to so many. */
function shorten(word: string, times: number): string {
  return word.replace(/(.)\1{2,}/gu, (_, letter: string) => letter.repeat(times))
}

/** What hangs over people: the first thing named that has its own topic. */
function findThing(reading: Reading): Category | undefined {
  const [first] = thingBook.find(reading).sort((a, b) => (a.at[0] ?? 0) - (b.at[0] ?? 0))
  return first?.entry.label
}

function toDanger({ id, category, acute }: Pick<Rule, 'id' | 'category' | 'acute'>, word: string): Danger {
  return { id, category: category as Category, acute, word }
}

/** The rules of one way of typing: a phrase of the other would hide a shorter one of this. */
function buildBook(without: string): PhraseBook<Slot> {
  const built = new PhraseBook<Slot>()
  for (const rule of rules.filter(({ typed }) => typed !== without)) {
    built.add({ rule, part: 'whole' }, 1, [...rule.phrases, ...combine(rule.combine ?? [])])
    built.add({ rule, part: 'mask' }, 1, rule.masks)
    rule.near?.forEach((words, part) => {
      built.add({ rule, part }, 1, words)
    })
  }
  return built
}

function buildThings(): PhraseBook<Category> {
  const built = new PhraseBook<Category>()
  for (const [category, words] of Object.entries(data.things)) built.add(category as Category, 1, words)
  return built
}

function buildCircumstances(): PhraseBook<Circumstance> {
  const built = new PhraseBook<Circumstance>()
  for (const [name, phrases] of Object.entries(CIRCUMSTANCES)) built.add(name as Circumstance, 1, phrases)
  return built
}

function combine([first, ...others]: readonly string[][]): string[] {
  if (first === undefined) return []
  return others.reduce((done, words) => done.flatMap((head) => words.map((word) => `${head} ${word}`)), first)
}

function findRule(rule: Rule, hits: readonly Hit<Slot>[]): Hit<Slot>[] {
  const own = hits.filter((hit) => hit.entry.label.rule === rule)
  const whole = own.filter((hit) => hit.entry.label.part === 'whole')
  const first = own.filter((hit) => hit.entry.label.part === 0)
  const second = own.filter((hit) => hit.entry.label.part === 1)
  const pairs = first.filter((one) => second.some((other) => isNear(one, other)))
  return [...whole, ...pairs]
}

function isNear(one: Hit<Slot>, other: Hit<Slot>): boolean {
  if (other.at.some((at) => one.at.includes(at))) return false
  const [a, b] = [one.at[0] ?? 0, other.at[0] ?? 0]
  return Math.abs(a - b) <= NEAR
}

interface Scene {
  rule: Pick<Rule, 'acute' | 'lasting' | 'imminent'>
  /** token positions of the words that name the danger */
  at: readonly number[]
  around: readonly Hit<Circumstance>[]
  tokens: readonly Token[]
}

function isPresent({ rule, at, around, tokens }: Scene): boolean {
  const is = (label: Circumstance) => around.some((one) => one.entry.label === label)
  const isBefore = (label: Circumstance, reach: number) =>
    around.some((one) => one.entry.label === label && standsBefore({ one, at, tokens, reach }))
  const cried = is('cry')
  const still = is('still') || cried
  if (is('practice')) return false
  if ((is('practiceWeak') || is('over')) && !cried) return false
  if (is('overWeak') && !still) return false
  if (!rule.acute) return true
  if (isBefore('supposed', BEFORE) || (!still && isBefore('supposedNear', JUST_BEFORE))) return false
  if (rule.lasting === true || cried || isBefore('still', NEAR)) return true
  return !is('pastFar') && (still || !is('past'))
}

function isImminent({ rule, at, around, tokens }: Scene): boolean {
  if (rule.imminent !== true) return false
  const words = around.filter((one) => one.entry.label === 'imminent')
  return words.some((one) => standsBefore({ one, at, tokens, reach: JUST_BEFORE }))
}

interface Order {
  one: Hit<Circumstance>
  at: readonly number[]
  tokens: readonly Token[]
  reach: number
}

function standsBefore({ one, at, tokens, reach }: Order): boolean {
  const end = one.at.at(-1) ?? 0
  const start = at[0] ?? 0
  const between = tokens.slice(end + 1, start + 1)
  return (one.at[0] ?? 0) < start && start - end <= reach && !between.some((token) => token.apart)
}
