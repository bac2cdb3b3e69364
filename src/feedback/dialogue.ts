/** Feedback in the chat: two messages from a free text to a ticket, with a tap for each correction. */
import { defineDialogue, type Input, type Press, type Subject, type Turn } from '../conversation/dialogue.ts'
import { type ShortAnswer, shortAnswer } from '../conversation/short-answers.ts'
import { speakAsWritten } from '../conversation/speaking.ts'
import { readCode } from '../platform/codes.ts'
import { foldText } from '../platform/text/fold.ts'
import { createAdditions } from './additions.ts'
import { createAlarm } from './alarm.ts'
import type { CampaignAnswers } from './campaign-answers.ts'
import { type Draft, draftState, draftVersion, salvageDraft } from './draft.ts'
import { createFollowing } from './following.ts'
import { createGathering, feedbackName, type GatheringParts } from './gathering.ts'
import type { MyTickets } from './my-tickets.ts'
import { createPicking } from './picking.ts'
import type { StaffAlerts } from './staff-alerts.ts'
import type { Understanding } from './understand/understand.ts'

export interface FeedbackParts extends Omit<GatheringParts, 'additions' | 'alarm'> {
  readonly alerts: StaffAlerts
  readonly myTickets: MyTickets
  readonly answers: CampaignAnswers
  /** Goes on with a command of another subject, by its official word. */
  readonly runCommand: (turn: Turn, word: string, argument?: string) => Promise<void>
}

export interface FeedbackDialogue extends Subject {
  /** Asks for the words of a matter, which an announcement brought up. */
  about(turn: Turn, campaignId: number | null): void
}

