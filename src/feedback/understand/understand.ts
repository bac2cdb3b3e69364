import { findCodes } from '../../platform/codes.ts'
import { findAddress } from './address.ts'
import { weighDangers } from './alarm.ts'
import { besidePlace } from './beside-place.ts'
import { chooseCategory } from './category.ts'
import { type Danger, findDangers } from './danger.ts'
import { readFlags } from './flags.ts'
import { findGroups } from './groups.ts'
import { readSignals } from './intents.ts'
import { chooseKind, type Scene } from './kind.ts'
import type { Category, Kind, Reason, Urgency } from './labels.ts'
import { recall } from './learned.ts'
import { findMatters } from './matters.ts'
import { isQuestion } from './questions.ts'
import { readText } from './reading.ts'
import type { Reading } from './tokens.ts'
import { scoreTopics } from './topics.ts'
import { chooseUrgency } from './urgency.ts'
import { createWardFinder, type Gazetteer } from './wards.ts'

export type { Category, Kind, Reason, Urgency } from './labels.ts'

/** What the bot makes of a free message. Codes are those of the committee's label guide. */
export interface Understanding {
  kind: Kind
  category: Category
  urgency: Urgency
  /** a danger to life is named as present: hotlines first, whatever the kind */
  emergency: boolean
  /** What sort of danger is named first, whatever the rest is about. */
  danger?: Category
  place: {
    /** the ward as the gazetteer spells it, or as written; may be one abolished since */
    ward?: string
    /** number of the residential group */
    group?: number
    /** street, lane, house number or landmark, as written */
    address?: string
  }
  language: 'vi' | 'en'
  /** 0..1: how far the chosen kind and category stand above the next ones */
  confidence: number
  /** the first ticket, pledge or registration code named, in its true spelling */
  reference?: string
  flags: string[]
  /** the words that decided, heaviest first */
  reasons: Reason[]
}

const MOST_REASONS = 8
/** A prefix and a code, or a prefix, a year and a number, however they are spaced. */
const REFERENCE = /(?<!\p{L})(?:pa|uh|sk)[\s-]*(?:20\d\d[\s-]*\d{1,6}|(?=\S*\d)[0-9a-z]{7}(?![0-9a-z]))/iu

/**
 * Builds the reader of free messages for the wards a committee knows. The reader is offline and
 * deterministic, takes any string, and reads Vietnamese with or without marks, raw Telex and VNI, short
 * forms, dialect, and English.
 */
export function createUnderstanding(gazetteer: Gazetteer): (text: string) => Understanding {
  const findWard = createWardFinder(gazetteer)
  return (text) => {
    const { reading, written } = readText(text)
    const groups = findGroups(reading.tokens, reading.language)
    const ward = findWard(reading, groups)
    const beside = besidePlace(reading, { ward, groups })
    const scene = readScene({ reading, beside, written })
    const address = findAddress({
      text: written,
      tokens: reading.tokens,
      ward,
      groups,
      matters: positionsOf(scene),
    })
    const { kind, ...ofKind } = chooseKind(scene)
    const { category, ...ofCategory } = chooseCategory({ ...scene, kind })
    const reasons = [...ofKind.reasons, ...ofCategory.reasons].toSorted((a, b) => b.weight - a.weight)
    const [group] = groups
    const [reference] = scene.codes
    return {
      kind,
      category,
      urgency: chooseUrgency({ ...scene, kind, category }),
      emergency: isEmergency(scene.dangers, kind),
      ...(scene.dangers[0] === undefined ? {} : { danger: scene.dangers[0].category }),
      place: {
        ...(ward === undefined ? {} : { ward: ward.name }),
        ...(group === undefined ? {} : { group: group.value }),
        ...(address === undefined ? {} : { address }),
      },
      language: reading.language,
      confidence: Math.round(Math.min(ofKind.confidence, ofCategory.confidence) * 100) / 100,
      ...(reference === undefined ? {} : { reference }),
      flags: readFlags({ ...scene, kind, text: written }),
      reasons: reasons.slice(0, MOST_REASONS),
    }
  }
}

function readScene({
  reading,
  beside,
  written,
}: {
  reading: Reading
  beside: Reading
  written: string
}): Scene {
  const topics = scoreTopics(reading)
  const signals = readSignals(reading)
  const learned = recall(reading)
  return {
    ...reading,
    learned,
    topics,
    signals,
    matters: findMatters({ tokens: reading.tokens, topics, signals }),
    dangers: weighDangers({ reading, beside, named: findDangers(reading, beside), learned }),
    codes: findCodes(written),
    named: REFERENCE.test(written),
    asked: isQuestion(written, reading),
  }
}

/** Where the words that speak of a topic or a kind begin. */
function positionsOf({ topics, signals }: Scene): ReadonlySet<number> {
  const hits = [...topics, ...signals.kinds.values()].flatMap((found) => found.hits)
  return new Set(hits.map(({ at }) => at))
}

/** A thing about to fall is no new alarm in a message that follows up, thanks or advertises. */
function isEmergency(dangers: readonly Danger[], kind: Kind): boolean {
  const settled = kind === 'tra_cuu' || kind === 'cam_on' || kind === 'khac'
  return dangers.some((danger) => danger.acute || !settled)
}
