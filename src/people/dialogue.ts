/** What chats say about people: carrying a conversation to another channel, linking staff, signing in. */
import type { Subject, Turn } from '../conversation/dialogue.ts'
import type { Outbox } from '../delivery/outbox.ts'
import type { RandomBytes } from '../platform/clock.ts'
import type { Texts } from '../platform/i18n/texts.ts'
import { formatTime } from '../platform/text/numbers.ts'
import { issueLoginLink, loginLinkMs } from './access.ts'
import { takeAttempt } from './attempts.ts'
import { createJoinCode, type JoinedChat, join, redeemInvite } from './joining.ts'
import { askPhone, phoneDialogue, phonePressed, takePhone } from './phone.ts'
import { presentViewer } from './present-viewer.ts'
import { readTypedCode, showTypedCode, type TypedCodeKind } from './typed-codes.ts'

const name = 'pe'

export interface PeopleSubject extends Subject {
  /** Takes a text that is exactly a code, as after `/start`; false leaves it to others. */
  takeCode(turn: Turn, text: string): Promise<boolean>
}

export function createPeopleSubject(parts: {
  outbox: Outbox
  texts: Texts
  randomBytes: RandomBytes
  publicUrl: string
}): PeopleSubject {
  const { outbox, texts, randomBytes, publicUrl } = parts
  const newInstance = () => Buffer.from(randomBytes(4)).toString('hex')

  async function takeCode(turn: Turn, text: string): Promise<boolean> {
    const typed = readTypedCode(text)
    if (!typed) return false
    const tried = { what: 'typed-code', who: turn.writer.identityId } as const
    const freeAt = await takeAttempt(turn.tx, tried, turn.now)
    if (freeAt) turn.say({ text: turn.rich('people-code-attempts', { time: formatTime(freeAt) }) })
    else await useCode(turn, typed)
    return true
  }

  async function useCode(turn: Turn, { kind, code }: { kind: TypedCodeKind; code: string }): Promise<void> {
    const { tx, now, writer, language } = turn
    const say = (key: string, values?: Record<string, string>) => turn.say({ text: turn.rich(key, values) })
    if (kind === 'invite') {
      const linked = await redeemInvite(tx, writer, { code, now })
      if (linked.result === 'linked') say('people-invite-done', { name: linked.name })
      else say(linked.result === 'taken' ? 'people-invite-taken' : 'people-code-invalid')
      return
    }
    const joined = await join(tx, writer, { code, now, language })
    if (joined.result === 'joined') {
      await tellOther(turn, joined.other)
      say('people-join-done')
    } else {
      say(joined.result === 'invalid' ? 'people-code-invalid' : `people-join-${joined.result}`)
    }
  }

  /** The other chat hears of it too, in case somebody was talked into giving a code away. */
  async function tellOther(turn: Turn, other: JoinedChat): Promise<void> {
    const language = other.language === 'en' ? 'en' : 'vi'
    const platform = texts.say(language, `people-platform-${turn.account.platform}`)
    const to = {
      identity_id: other.identityId,
      account_id: other.accountId,
      external_id: other.externalId,
      language,
    } as const
    const message = { text: texts.rich(language, 'people-join-told', { platform }) }
    await outbox.add(turn.tx, { to, message, now: turn.now })
  }

  async function carry(turn: Turn): Promise<void> {
    const made = await createJoinCode(turn.tx, turn.writer, { now: turn.now, randomBytes })
    if (!made) return turn.say({ text: turn.rich('people-join-staff') })
    const values = { code: showTypedCode(made.code), time: formatTime(made.expiresAt) }
    turn.say({ text: turn.rich('people-join-code', values) })
  }

  async function signIn(turn: Turn): Promise<void> {
    const { tx, now, writer } = turn
    const viewer = writer.personId === null ? null : await presentViewer(tx, writer.personId)
    if (!viewer) return turn.say({ text: turn.rich('people-login-not-staff') })
    const { personId } = viewer
    const link = await issueLoginLink(tx, {
      personId,
      now,
      randomBytes,
      publicUrl,
      lastsMs: loginLinkMs.chat,
    })
    turn.say({ text: turn.rich('people-login-link', { url: link.url, time: formatTime(link.expiresAt) }) })
  }

  return {
    name,
    commands: [
      {
        words: ['chuyenkenh', 'carry'],
        takesCode: true,
        run: async (turn, argument) => {
          if (!(await takeCode(turn, argument))) await carry(turn)
        },
      },
      { words: ['dangnhap', 'login'], run: signIn },
      { words: ['sodienthoai', 'phonenumber'], run: async (turn) => askPhone(turn, newInstance) },
    ],
    dialogue: phoneDialogue,
    press: async (turn, pressed) =>
      pressed.action === 'number' ? askPhone(turn, newInstance) : phonePressed(turn, pressed),
    take: async (turn, input) =>
      input.kind === 'text' ? takeCode(turn, input.text) : takePhone(turn, input),
    takeCode,
  }
}
