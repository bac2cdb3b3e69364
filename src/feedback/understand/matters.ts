import type { Signals } from './intents.ts'
import type { Category } from './labels.ts'
import type { Token } from './tokens.ts'
import type { TopicScore } from './topics.ts'

/** One of several separate matters in a message: a run of tokens and what it is about. */
export interface Matter {
  category: Category
  score: number
}

interface Source {
  tokens: readonly Token[]
  topics: readonly TopicScore[]
  signals: Signals
}

const STRONG = 4
/** In a list of many a topic needs to be named only. */
const WEAK = 2
/** From here on a topic's words name a defect by themselves. */
const SURE = 6
const LEAST_WORDS = 2
/** So many clauses on as many topics are a list, whatever the topics. */
const MANY = 3

/** Topics that nobody names together as one matter: two of them side by side need no connective. */
const UNRELATED: readonly (readonly [Category, Category])[] = [
  ['ve_sinh_moi_truong', 'chieu_sang_dien'],
  ['ve_sinh_moi_truong', 'cap_nuoc'],
  ['thoat_nuoc_ngap', 'chieu_sang_dien'],
  ['thoat_nuoc_ngap', 'tieng_on'],
  ['thoat_nuoc_ngap', 'an_ninh_trat_tu'],
  ['cap_nuoc', 'tieng_on'],
  ['cap_nuoc', 'trat_tu_xay_dung'],
  ['cap_nuoc', 'vat_nuoi_cay_xanh'],
  ['cap_nuoc', 'an_ninh_trat_tu'],
  ['chieu_sang_dien', 'tieng_on'],
  ['chieu_sang_dien', 'an_toan_thuc_pham'],
  ['giao_thong_via_he', 'cap_nuoc'],
  ['giao_thong_via_he', 'vat_nuoi_cay_xanh'],
]

/**
 * The separate matters of a message, in order: its parts between connectives (besides, secondly, also) and
 * list numbers, or its clauses when it announces several, each with a strong topic of its own. Without any of these,
 * clauses that report defects on unrelated topics.
 */
export function findMatters({ tokens, topics, signals }: Source): Matter[] {
  const announced = signals.cues.has('several')
  const breaks = (signals.cues.get('also') ?? []).map(({ at }) => at)
  const listed = findListNumbers(tokens)
  const joints = listed.length >= 2 ? [...breaks, ...listed] : breaks
  if (joints.length === 0 && !announced) return findUnjoined({ tokens, topics, signals })
  const bounds = announced && joints.length === 0 ? clauseStarts(tokens) : joints
  return distinct(cutAt(tokens.length, bounds).map((part) => topicOf(part, topics)))
}

/** Two clauses that each report a defect, on topics that are never one matter; none when in doubt. */
function findUnjoined({ tokens, topics, signals }: Source): Matter[] {
  if (topics.length < 2) return []
  const defects = signals.kinds.get('phan_anh')?.hits ?? []
  const starts = tokens.flatMap((token, at) => (at > 0 && token.apart ? [at] : []))
  const parts = cutAt(tokens.length, starts)
  const listed = distinct(parts.map((part) => topicOf(part, topics, WEAK)))
  if (listed.length >= MANY) return listed
  const reported = parts.map((part) => {
    const matter = topicOf(part, topics)
    const isDefect = defects.some(({ at }) => at >= part.from && at < part.to)
    return isDefect || (matter?.score ?? 0) >= SURE ? matter : undefined
  })
  const [first, ...others] = distinct(reported)
  const other = others.find(({ category }) => first !== undefined && isUnrelated(first.category, category))
  return first === undefined || other === undefined ? [] : [first, other]
}

function isUnrelated(one: Category, other: Category): boolean {
  return UNRELATED.some((pair) => pair.includes(one) && pair.includes(other))
}

interface Part {
  from: number
  to: number
}

function cutAt(length: number, bounds: readonly number[]): Part[] {
  const edges = [...new Set([0, ...bounds, length])].sort((a, b) => a - b)
  return edges.slice(1).map((to, index) => ({ from: edges[index] ?? 0, to }))
}

function topicOf({ from, to }: Part, topics: readonly TopicScore[], least = STRONG): Matter | undefined {
  if (to - from < LEAST_WORDS) return undefined
  let best: Matter | undefined
  for (const { category, hits } of topics) {
    const inside = hits.filter(({ at }) => at >= from && at < to)
    const score = inside.reduce((sum, { weight }) => sum + weight, 0)
    if (score >= least && score > (best?.score ?? 0)) best = { category, score }
  }
  return best
}

function distinct(matters: readonly (Matter | undefined)[]): Matter[] {
  const seen = new Set<Category>()
  return matters.filter((matter) => {
    if (matter === undefined || seen.has(matter.category)) return false
    seen.add(matter.category)
    return true
  }) as Matter[]
}

/** Positions of a 1, 2, 3 and so on that begin a sentence or follow punctuation. */
function findListNumbers(tokens: readonly Token[]): number[] {
  const found: number[] = []
  tokens.forEach((token, at) => {
    if (token.value === found.length + 1 && token.apart && tokens[at + 1]?.apart !== false) found.push(at)
  })
  return found
}

/** Where a clause begins: behind punctuation or at a word for "and". */
function clauseStarts(tokens: readonly Token[]): number[] {
  return tokens.flatMap((token, at) =>
    at > 0 && (token.apart || token.folded === 'va' || token.folded === 'and') ? [at] : [],
  )
}