export function createFeedbackDialogue(parts: FeedbackParts): FeedbackDialogue {
  const { understand, sending, answers } = parts
  const additions = createAdditions(parts)
  const following = createFollowing(parts)
  const alarm = createAlarm({ ...parts, additions })
  const gathering = createGathering({ ...parts, additions, alarm })
  const picking = createPicking({ ...parts, show: gathering.show })

  async function step(turn: Turn, draft: Draft, input: Input): Promise<boolean> {
    switch (input.kind) {
      case 'press':
        return pressed(turn, draft, input.press)
      case 'text':
        return typed(turn, draft, input.text)
      case 'file':
        await gathering.addFile(turn, draft, input)
        return true
      case 'place':
        gathering.addPlace(turn, draft, { ...input.place })
        return true
      case 'edited':
        return gathering.edited(turn, draft, input.text)
      case 'contact':
        if (input.own && input.address && draft.phase !== 'words') {
          picking.givenAddress(turn, draft, input.address)
          return true
        }
        if (input.own) return false
        turn.say({ text: turn.rich('feedback-not-usable') })
        return true
      case 'other':
        turn.say({ text: turn.rich('feedback-not-usable') })
        return true
      default:
        return input satisfies never
    }
  }

  async function typed(turn: Turn, draft: Draft, text: string): Promise<boolean> {
    if (sending.isAgreement(turn, text) && draft.parts.length > 0) return gathering.send(turn, draft, false)
    const answer = shortAnswer(text)
    if (answer !== null && draft.phase === 'review') return gathering.answered(turn, draft, answer)
    if (isNoWord(answer) && isEmpty(draft)) return unbegun(turn, answer)
    if (isNoWord(answer) && draft.phase !== 'words') return gathering.unanswered(turn, draft)
    if (draft.phase === 'unit' && !understand(text).emergency) picking.typedUnit(turn, draft, text)
    else await gathering.addText(turn, draft, text)
    return true
  }

  /** An answer where the words of a matter were asked for. */
  function unbegun(turn: Turn, answer: ShortAnswer): boolean {
    if (answer !== 'no') turn.say({ text: turn.rich('feedback-ask-words') })
    else {
      turn.closeDialogue()
      following.menu(turn)
    }
    return true
  }

  async function pressed(turn: Turn, draft: Draft, { action, argument }: Press): Promise<boolean> {
    switch (action) {
      case 'send':
        return gathering.send(turn, draft, false)
      case 'anonymous':
        return gathering.send(turn, draft, true)
      case 'each':
        return gathering.sendEach(turn, draft)
      case 'add':
        return gathering.addTo(turn, draft, argument)
      case 'letter':
      case 'meeting':
        following.explain(turn, draft, action)
        return true
      case 'wipe':
        turn.closeDialogue()
        turn.say({ text: turn.rich('feedback-erased') })
        return true
      case 'category':
        picking.askCategory(turn, draft)
        return true
      case 'pick':
        picking.pickCategory(turn, draft, argument)
        return true
      case 'unit':
        picking.askUnit(turn, draft, argument === '' ? turn.account.unitId : Number(argument))
        return true
      case 'here':
        picking.pickUnit(turn, draft, Number(argument))
        return true
      case 'drop':
        turn.shelveDialogue()
        turn.say({
          text: turn.rich('conversation-stopped'),
          choices: following.shelfChoices(turn, draft.instance),
        })
        return true
      case 'resume':
        gathering.show(turn, draft)
        return true
      default:
        return false
    }
  }

  /** A press on a message of the past: what it meant is done if it still makes sense, or said to be over. */
  async function press(turn: Turn, pressed: Press): Promise<void> {
    if (readCode(pressed.instance)) return following.ticketPressed(turn, pressed)
    if (pressed.action === 'new') return gathering.begin(turn)
    const shelved = shelvedDrafts(turn).find(({ instance }) => instance === pressed.instance)
    if (!shelved) return turn.say({ text: turn.rich('conversation-old-choice') })
    turn.dropShelved(feedbackName, shelved.instance)
    if (pressed.action === 'erase') return turn.say({ text: turn.rich('feedback-erased') })
    gathering.show(turn, shelved)
  }

  /** Any text outside a dialogue is first understood; when unsure, it is feedback. */
  async function takeText(turn: Turn, text: string): Promise<void> {
    const meaning = understand(text)
    speakAsWritten(turn, { language: meaning.language, text })
    const danger = belongsToDanger(meaning, text) ? await additions.addToDanger(turn, text) : null
    if (danger) return alarm.more(turn, danger, text)
    const answer = shortAnswer(text)
    if (answer === 'undone') return following.list(turn, '')
    if (answer !== null && answer !== 'done') return smallTalk(turn, text)
    if (meaning.emergency) return gathering.addText(turn, await fresh(turn), text)
    if (meaning.flags.includes('person')) return gathering.begin(turn, { question: 'feedback-ask-person' })
    if (meaning.kind === 'tra_cuu' && !isDefect(meaning)) return following.list(turn, meaning.reference ?? '')
    if (meaning.kind === 'quyen_du_lieu') return parts.runCommand(turn, 'dulieu', text)
    if (meaning.kind === 'cam_on') {
      await answers.note(turn, text)
      return turn.say({ text: turn.rich('feedback-thanks') })
    }
    if (isNuisance(meaning)) return following.nuisance(turn, meaning)
    if (meaning.kind === 'khac' && isSmallTalk(text)) return smallTalk(turn, text)
    return gathering.addText(turn, await fresh(turn), text)
  }

  async function smallTalk(turn: Turn, text: string): Promise<void> {
    if (await answers.note(turn, text)) following.answered(turn)
    else following.menu(turn)
  }

  /** Words under one of our announcements are about it, whenever they are sent. */
  async function fresh(turn: Turn): Promise<Draft> {
    const campaignId = turn.event.replyTo === undefined ? null : await answers.campaignOf(turn)
    return { ...gathering.fresh(), ...(campaignId === null ? {} : { campaignId }) }
  }

  async function take(turn: Turn, input: Input): Promise<boolean> {
    switch (input.kind) {
      case 'text':
        await takeText(turn, input.text)
        return true
      case 'file':
        if (!input.caption && (await additions.addFile(turn, input))) return true
        await gathering.addFile(turn, await fresh(turn), input)
        return true
      case 'place':
        if (await additions.addPlace(turn, input.place)) return true
        gathering.addPlace(turn, gathering.fresh(), { ...input.place })
        return true
      case 'edited':
        await gathering.editedLater(turn, input.text)
        return true
      case 'press':
        return false
      default:
        following.menu(turn)
        return true
    }
  }

  return {
    name: feedbackName,
    about: (turn, campaignId) => gathering.begin(turn, campaignId === null ? {} : { about: campaignId }),
    commands: [
      { words: ['phananh', 'report', 'guiphananh'], run: async (turn) => gathering.begin(turn) },
      {
        words: ['canbo', 'gapcanbo', 'person', 'officer'],
        run: async (turn) => gathering.begin(turn, { question: 'feedback-ask-person' }),
      },
      {
        words: ['tracuu', 'status', 'theodoi'],
        takesCode: true,
        run: (turn, argument) => following.list(turn, argument),
      },
    ],
    dialogue: defineDialogue<Draft>({
      version: draftVersion,
      state: draftState,
      instance: (draft) => draft.instance,
      step,
      upgrade: salvageDraft,
    }),
    press,
    take,
    async remind(turn) {
      const [newest] = shelvedDrafts(turn)
      if (newest) following.remind(turn, newest)
    },
  }
}

const shelvedDrafts = (turn: Turn): Draft[] =>
  turn.shelved(feedbackName).flatMap((state) => draftState.safeParse(state).data ?? [])

const isEmpty = ({ phase, parts, files, place }: Draft): boolean =>
  phase === 'words' && parts.length === 0 && files.length === 0 && place === undefined

/** That something is done, or not, may be just what is to be said. */
const isNoWord = (answer: ShortAnswer | null): answer is ShortAnswer =>
  answer !== null && answer !== 'done' && answer !== 'undone'

const isDefect = (meaning: Understanding): boolean => meaning.urgency === 'cao' || meaning.urgency === 'khan'

/** Below this little more than chance speaks for what was understood. */
const unsure = 0.4

/** A house number, a cry, the same danger again, words that say little: not a matter of its own. */
const belongsToDanger = (meaning: Understanding, text: string): boolean =>
  meaning.emergency ||
  meaning.kind === 'khac' ||
  meaning.category === 'khac' ||
  meaning.confidence < unsure ||
  foldText(meaning.place.address ?? '') === foldText(text)

/** A chain message, advertising, abuse: one neutral line and a count, no ticket. */
function isNuisance({ kind, flags }: Understanding): boolean {
  return kind === 'khac' && flags.some((flag) => flag === 'spam' || flag === 'abuse' || flag === 'rumour')
}

/** A greeting or a stray digit is not worth a ticket without being asked for one. */
const isSmallTalk = (text: string): boolean => text.trim().length < 40
