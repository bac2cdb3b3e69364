/** A Zalo Official Account as a channel: sends messages, fetches files. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Clock } from '../../platform/clock.ts'
import type { Texts } from '../../platform/i18n/texts.ts'
import type { Log } from '../../platform/log.ts'
import type { Account, Channel, DeliveryOutcome, InboundEvent, OutboundMessage } from '../channel.ts'
import { createAttachments, isSendable } from './attachments.ts'
import type { ZaloClient } from './client.ts'
import { downloadZaloFile } from './download.ts'
import { outcomeOf, unpaidToDo } from './outcome.ts'
import { ZaloRefusal } from './refusal.ts'
import {
  countZaloCalls,
  type FileToSend,
  mostButtons,
  renderZalo,
  showZalo,
  type ZaloCall,
} from './render.ts'
import { sendByTemplate, type Template } from './templates.ts'

export interface ZaloChannelParts {
  readonly account: Account
  readonly config: { readonly apiRoot: string; readonly bulkPerMinute?: number }
  /** The picture on top of a form, at an address the world can fetch. */
  readonly formImageUrl: string
  readonly client: ZaloClient
  /** A stored file by its id; null when it is no more. */
  readonly readFile: (id: number) => Promise<Omit<FileToSend, 'id'> | null>
  readonly texts: Pick<Texts, 'say'>
  readonly clock: Clock
  readonly log: Log
}

export type ZaloChannel = Channel & Required<Pick<Channel, 'acknowledge' | 'fetchFile'>>

/** Messages of several calls that are remembered as sent in part. */
const mostUnfinished = 1_000

const sent = z.object({ message_id: z.union([z.string(), z.number()]).transform(String) })

