import { namesSomething } from './content.ts'
import type { Danger } from './danger.ts'
import type { Cue, Signals } from './intents.ts'
import { KINDS, type Kind, type Reason } from './labels.ts'
import { type Learned, wordsFor } from './learned.ts'
import type { Matter } from './matters.ts'
import type { Reading } from './tokens.ts'
import type { TopicScore } from './topics.ts'

/** Everything read from a message before anything is decided. */
export interface Scene extends Reading {
  learned: Learned
  topics: readonly TopicScore[]
  signals: Signals
  matters: readonly Matter[]
  dangers: readonly Danger[]
  codes: readonly string[]
  /** something shaped like a reference is named, right or wrong */
  named: boolean
  /** a question mark, or the question word that ends a Vietnamese question */
  asked: boolean
}

export interface KindChoice {
  kind: Kind
  confidence: number
  reasons: Reason[]
}

/** Topics that are no matter of the street or the neighbourhood in themselves. */
const ABSTRACT = new Set<string>([
  ...['quy_ung_ho', 'su_kien', 'lay_y_kien', 'du_lieu_ca_nhan', 'theo_doi_don', 'phan_hoi_chung', 'khac'],
])

/** Other talk counts whole in a message of so few words. */
const SMALL_TALK = 7
/** Below this many words, a text without any known word is an answer or small talk, whatever the model thinks. */
const FEW_WORDS = 5
const UNKNOWN = 7
const FAINT = 2
const IMPATIENCE = 20
/** Kinds with consequences: without a word of theirs the model must be surer than that, or they fall so far behind. */
const WEIGHTY: readonly Kind[] = ['to_cao', 'khieu_nai', 'quyen_du_lieu']
const SURE = Math.log(0.6)
const UNSAID = 7
/** What the learned model's view is worth beside the lexicon's weights, and at most. */
const LEARNED = 2
const MOST_LEARNED = 6
const MOST_WORDS = 4

/** Weighs what the words say against one another; a person in danger outweighs everything. */
export function chooseKind(scene: Scene): KindChoice {
  const ranked = [...weigh(scene).entries()].sort((a, b) => b[1] - a[1])
  const [best, second] = ranked
  const top = best?.[1] ?? 0
  const kind = best?.[0] ?? 'phan_anh'
  const hits = scene.signals.kinds.get(kind)?.hits ?? []
  const danger = scene.dangers[0]
  return {
    kind,
    confidence: Math.min(1, 0.2 + (top - (second?.[1] ?? 0)) / 8),
    reasons: [
      ...(hits.length > 0 ? hits : wordsFor(scene, 'kind', kind).slice(0, MOST_WORDS)).map(
        ({ word, weight }) => ({ feature: `kind:${kind}`, word, weight }),
      ),
      ...(danger === undefined ? [] : [{ feature: `danger:${danger.id}`, word: danger.word, weight: 20 }]),
    ],
  }
}

/** The lexicon's weights, and what the learned model adds: nothing for the likeliest, less for the others. */
function weigh(scene: Scene): Map<Kind, number> {
  const weights = weighWords(scene)
  const { kind: logs } = scene.learned
  const settled = KINDS.filter((kind) => kind !== 'khan_cap')
  const likeliest = Math.max(...settled.map((kind) => logs[kind]))
  for (const kind of settled) {
    const unlikely = Math.min(MOST_LEARNED, LEARNED * (likeliest - logs[kind]))
    const unsaid = WEIGHTY.includes(kind) && !scene.signals.kinds.has(kind) && logs[kind] < SURE ? UNSAID : 0
    weights.set(kind, (weights.get(kind) ?? 0) - unlikely - unsaid)
  }
  return weights
}

