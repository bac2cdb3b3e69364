/** The draft shown back: what was understood, what will happen, and the taps to send or correct it. */
import type { Choice, OutboundMessage } from '../channels/channel.ts'
import { choice, type Turn } from '../conversation/dialogue.ts'
import { joinLines } from '../platform/i18n/rich-text.ts'
import { clipText } from '../platform/text/clip.ts'
import type { UnitTree } from '../units/unit-directory.ts'
import { unitWords } from '../units/unit-words.ts'
import { type Draft, draftText } from './draft.ts'
import type { SeparateMatter } from './matters.ts'
import { CATEGORIES } from './understand/labels.ts'

export interface ReviewContext {
  readonly tree: UnitTree
  /** Whether the writer agreed before to having feedback handled. */
  readonly agreed: boolean
  /** The code of a ticket sent a short while ago, to which this could belong. */
  readonly recent: string | null
  /** The matters the text can be taken apart into; fewer than two: it is one. */
  readonly matters: readonly SeparateMatter[]
}

const press = (draft: Draft, action: string, label: string, argument = '') =>
  choice('fb', { instance: draft.instance, action, argument }, label)

export function reviewMessage(turn: Turn, draft: Draft, context: ReviewContext): OutboundMessage {
  const text = draftText(draft)
  const details = [
    unitWords(context.tree, draft.unitId ?? turn.writer.unitId ?? turn.account.unitId),
    draft.address ?? '',
    draft.place ? turn.t('feedback-with-place') : '',
    ...countedFiles(turn, draft),
  ].filter(Boolean)
  return {
    text: joinLines(
      ...guidanceKeys(draft).map((key) => turn.rich(key)),
      turn.rich('feedback-understood'),
      turn.rich('feedback-summary', {
        category: turn.t(`label-category-${draft.category}`),
        details: details.join(' · '),
      }),
      outsideLine(turn, draft, context.tree),
      text
        ? turn.rich('feedback-quote', {
            text: clipText(text.replaceAll('\n', ' '), { limit: 160, unit: 'characters' }),
          })
        : undefined,
      ...mattersLines(turn, context.matters),
      turn.rich('feedback-what-happens'),
      draft.files.some(({ kind }) => kind === 'document') ? turn.rich('feedback-document-names') : undefined,
      context.agreed ? undefined : turn.rich('feedback-consent'),
    ),
    choices: reviewChoices(turn, draft, context),
  }
}

/** The place is another ward's: which holds it, and that this chat is not that ward's. */
function outsideLine(turn: Turn, { outside, chosen }: Draft, tree: UnitTree) {
  if (!outside || chosen.includes('unit')) return undefined
  return turn.rich('feedback-place-outside', {
    named: outside.named,
    units: outside.units.join(' / '),
    own: unitWords(tree, turn.account.unitId),
  })
}

/** To an answer that decides nothing yet: how to send it, or what can be corrected. */
export function unansweredMessage(
  turn: Turn,
  { draft, context, wrong }: { draft: Draft; context: ReviewContext; wrong: boolean },
): OutboundMessage {
  const choices = reviewChoices(turn, draft, context)
  if (!wrong) return { text: turn.rich('feedback-say-agree', { label: choices[0]?.label ?? '' }), choices }
  const corrections = ['category', 'unit'] as const
  return {
    text: turn.rich('feedback-say-wrong'),
    choices: corrections.map((action) => press(draft, action, turn.t(`feedback-choice-${action}`))),
  }
}

/** What the law or the state of the channel says of this kind of message, before anything else. */
function guidanceKeys({ kind, intent, minor }: Draft): string[] {
  const legal = kind === 'khieu_nai' || kind === 'to_cao' ? [`feedback-guide-${kind}`] : []
  const guidance = legal.length === 0 && intent ? [`feedback-handover-${intent}`] : legal
  return minor && !intent ? [...guidance, 'feedback-guide-minor'] : guidance
}

