/** The words that work everywhere: greeting, help, stop, language, and where to find what has no subject of its own yet. */
import type { Choice } from '../channels/channel.ts'
import { type Command, choice, type Press, type Subject, type Turn } from '../conversation/dialogue.ts'
import { speakAs } from '../conversation/speaking.ts'
import { consents } from '../people/consents.ts'
import { liveAt, personOf } from '../people/residents.ts'
import type { UnitDirectory } from '../units/unit-directory.ts'
import { unitWords } from '../units/unit-words.ts'
import { asksToStop } from './stop-words.ts'

const name = 'me'

/** The text a resident agrees to by "agree to announcements"; goes up when `menu-ask-announcements` changes. */
const consentTextVersion = 'announcements-1'

export interface MenuParts {
  readonly units: UnitDirectory
  /** Commands of other subjects that the menu's buttons stand for. */
  readonly commandsOf: () => readonly Command[]
  /** Takes the code of a link that opened the chat; false when it is none. */
  readonly takeCode: (turn: Turn, code: string) => Promise<boolean>
}

export function createMenu({ units, commandsOf, takeCode }: MenuParts): Subject {
  const press = (turn: Turn, action: string, key: string, argument = ''): Choice =>
    choice(name, { instance: '', action, argument }, turn.t(key))

  function mainChoices(turn: Turn): Choice[] {
    const other = turn.language === 'vi' ? 'en' : 'vi'
    return [
      press(turn, 'phananh', 'menu-choice-report'),
      press(turn, 'tracuu', 'menu-choice-status'),
      press(turn, 'ungho', 'menu-choice-donate'),
      press(turn, 'sukien', 'menu-choice-events'),
      press(turn, 'language', `menu-choice-language-${other}`, other),
    ]
  }

  async function start(turn: Turn, argument: string): Promise<void> {
    if (argument && (await takeCode(turn, argument))) return
    const unit = units.now.byId(turn.account.unitId)?.name ?? ''
    const automatic = turn.writer.greeted ? '' : turn.t('menu-automatic')
    turn.say({ text: turn.rich('menu-greeting', { unit, automatic }), choices: mainChoices(turn) })
    turn.writer.greeted = true
    if (!(await subscribed(turn))) askAnnouncements(turn)
  }

  async function subscribed(turn: Turn): Promise<boolean> {
    const { personId } = turn.writer
    return personId !== null && consents.has(turn.tx, { personId, purpose: 'announcements' })
  }

  function askAnnouncements(turn: Turn): void {
    turn.say({
      text: turn.rich('menu-ask-announcements'),
      choices: [
        { ...press(turn, 'subscribe', 'menu-choice-subscribe'), means: 'yes' },
        { ...press(turn, 'later', 'menu-choice-later'), means: 'no' },
      ],
    })
  }

  async function subscribe(turn: Turn): Promise<void> {
    const { tx, writer, now, language } = turn
    const personId = await personOf(tx, writer, { language })
    const { identityId } = writer
    await consents.give(tx, {
      personId,
      purpose: 'announcements',
      textVersion: consentTextVersion,
      identityId,
      now,
    })
    turn.say({ text: turn.rich('menu-subscribed') })
  }

  async function news(turn: Turn): Promise<void> {
    if (!(await subscribed(turn))) return askAnnouncements(turn)
    turn.say({
      text: turn.rich('menu-news-subscribed'),
      choices: [
        press(turn, 'chude', 'campaign-choice-topics'),
        press(turn, 'unsubscribe', 'menu-choice-unsubscribe'),
      ],
    })
  }

  async function unsubscribe(turn: Turn): Promise<void> {
    const { personId } = turn.writer
    if (personId !== null)
      await consents.withdraw(turn.tx, { personId, purpose: 'announcements', now: turn.now })
    turn.say({ text: turn.rich('menu-unsubscribed') })
  }

  function help(turn: Turn): void {
    turn.say({ text: turn.rich('menu-help'), choices: mainChoices(turn) })
  }

  function cancel(turn: Turn): void {
    const open = turn.openSubject
    turn.shelveDialogue()
    if (!open) return void turn.say({ text: turn.rich('menu-nothing-open'), choices: mainChoices(turn) })
    const { subject, instance } = open
    turn.say({
      text: turn.rich('conversation-stopped'),
      choices: [
        choice(subject, { instance, action: 'resume', argument: '' }, turn.t('conversation-choice-resume')),
        choice(subject, { instance, action: 'erase', argument: '' }, turn.t('conversation-choice-erase')),
      ],
    })
  }

  function settings(turn: Turn): void {
    const unit = unitWords(units.now, turn.writer.unitId ?? turn.account.unitId)
    const other = turn.language === 'vi' ? 'en' : 'vi'
    turn.say({
      text: turn.rich('menu-settings', { unit }),
      choices: [
        press(turn, 'language', `menu-choice-language-${other}`, other),
        press(turn, 'unit', 'menu-choice-unit'),
        press(turn, 'thongbao', 'menu-choice-news'),
        press(turn, 'sodienthoai', 'people-choice-give-phone'),
      ],
    })
  }

  /** Switches at once: the very answer is in the new language. */
  function speak(turn: Turn, language: 'vi' | 'en'): void {
    speakAs(turn, language)
    turn.say({ text: turn.rich('menu-language'), choices: mainChoices(turn) })
  }

  async function askUnit(turn: Turn, parentId: number): Promise<void> {
    const tree = units.now
    if (!tree.subtree(turn.account.unitId).some((unit) => unit.id === parentId)) return
    const children = tree.children(parentId)
    if (children.length === 0) return setUnit(turn, parentId)
    turn.say({
      text: turn.rich('menu-ask-unit', { unit: tree.byId(parentId)?.name ?? '' }),
      choices: [
        ...children.map((unit) =>
          choice(name, { instance: '', action: 'unit', argument: String(unit.id) }, unit.name),
        ),
        press(turn, 'here', 'menu-choice-here', String(parentId)),
      ],
    })
  }

  async function setUnit(turn: Turn, unitId: number): Promise<void> {
    if (!units.now.subtree(turn.account.unitId).some((unit) => unit.id === unitId)) return
    turn.writer.unitId = unitId
    await liveAt(turn.tx, turn.writer, unitId)
    turn.say({ text: turn.rich('menu-unit-set', { unit: unitWords(units.now, unitId) }) })
  }

  const saying = (key: string) => async (turn: Turn) =>
    turn.say({ text: turn.rich(key), choices: mainChoices(turn) })

  async function pressed(turn: Turn, { action, argument }: Press): Promise<void> {
    switch (action) {
      case 'subscribe':
        return subscribe(turn)
      case 'unsubscribe':
        return unsubscribe(turn)
      case 'later':
        return turn.say({ text: turn.rich('menu-later') })
      case 'language':
        return speak(turn, argument === 'en' ? 'en' : 'vi')
      case 'unit':
        return askUnit(turn, argument === '' ? turn.account.unitId : Number(argument))
      case 'here':
        return setUnit(turn, Number(argument))
      default: {
        const command = commandsOf().find(({ words }) => words[0] === action)
        if (command) await command.run(turn, '')
        else help(turn)
      }
    }
  }

  return {
    name,
    commands: [
      { words: ['start', 'batdau'], run: start },
      { words: ['trogiup', 'help', 'menu'], run: async (turn) => help(turn) },
      { words: ['huy', 'cancel', 'lamlai', 'restart', 'dunglai'], run: async (turn) => cancel(turn) },
      { words: ['caidat', 'settings'], run: async (turn) => settings(turn) },
      { words: ['english', 'tienganh'], run: async (turn) => speak(turn, 'en') },
      { words: ['tiengviet', 'vietnamese'], run: async (turn) => speak(turn, 'vi') },
      { words: ['thongbao', 'news'], run: news },
      { words: ['dung', 'stop', 'unsubscribe'], asks: asksToStop, run: unsubscribe },
      { words: ['ungho', 'donate'], run: saying('menu-no-drives') },
      { words: ['sukien', 'events'], run: saying('menu-no-events') },
      { words: ['gopy', 'consult'], run: saying('menu-no-consultations') },
    ],
    press: pressed,
  }
}