function weighWords(scene: Scene): Map<Kind, number> {
  const { signals, dangers, topics, matters, asked } = scene
  const said = (kind: Kind) => signals.kinds.get(kind)?.score ?? 0
  const has = (cue: Cue) => signals.cues.has(cue)
  const matter = topics.find((topic) => !ABSTRACT.has(topic.category))?.score ?? 0
  const request = said('kien_nghi')
  const claims = Math.max(said('khieu_nai'), said('to_cao'))
  const gift = weighGift(scene)
  const turnout = said('dang_ky_su_kien')

  return new Map<Kind, number>([
    ['khan_cap', dangers.some((danger) => danger.acute) ? 100 : Number.NEGATIVE_INFINITY],
    ['hon_hop', matters.length >= 2 && claims < 8 ? 15 : 0],
    [
      'phan_anh',
      Math.min(matter, 8) * 0.45 + said('phan_anh') + (has('disapprove') ? 4 : 0) - (asked ? 1 : 0),
    ],
    ['kien_nghi', request + (request > 0 && matter > 0 ? 2 : 0)],
    ['hoi_dap', said('hoi_dap') + (asked ? 4 : 0) - (gift >= 8 ? 4 : 0)],
    ['khieu_nai', said('khieu_nai')],
    ['to_cao', said('to_cao')],
    ['gop_y', weighOpinion(scene) - (asked && said('hoi_dap') >= 5 ? 6 : 0)],
    ['dang_ky_su_kien', turnout * (has('event') ? 1.1 : turnout >= 8 ? 0.8 : 0.4) - (asked ? 3 : 0)],
    ['ung_ho', gift],
    ['quyen_du_lieu', said('quyen_du_lieu')],
    ['tra_cuu', said('tra_cuu') + (scene.named ? 7 : 0) + (isImpatience(scene) ? IMPATIENCE : 0)],
    [
      'cam_on',
      said('cam_on') - (has('contrast') ? 6 : said('phan_anh') >= 3 ? 4 : 0) - (request >= 5 ? 5 : 0),
    ],
    ['khac', weighOther(scene)],
  ])
}

/** When, how long, nobody yet, and no word of what: it is about what was sent before. */
const isImpatience = (scene: Scene): boolean => scene.signals.cues.has('impatience') && !namesSomething(scene)

/** What speaks for a comment, more so on what is put to consultation. */
function weighOpinion({ signals, topics }: Scene): number {
  const said = signals.kinds.get('gop_y')?.score ?? 0
  const consulted = topics.find(({ category }) => category === 'lay_y_kien')?.score ?? 0
  return said > 0 ? said + Math.min(consulted, 8) * 0.3 : 0
}

/** What speaks for a gift; money owed, forced or only asked about is none. */
function weighGift({ tokens, signals }: Scene): number {
  const said = signals.kinds.get('ung_ho')?.score ?? 0
  const isAsked = (signals.kinds.get('hoi_dap')?.score ?? 0) >= 5 && !tokens.some(({ money }) => money > 0)
  const owed = signals.cues.has('refund') ? 6 : 0
  return said - owed - (signals.cues.has('disapprove') ? 5 : 0) - (isAsked ? 5 : 0)
}

/** Advertising, chain messages, abuse and small talk: strong words, or several weak ones together. Beside a danger no talk is small. */
function weighOther({ tokens, signals, topics, dangers }: Scene): number {
  const count = (cue: Cue) => signals.cues.get(cue)?.length ?? 0
  const spam = count('spam') * 4 + count('spamWeak') * 1.5
  const rumour = count('rumour') > 0 ? 5 + 2 * count('rumour') : 0
  const abuse = count('abuse') > 0 ? Math.max(0, 7 - (topics[0]?.score ?? 0)) + count('abuse') : 0
  const advert = spam >= 4 ? spam + 3 : 0
  const reported =
    signals.cues.has('reported') && topics.some(({ category }) => category === 'an_ninh_trat_tu')
  const isTalk = dangers.length === 0
  const talk = isTalk ? (signals.kinds.get('khac')?.score ?? 0) * (tokens.length <= SMALL_TALK ? 1 : 0.4) : 0
  const isFaint = [...signals.kinds.values()].every(({ score }) => score < FAINT)
  const isUnknown = tokens.length < FEW_WORDS && topics.length === 0 && isFaint
  return talk + advert + rumour + abuse + (isUnknown ? UNKNOWN : 0) - (reported ? 5 : 0)
}