export function createZaloChannel(parts: ZaloChannelParts): ZaloChannel {
  const { account, config, client, texts, clock, log } = parts
  const attachments = createAttachments({ client, clock })
  /** By message the ids of its parts that were sent. */
  const unfinished = new Map<string, readonly string[]>()

  async function send(chatId: string, message: OutboundMessage): Promise<DeliveryOutcome> {
    if (message.template) return told(await byTemplate(chatId, message.template))
    let calls: ZaloCall[]
    try {
      const files = await readFiles(message)
      if (!files) return { outcome: 'unsent', reason: 'file', gone: true }
      calls = renderZalo(message, files)
    } catch (error) {
      if (error instanceof RangeError) return { outcome: 'rejected', reason: error.message, ourFault: true }
      log.warn({ account: account.slug, files: message.files }, 'a stored file could not be read')
      return { outcome: 'unsent', reason: 'file' }
    }
    return told(await sendParts({ chatId, message, calls }))
  }

  /** What only a person can mend is an alert that says how. */
  function told(outcome: DeliveryOutcome): DeliveryOutcome {
    if (outcome.outcome === 'account_fault')
      log.error(
        { account: account.slug, reason: outcome.reason, toDo: texts.say('en', outcome.reason) },
        'Zalo refuses this account',
      )
    if (outcome.outcome === 'unreachable' && outcome.reason === 'quota')
      log.error({ account: account.slug }, 'the quota of billed messages of this OA is used up')
    return outcome
  }

  /** Free answers go on while nothing can be paid for. */
  function outcomeOfFailure(error: unknown): DeliveryOutcome {
    const toDo = unpaidToDo(error)
    if (toDo)
      log.error({ account: account.slug, toDo: texts.say('en', toDo) }, 'Zalo cannot be paid for a message')
    return outcomeOf(error, clock.now())
  }

  async function byTemplate(userId: string, template: Template): Promise<DeliveryOutcome> {
    try {
      return { outcome: 'sent', platformId: await sendByTemplate(client, userId, template) }
    } catch (error) {
      return outcomeOfFailure(error)
    }
  }

  /** When a later call fails, the next attempt at the same message goes on from that call. */
  async function sendParts({ chatId, message, calls }: Parts): Promise<DeliveryOutcome> {
    const key = createHash('sha256')
      .update(JSON.stringify([chatId, message]))
      .digest('base64')
    const ids = [...(unfinished.get(key) ?? [])]
    unfinished.delete(key)
    for (const call of calls.slice(ids.length)) {
      const outcome = await perform(chatId, call)
      if (outcome.outcome === 'sent') ids.push(outcome.platformId)
      else {
        if (ids.length > 0 && mayComeAgain(outcome)) remember(key, ids)
        return outcome
      }
    }
    return ids.length > 0
      ? { outcome: 'sent', platformId: ids.join(' ') }
      : { outcome: 'unknown', reason: 'nothing to send' }
  }

  function remember(key: string, ids: readonly string[]) {
    const [oldest] = unfinished.keys()
    if (oldest !== undefined && unfinished.size >= mostUnfinished) unfinished.delete(oldest)
    unfinished.set(key, ids)
  }

  function templateOf({ buttons, form }: ZaloCall): object | undefined {
    if (form) {
      const element = { ...form, image_url: parts.formImageUrl }
      return { type: 'template', payload: { template_type: 'request_user_info', elements: [element] } }
    }
    return buttons && { type: 'template', payload: { buttons } }
  }

  async function perform(chatId: string, call: ZaloCall): Promise<DeliveryOutcome> {
    const { text, file } = call
    const say = async (attachment?: object) => {
      const message = { ...(text ? { text } : {}), ...(attachment ? { attachment } : {}) }
      return sent.parse(await client.post('/v3.0/oa/message/cs', { recipient: { user_id: chatId }, message }))
    }
    try {
      const { message_id } = file ? await attachments.with(file, say) : await say(templateOf(call))
      return { outcome: 'sent', platformId: message_id }
    } catch (error) {
      if (error instanceof RangeError) return { outcome: 'rejected', reason: error.message, ourFault: false }
      return outcomeOfFailure(error)
    }
  }

  /**
   * What people wrote beside a file is worth sending even when the file is no more, or nothing Zalo takes.
   * @returns null for a message that is not to be sent without one that is no more
   */
  async function readFiles({ files = [], whole }: OutboundMessage): Promise<FileToSend[] | null> {
    const read = await Promise.all(files.map(async (id) => ({ id, file: await parts.readFile(id) })))
    if (whole && read.some(({ file }) => file === null)) return null
    const present = read.flatMap(({ id, file }) => (file && isSendable(file) ? [{ id, ...file }] : []))
    if (present.length < read.length)
      log.warn({ account: account.slug, files }, 'a file to send is no more, or of no type that Zalo takes')
    return present
  }

  return {
    account,
    maxButtons: mostButtons,
    show: showZalo,
    ...(config.bulkPerMinute === undefined ? {} : { bulkPerSecond: config.bulkPerMinute / 60 }),
    callsOf: countZaloCalls,
    send,
    // Without usable tokens a message says what a person is to do.
    answers: () =>
      client.get('/v2.0/oa/getoa').then(
        () => true,
        (error: unknown) =>
          outcomeOf(error, clock.now()).outcome === 'account_fault' || error instanceof ZaloRefusal,
      ),
    /** A thumb on a file: words get words, but files of an album get none each. */
    async acknowledge({ from, messageId, body }: InboundEvent) {
      if (body.kind !== 'file' || messageId === undefined) return
      const sender_action = { react_icon: '/-strong', react_message_id: messageId }
      const reaction = { recipient: { user_id: from }, sender_action }
      await client.post('/v2.0/oa/message', reaction).catch(() => undefined)
    },
    fetchFile: (url) => downloadZaloFile(url, config.apiRoot),
  }
}

interface Parts {
  readonly chatId: string
  readonly message: OutboundMessage
  readonly calls: readonly ZaloCall[]
}

const mayComeAgain = ({ outcome }: DeliveryOutcome) =>
  outcome === 'retry_after' || outcome === 'unknown' || outcome === 'account_fault'
