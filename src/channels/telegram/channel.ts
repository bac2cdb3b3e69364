/** Telegram as a channel: sends messages, answers presses, fetches files. */
import { createHash } from 'node:crypto'
import { type Api, GrammyError } from 'grammy'
import { z } from 'zod'
import type { Log } from '../../platform/log.ts'
import { clipText } from '../../platform/text/clip.ts'
import type { Account, Channel, DeliveryOutcome, InboundEvent, OutboundMessage } from '../channel.ts'
import { createTelegramApi, type TelegramAddress } from './api.ts'
import { downloadTelegramFile } from './download.ts'
import { outcomeOf } from './outcome.ts'
import { type FileBytes, type FileToSend, mostButtons, renderTelegram, type TelegramCall } from './render.ts'
import { countTelegramCalls, showTelegram } from './shown.ts'
import type { Uploaded, Uploads } from './uploads.ts'

export interface TelegramChannelParts {
  readonly account: Account
  readonly config: TelegramAddress & { readonly bulkPerSecond?: number }
  /** A stored file by its id; null when it is no more. */
  readonly readFile: (id: number) => Promise<FileBytes | null>
  readonly uploads: Uploads
  readonly log: Log
}

export type TelegramChannel = Channel & Required<Pick<Channel, 'acknowledge' | 'fetchFile'>>

const sendTimeoutSeconds = 10
/** Messages of several calls that are remembered as sent in part. */
const mostUnfinished = 1_000
/** Presses that are remembered as answered: an update may come again, soon. */
const mostAnswered = 1_000

/** Characters of an answer to a press (Bot API, "answerCallbackQuery"). */
const answerLimit = 200

const press = z.object({ callback_query: z.object({ id: z.string() }) })

export function createTelegramChannel({
  account,
  config,
  readFile,
  uploads,
  log,
}: TelegramChannelParts): TelegramChannel {
  const api = createTelegramApi({ ...config, timeoutSeconds: sendTimeoutSeconds })
  const unfinished = new Map<string, readonly string[]>()
  const answered = new Set<string>()

  async function send(chatId: string, message: OutboundMessage): Promise<DeliveryOutcome> {
    const outcome = await sendTo(chatId, message)
    const lost = message.thread !== undefined && lostThread(outcome)
    if (!lost) return outcome
    log.warn({ account: account.slug, reason: lost }, 'a topic is deleted or closed: sent to its group')
    const { thread: _, ...rest } = message
    const again = await sendTo(chatId, rest)
    return again.outcome === 'sent' ? { ...again, threadLost: true } : again
  }

  async function sendTo(chatId: string, message: OutboundMessage): Promise<DeliveryOutcome> {
    const { files = [] } = message
    if (files.length === 0) return sendFiles({ chatId, message, files: [] })
    const known = await Promise.all(files.map(uploads.find)).catch(() => null)
    if (!known) return unread(files)
    const allKnown = known.every((each) => each !== null)
    const outcome = allKnown
      ? await sendFiles({ chatId, message, files: known })
      : await uploads.alone(files, () => sendBytes(chatId, message, files))
    if (!refusesFile(outcome)) return outcome
    log.warn({ account: account.slug, files }, 'Telegram knows a file no more: it is uploaded anew')
    await Promise.all(files.map(uploads.forget))
    return uploads.alone(files, () => sendBytes(chatId, message, files))
  }

  /** What is not uploaded yet goes along as bytes. */
  async function sendBytes(
    chatId: string,
    message: OutboundMessage,
    ids: readonly number[],
  ): Promise<DeliveryOutcome> {
    let files: FileToSend[]
    try {
      files = await readFiles(ids)
    } catch {
      return unread(ids)
    }
    if (message.whole && files.length < ids.length) return { outcome: 'unsent', reason: 'file', gone: true }
    return sendFiles({ chatId, message, files })
  }

  function unread(files: readonly number[]): DeliveryOutcome {
    log.warn({ account: account.slug, files }, 'a stored file could not be read')
    return { outcome: 'unsent', reason: 'file' }
  }

  async function sendFiles({ chatId, message, files }: WithFiles): Promise<DeliveryOutcome> {
    let calls: TelegramCall[]
    try {
      calls = renderTelegram(message, files)
    } catch (error) {
      if (error instanceof RangeError) return { outcome: 'rejected', reason: error.message, ourFault: true }
      throw error
    }
    const [only] = calls
    const to = { chatId, thread: message.thread }
    return only && calls.length === 1 ? perform(to, only) : sendParts({ chatId, message, calls })
  }

  /**
   * One message of several calls. When a later call fails, its failure is the message's outcome, and the next attempt
   * at the same message goes on from that call: from the start again, a long text could repeat its first parts to the
   * person for ever while its last one meets Telegram's limit of one message a second. What was sent is only known to
   * this process: after a crash the message comes again whole.
   */
  async function sendParts({ chatId, message, calls }: Parts): Promise<DeliveryOutcome> {
    const key = createHash('sha256')
      .update(JSON.stringify([chatId, message]))
      .digest('base64')
    const ids = [...(unfinished.get(key) ?? [])]
    unfinished.delete(key)
    let outcome: DeliveryOutcome = { outcome: 'unknown', reason: 'nothing to send' }
    for (const call of calls.slice(ids.length)) {
      outcome = await perform({ chatId, thread: message.thread }, call)
      if (outcome.outcome === 'sent') ids.push(outcome.platformId)
      else {
        if (ids.length > 0 && (mayComeAgain(outcome) || refusesFile(outcome))) remember(key, ids)
        return outcome
      }
    }
    return outcome.outcome === 'sent' ? { ...outcome, platformId: ids.join(' ') } : outcome
  }

  function remember(key: string, ids: readonly string[]) {
    const [oldest] = unfinished.keys()
    if (oldest !== undefined && unfinished.size >= mostUnfinished) unfinished.delete(oldest)
    unfinished.set(key, ids)
  }

  /** Whether a press was not answered yet: the words of the first answer must stay. */
  function first(id: string): boolean {
    if (answered.has(id)) return false
    answered.add(id)
    const [oldest] = answered
    if (oldest !== undefined && answered.size > mostAnswered) answered.delete(oldest)
    return true
  }

  /** What people wrote beside a file is worth sending even when the file was erased meanwhile. */
  async function readFiles(ids: readonly number[]): Promise<FileToSend[]> {
    const read = await Promise.all(ids.map(async (id) => (await uploads.find(id)) ?? readBytes(id)))
    const present = read.filter((file) => file !== null)
    if (present.length < read.length)
      log.warn({ account: account.slug, files: ids }, 'a file to send is no more')
    return present
  }

  async function readBytes(id: number): Promise<FileToSend | null> {
    const file = await readFile(id)
    return file && { ...file, id }
  }

  async function perform(to: Destination, call: TelegramCall): Promise<DeliveryOutcome> {
    try {
      const sent = await callApi(api, to, call)
      await keepUpload(call, sent)
      return { outcome: 'sent', platformId: String(sent.message_id) }
    } catch (error) {
      const outcome = outcomeOf(error)
      if (call.method !== 'editMessageText' || !isGone(outcome)) return outcome
      return { outcome: 'sent', platformId: String(call.payload.message_id) }
    }
  }

  async function keepUpload({ uploads: fileId }: TelegramCall, sent: Sent): Promise<void> {
    const uploaded = uploadedIn(sent)
    if (fileId !== undefined && uploaded) await uploads.keep(fileId, uploaded)
  }

  return {
    account,
    maxButtons: mostButtons,
    show: showTelegram,
    ...(config.bulkPerSecond === undefined ? {} : { bulkPerSecond: config.bulkPerSecond }),
    callsOf: countTelegramCalls,
    send,
    answers: () =>
      api.raw.getMe().then(
        () => true,
        (error: unknown) => error instanceof GrammyError && error.error_code < 500,
      ),
    async acknowledge({ body, raw }: InboundEvent, words = '') {
      if (body.kind !== 'choice' && body.kind !== 'other') return
      const pressed = press.safeParse(raw)
      if (!pressed.success || !first(pressed.data.callback_query.id)) return
      const text = clipText(words, { limit: answerLimit, unit: 'utf16' })
      await api.raw
        .answerCallbackQuery({
          callback_query_id: pressed.data.callback_query.id,
          ...(text ? { text } : {}),
        })
        .catch(() => undefined)
    },
    fetchFile: (fileId) => downloadTelegramFile({ api, address: config, fileId }),
  }
}

