import { namesSomething } from './content.ts'
import type { Scene } from './kind.ts'
import { CATEGORIES, type Category, type Kind, type Reason } from './labels.ts'
import { wordsFor } from './learned.ts'

export interface CategoryChoice {
  category: Category
  confidence: number
  reasons: Reason[]
}

/** Kinds that are their own topic. */
const OF_KIND: Partial<Record<Kind, Category>> = {
  dang_ky_su_kien: 'su_kien',
  ung_ho: 'quy_ung_ho',
  gop_y: 'lay_y_kien',
  quyen_du_lieu: 'du_lieu_ca_nhan',
  tra_cuu: 'theo_doi_don',
  cam_on: 'phan_hoi_chung',
  khac: 'khac',
}

/** Topics that count little unless the kind is theirs. */
const FAINT: Partial<Record<Category, number>> = { phan_hoi_chung: 0.3, theo_doi_don: 0.6, lay_y_kien: 0.8 }

/** What the learned model's view is worth beside the lexicon's weights, and at most. */
const LEARNED = 1.2
const MOST_LEARNED = 8
/** What the topic of a danger, and that of the first of several matters, is worth. */
const DANGER = 6
const FIRST = 6
/** In danger people name much that is not the matter: where they are, what stands about. */
const IN_DANGER = 0.4
const MOST_WORDS = 4

/** The topic the message is about: that of its kind, else the one its words, its danger and the learned model speak of. */
export function chooseCategory(scene: Scene & { kind: Kind }): CategoryChoice {
  const fixed = OF_KIND[scene.kind]
  if (fixed !== undefined) return { category: fixed, confidence: 1, reasons: [] }
  if (scene.topics.length === 0 && scene.dangers.length === 0 && !namesSomething(scene))
    return { category: 'khac', confidence: 0.2, reasons: [] }
  const weights = weighTopics(scene)
  const ranked = CATEGORIES.toSorted((a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0))
  const [category = 'khac', next = 'khac'] = ranked
  const ahead = (weights.get(category) ?? 0) - (weights.get(next) ?? 0)
  const hits = scene.topics.find((topic) => topic.category === category)?.hits
  const words = hits ?? wordsFor(scene, 'category', category).slice(0, MOST_WORDS)
  return {
    category,
    confidence: Math.min(1, 0.2 + ahead / 8),
    reasons: words.map(({ word, weight }) => ({ feature: `topic:${category}`, word, weight })),
  }
}

function weighTopics({
  topics,
  dangers,
  matters,
  kind,
  learned,
}: Scene & { kind: Kind }): Map<Category, number> {
  const logs = learned.category
  const likeliest = Math.max(...CATEGORIES.map((category) => logs[category]))
  const weights = new Map<Category, number>(
    CATEGORIES.map((category) => [category, -Math.min(MOST_LEARNED, LEARNED * (likeliest - logs[category]))]),
  )
  const add = (category: Category, weight: number) =>
    weights.set(category, (weights.get(category) ?? 0) + weight)
  const [danger] = dangers
  const share = danger === undefined ? 1 : IN_DANGER
  for (const { category, score } of topics) add(category, score * (FAINT[category] ?? 1) * share)
  if (danger !== undefined) add(danger.category, DANGER)
  const [first] = matters
  if (kind === 'hon_hop' && first !== undefined) add(first.category, FIRST)
  return weights
}
