/** "My data" in the chat: what is kept, and a tap for each right over it (Law 91/2025/QH15, art. 4). */
import type { Choice } from '../channels/channel.ts'
import {
  choice,
  defineDialogue,
  type Input,
  type Press,
  type Subject,
  type Turn,
} from '../conversation/dialogue.ts'
import { consents, type Purpose } from '../people/consents.ts'
import { personOf } from '../people/residents.ts'
import { joinLines, type RichText } from '../platform/i18n/rich-text.ts'
import type { Texts } from '../platform/i18n/texts.ts'
import { formatDate } from '../platform/text/numbers.ts'
import type { UnitDirectory } from '../units/unit-directory.ts'
import { unitWords } from '../units/unit-words.ts'
import { forgetAgreements } from './agreements.ts'
import { type Asking, openRequest } from './asking.ts'
import { purposeWords } from './copy-text.ts'
import { createCorrecting } from './correcting.ts'
import { createDeleting } from './deleting.ts'
import type { PersonalDataJobs } from './jobs.ts'
import { type ConsentGiven, consentsGiven, overviewOf } from './overview.ts'
import { type PersonalDataState, personalDataState } from './state.ts'
import { isOrWasStaff } from './whose.ts'
import { wishIn } from './wishes.ts'

export const subjectName = 'pd'

export interface DialogueParts {
  readonly units: UnitDirectory
  readonly texts: Texts
  readonly asking: Asking
  readonly jobs: PersonalDataJobs
  /** A short random name for one run of the dialogue. */
  readonly newInstance: () => string
}

const press = (turn: Turn, action: string, argument = '', key = `privacy-choice-${action}`): Choice =>
  choice(subjectName, { instance: '', action, argument }, turn.t(key))