/** How a letter is written, when the office receives people, a word left for the officer, or nothing at all. */
function legalChoices(turn: Turn, draft: Draft, agreed: boolean): Choice[] {
  const sealed = draft.kind === 'to_cao'
  const send = sealed
    ? 'feedback-choice-send-sealed'
    : agreed
      ? 'feedback-choice-send-note'
      : 'feedback-choice-agree-send'
  return [
    press(draft, 'send', turn.t(send)),
    press(draft, 'letter', turn.t('feedback-choice-letter')),
    press(draft, 'meeting', turn.t('feedback-choice-meeting')),
    press(draft, sealed ? 'wipe' : 'drop', turn.t(sealed ? 'feedback-choice-erase' : 'feedback-choice-drop')),
  ]
}

function reviewChoices(turn: Turn, draft: Draft, { agreed, recent, matters }: ReviewContext): Choice[] {
  const label = turn.t(agreed ? 'feedback-choice-send' : 'feedback-choice-agree-send')
  const send: Choice = { ...press(draft, 'send', label), means: 'yes' }
  const category = press(draft, 'category', turn.t('feedback-choice-category'))
  const unit = press(draft, 'unit', turn.t('feedback-choice-unit'))
  const drop: Choice = { ...press(draft, 'drop', turn.t('feedback-choice-drop')), means: 'no' }
  if (draft.kind === 'khieu_nai' || draft.kind === 'to_cao') return legalChoices(turn, draft, agreed)
  if (matters.length > 1) {
    const each = turn.t(agreed ? 'feedback-choice-each' : 'feedback-choice-agree-each', {
      count: matters.length,
    })
    return [
      press(draft, 'each', each),
      press(draft, 'send', turn.t('feedback-choice-together')),
      category,
      unit,
      drop,
    ]
  }
  if (recent)
    return [
      send,
      press(draft, 'add', turn.t('feedback-choice-add', { code: recent }), recent),
      category,
      unit,
      drop,
    ]
  const anonymous: Choice = {
    ...press(draft, 'anonymous', turn.t('feedback-choice-anonymous')),
    means: 'anonymous',
  }
  return [send, category, unit, anonymous, drop]
}

function mattersLines(turn: Turn, matters: readonly SeparateMatter[]) {
  if (matters.length < 2) return []
  const lines = matters.map(({ category, text }, index) =>
    turn.rich('feedback-matter', {
      number: index + 1,
      category: turn.t(`label-category-${category}`),
      text: clipText(text.replaceAll('\n', ' '), { limit: 60, unit: 'characters' }),
    }),
  )
  return [turn.rich('feedback-matters', { count: matters.length }), ...lines]
}

/** "2 photos", "1 voice note". */
export function countedFiles(turn: Turn, { files }: Pick<Draft, 'files'>): string[] {
  return ['image', 'audio', 'video', 'document'].flatMap((kind) => {
    const count = files.filter((file) => file.kind === kind).length
    return count > 0 ? [turn.t(`feedback-count-${kind}`, { count })] : []
  })
}

/** Categories a resident may pick, the likeliest first. */
export function categoryMessage(turn: Turn, draft: Draft): OutboundMessage {
  const pickable = CATEGORIES.filter(
    (category) => !['theo_doi_don', 'phan_hoi_chung', 'du_lieu_ca_nhan', 'lay_y_kien'].includes(category),
  )
  const choices = pickable.map((category) =>
    press(draft, 'pick', turn.t(`label-category-${category}`), category),
  )
  return { text: turn.rich('feedback-ask-category'), choices }
}

/** The units below one, to pick from; a unit without any below it is picked as it is. */
export function unitMessage(
  turn: Turn,
  draft: Draft,
  { tree, parentId }: { tree: UnitTree; parentId: number },
): OutboundMessage {
  const parent = tree.byId(parentId)
  const children = tree.children(parentId)
  const choices = children.map((unit) => press(draft, 'unit', unit.name, String(unit.id)))
  const here = press(
    draft,
    'here',
    turn.t('feedback-choice-here', { unit: parent?.name ?? '' }),
    String(parentId),
  )
  return {
    text: turn.rich('feedback-ask-unit', { unit: parent?.name ?? '' }),
    choices: [...choices, here],
    askPlace: turn.t('feedback-choice-place'),
    askInfo: {
      what: 'address',
      label: turn.t('feedback-address-form'),
      why: turn.t('feedback-address-form-why'),
    },
  }
}