interface WithFiles {
  readonly chatId: string
  readonly message: OutboundMessage
  readonly files: readonly FileToSend[]
}

interface Parts {
  readonly chatId: string
  readonly message: OutboundMessage
  readonly calls: readonly TelegramCall[]
}

const mayComeAgain = ({ outcome }: DeliveryOutcome) =>
  outcome === 'retry_after' || outcome === 'unknown' || outcome === 'account_fault'

/** Why a topic takes no messages any more, or nothing. */
function lostThread(outcome: DeliveryOutcome): string | undefined {
  const reason = outcome.outcome === 'rejected' ? outcome.reason : ''
  return /thread not found|TOPIC_(?:CLOSED|DELETED)/i.exec(reason)?.[0]
}

interface Destination {
  readonly chatId: string
  readonly thread: string | undefined
}

/** Somebody deleted the message, or it is too old: there is nothing left to show anything in. */
const isGone = (outcome: DeliveryOutcome) =>
  outcome.outcome === 'rejected' && /message (?:to edit not found|can't be edited)/i.test(outcome.reason)

/** Telegram promises no id for ever, and none of another bot. */
const refusesFile = (outcome: DeliveryOutcome): boolean =>
  outcome.outcome === 'rejected' &&
  /wrong (?:remote )?file identifier|file reference|can't use file of type/i.test(outcome.reason)

interface Sent {
  readonly message_id: number
  /** Sizes of one picture, the largest last. */
  readonly photo?: readonly { readonly file_id: string }[]
  readonly document?: { readonly file_id: string }
}

function uploadedIn({ photo, document }: Sent): Uploaded | null {
  const largest = photo?.at(-1)
  if (largest) return { platformFileId: largest.file_id, as: 'photo' }
  return document ? { platformFileId: document.file_id, as: 'document' } : null
}

async function callApi({ raw }: Api, to: Destination, call: TelegramCall): Promise<Sent> {
  const chat_id = Number(to.chatId)
  if (call.method === 'editMessageText') {
    await raw.editMessageText({ chat_id, ...call.payload })
    return { message_id: Number(call.payload.message_id) }
  }
  const where = to.thread === undefined ? { chat_id } : { chat_id, message_thread_id: Number(to.thread) }
  return sendCall(raw, where, call)
}

type SendCall = Exclude<TelegramCall, { method: 'editMessageText' }>

function sendCall(raw: Api['raw'], where: { chat_id: number }, call: SendCall): Promise<Sent> {
  switch (call.method) {
    case 'sendMessage':
      return raw.sendMessage({ ...where, ...call.payload })
    case 'sendPhoto':
      return raw.sendPhoto({ ...where, ...call.payload })
    case 'sendDocument':
      return raw.sendDocument({ ...where, ...call.payload })
    case 'sendLocation':
      return raw.sendLocation({ ...where, ...call.payload })
    default:
      return call satisfies never
  }
}