export function createPersonalDataDialogue(parts: DialogueParts): Subject {
  const { units, texts, asking, jobs } = parts
  const correcting = createCorrecting(parts)
  const deleting = createDeleting(parts)

  async function show(turn: Turn): Promise<void> {
    const seen = await overviewOf(turn)
    const none = turn.t('privacy-none')
    const chats = seen.chats.map(({ platform, since }) =>
      turn.t('privacy-chat', { channel: turn.t(`label-channel-${platform}`), date: date(turn, since) }),
    )
    const given = seen.consents.filter(({ withdrawnAt }) => withdrawnAt === null)
    const text = turn.rich('privacy-see', {
      name: seen.name ?? none,
      unit: unitWords(units.now, seen.unitId ?? turn.account.unitId) || none,
      language: turn.t(`privacy-language-${turn.language}`),
      chats: chats.join('; '),
      consents: given.map((consent) => consentWords(turn, consent)).join('; ') || none,
      tickets: seen.tickets,
      files: seen.files,
    })
    const restricted = seen.restrictedAt
      ? turn.rich('privacy-see-restricted', { date: date(turn, seen.restrictedAt) })
      : undefined
    turn.say({
      text: joinLines(text, restricted, turn.rich('privacy-see-rights')),
      choices: [
        press(turn, 'copy'),
        press(turn, 'correct'),
        press(turn, 'delete'),
        press(turn, 'withdraw'),
        press(turn, seen.restrictedAt ? 'unrestrict' : 'restrict'),
      ],
    })
    if (turn.writer.personId !== null) await asking.noteSeen(turn)
  }

  const date = (turn: Turn, at: Date) => formatDate(at, turn.language)

  const consentWords = (turn: Turn, { purpose, givenAt, platform, textVersion }: ConsentGiven): string =>
    turn.t('privacy-consent', {
      purpose: purposeWords(texts, turn.language, purpose),
      date: date(turn, givenAt),
      channel: platform ? turn.t(`label-channel-${platform}`) : turn.t('privacy-none'),
      version: textVersion,
    })

  async function copy(turn: Turn): Promise<void> {
    const open = await openRequest(turn.tx, { personId: turn.writer.personId, kind: 'copy' })
    const asked = open ?? (await asking.ask(turn, { kind: 'copy' }))
    if (!open) await jobs.run(turn.tx, { kind: 'copy', requestId: asked.id })
    turn.say({
      text: turn.rich('privacy-copy-coming', { number: asked.id, date: date(turn, asked.dueAt) }),
    })
  }

  async function withdraw(turn: Turn, purpose: string): Promise<void> {
    const { personId } = turn.writer
    const given = (await consentsGiven(turn.tx, personId)).filter(({ withdrawnAt }) => withdrawnAt === null)
    const chosen = given.find((consent) => consent.purpose === purpose)
    if (personId === null || !chosen) return askWithdrawal(turn, given)
    await consents.withdraw(turn.tx, { personId, purpose: chosen.purpose as Purpose, now: turn.now })
    if (chosen.purpose === 'feedback') await forgetAgreements(turn, personId)
    const asked = await asking.grant(turn, { kind: 'withdraw', outcome: { changed: [chosen.purpose] } })
    turn.say({
      text: granted(turn, {
        key: `privacy-withdrawn-${chosen.purpose}`,
        other: 'privacy-withdrawn',
        number: asked.id,
      }),
    })
  }

  function askWithdrawal(turn: Turn, given: readonly ConsentGiven[]): void {
    if (given.length === 0) return turn.say({ text: turn.rich('privacy-withdraw-nothing') })
    const lines = given.map((consent) => consentWords(turn, consent)).join('\n')
    turn.say({
      text: turn.rich('privacy-withdraw-ask', { consents: lines }),
      choices: given.map(({ purpose }) =>
        choice(
          subjectName,
          { instance: '', action: 'withdraw', argument: purpose },
          turn.t('privacy-choice-withdraw-one', { purpose: purposeWords(texts, turn.language, purpose) }),
        ),
      ),
    })
  }

  /** A purpose of another subject has no words of its own here. */
  function granted(turn: Turn, said: { key: string; other: string; number: number }): RichText {
    const key = texts.has(turn.language, said.key) ? said.key : said.other
    return turn.rich(key, { number: said.number })
  }

  /**
   * Asked of the platform instead of the bot: every consent ends at once, and a deletion is asked for, which an officer
   * confirms because nobody has tapped for it here. Of staff nothing is deleted in this way either.
   */
  async function withdrawn(turn: Turn): Promise<void> {
    const { tx, now, writer } = turn
    const given = (await consentsGiven(tx, writer.personId)).filter((consent) => consent.withdrawnAt === null)
    if (writer.personId !== null) {
      const { personId } = writer
      for (const { purpose } of given)
        await consents.withdraw(tx, { personId, purpose: purpose as Purpose, now })
      await forgetAgreements(turn, personId)
    }
    if (await isOrWasStaff(tx, writer.personId)) return turn.say({ text: turn.rich('privacy-delete-staff') })
    const open = await openRequest(tx, { personId: writer.personId, kind: 'delete' })
    const detail = turn.t('privacy-platform-detail', {
      channel: turn.t(`label-channel-${turn.account.platform}`),
    })
    const { id, dueAt } = open ?? (await asking.ask(turn, { kind: 'delete', detail }))
    turn.say({ text: turn.rich('privacy-platform-asked', { number: id, date: date(turn, dueAt) }) })
  }

  /** What the words of a free message ask for, where they say it; else everything is offered. */
  async function wished(turn: Turn, words: string): Promise<void> {
    switch (wishIn(words)) {
      case 'withdraw':
        return withdraw(turn, '')
      case 'delete':
        return deleting.explain(turn)
      case 'object': {
        const asked = await asking.ask(turn, { kind: 'object', detail: words })
        return turn.say({
          text: turn.rich('privacy-object-asked', { number: asked.id, date: date(turn, asked.dueAt) }),
        })
      }
      default:
        return show(turn)
    }
  }

  async function restrict(turn: Turn, isRestricted: boolean): Promise<void> {
    const { tx, now, writer, language } = turn
    const id = await personOf(tx, writer, { language })
    await tx.orm.person.update({ where: { id }, data: { restrictedAt: isRestricted ? now : null } })
    const change = isRestricted ? 'restricted' : 'unrestricted'
    const asked = await asking.grant(turn, { kind: 'restrict', outcome: { changed: [change] } })
    turn.say({
      text: turn.rich(`privacy-${change}`, { number: asked.id }),
      choices: [press(turn, isRestricted ? 'unrestrict' : 'restrict')],
    })
  }

  async function pressed(turn: Turn, { action, argument }: Press): Promise<void> {
    switch (action) {
      case 'copy':
        return copy(turn)
      case 'withdraw':
        return withdraw(turn, argument)
      case 'restrict':
      case 'unrestrict':
        return restrict(turn, action === 'restrict')
      case 'correct':
        return correcting.choose(turn, argument)
      case 'delete':
        return deleting.explain(turn)
      case 'see':
      case 'resume':
        return show(turn)
      case 'erase':
        turn.dropShelved(subjectName)
        return turn.say({ text: turn.rich('privacy-delete-kept-all') })
      default:
        return turn.say({ text: turn.rich('conversation-old-choice') })
    }
  }

  async function step(turn: Turn, state: PersonalDataState, input: Input): Promise<boolean> {
    switch (state.phase) {
      case 'erase':
        return deleting.step(turn, input)
      case 'name':
      case 'unit':
      case 'other':
        return correcting.step(turn, state, input)
      default:
        return state.phase satisfies never
    }
  }

  return {
    name: subjectName,
    commands: [{ words: ['dulieu', 'mydata', 'xoadulieu'], run: wished }],
    dialogue: defineDialogue<PersonalDataState>({
      version: 1,
      state: personalDataState,
      instance: (state) => state.instance,
      step,
      upgrade: () => null,
    }),
    press: pressed,
    withdrawn,
  }
}
