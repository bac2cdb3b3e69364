/** Writes the told tickets in few statements, with what their authors were told: long sent, nothing waits. */
import type { OutboundMessage } from '../channels/channel.ts'
import type { Address, Outbox } from '../delivery/outbox.ts'
import { createTicketNotices } from '../feedback/ticket-notices.ts'
import type { Tx } from '../platform/database/database.ts'
import type { Prisma } from '../platform/database/generated/client.ts'
import type { Texts } from '../platform/i18n/texts.ts'
import type { Accounts } from './inhabitants.ts'
import type { Pictured } from './pictures.ts'
import type { Author, TicketStory } from './ticket-story.ts'

interface Writing {
  /** The oldest first: ids grow with time. */
  readonly stories: readonly TicketStory[]
  readonly texts: Texts
  readonly authors: ReadonlyMap<string, Author>
  readonly accounts: Accounts
}

export interface WrittenTicket extends Pictured {
  readonly authorId: number
}

export async function writeTickets(tx: Tx, writing: Writing): Promise<WrittenTicket[]> {
  const { stories } = writing
  const created = await tx.orm.ticket.createManyAndReturn({
    data: stories.map(({ ticket }) => ticket),
    select: { id: true, code: true },
  })
  const idByCode = new Map(created.map(({ id, code }) => [code, id]))
  const ticketId = ({ ticket }: TicketStory) => idByCode.get(ticket.code) ?? 0
  await writeHistory(tx, { stories, ticketId })
  await writeTold(tx, { ...writing, ticketId })
  await noteLastSeen(tx, stories)
  const accountOf = new Map(
    [...writing.authors.values()].map((author) => [author.identityId, accountId(writing, author)]),
  )
  return stories.map((story) => {
    const { category, createdAt, identityId, authorId } = story.ticket
    return {
      ticketId: ticketId(story),
      category,
      createdAt,
      authorId: authorId ?? 0,
      identityId: identityId ?? 0,
      accountId: accountOf.get(identityId ?? 0) ?? 0,
    }
  })
}

type Numbered = { stories: readonly TicketStory[]; ticketId: (story: TicketStory) => number }

async function writeHistory(tx: Tx, { stories, ticketId }: Numbered): Promise<void> {
  const messages = stories.flatMap((story) => story.messages.map((message) => ({ story, message })))
  messages.sort((a, b) => a.message.createdAt.getTime() - b.message.createdAt.getTime())
  const kept = await tx.orm.ticketMessage.createManyAndReturn({
    data: messages.map(({ story, message }) => ({ ...message, ticketId: ticketId(story) })),
    select: { id: true },
  })
  const messageIds = new Map(messages.map(({ message }, index) => [message, kept[index]?.id ?? 0]))
  const events = stories.flatMap((story) =>
    story.events.map(({ said, ...event }) => {
      const message = said === undefined ? undefined : story.messages[said]
      return { ...event, ticketId: ticketId(story), messageId: (message && messageIds.get(message)) ?? null }
    }),
  )
  await tx.orm.ticketEvent.createMany({ data: events.sort((a, b) => a.at.getTime() - b.at.getTime()) })
}

/** The notices are made by the one who makes them always; only the way out is ours. */
async function writeTold(
  tx: Tx,
  { stories, ticketId, texts, ...writing }: Numbered & Writing,
): Promise<void> {
  const sent: Prisma.OutgoingMessageCreateManyInput[] = []
  const outbox = sentOutbox(writing, sent)
  const notices = createTicketNotices({ outbox, texts })
  for (const story of stories) {
    const { code, authorId = null, identityId = null } = story.ticket
    for (const { at, status, dueAt, how, text, values } of story.told) {
      const ticket = { id: ticketId(story), code, status, dueAt, authorId, identityId }
      if (how === 'reply') await notices.reply(tx, ticket, { text: text ?? '', now: at })
      else await notices.step(tx, ticket, { values, now: at, ...(text ? { note: text } : {}) })
    }
  }
  sent.sort((a, b) => Number(a.createdAt) - Number(b.createdAt))
  await tx.orm.outgoingMessage.createMany({ data: sent })
}

function sentOutbox(
  writing: Pick<Writing, 'authors' | 'accounts'>,
  sent: Prisma.OutgoingMessageCreateManyInput[],
): Outbox {
  const addresses = new Map<number, Address>(
    [...writing.authors.values()].map((author) => [
      author.identityId,
      {
        identity_id: author.identityId,
        account_id: accountId(writing, author),
        external_id: author.externalId,
        language: author.language,
      },
    ]),
  )
  return {
    addressOf: async (_tx, { identityId }) => addresses.get(identityId ?? 0) ?? null,
    async add(_tx, { to, message, ticketId = null, now }) {
      sent.push({
        accountId: to.account_id,
        identityId: to.identity_id,
        chatId: to.external_id,
        lane: 'interactive',
        state: 'sent',
        content: asJson(message),
        ticketId,
        attempts: 1,
        platformId: `demo-${sent.length + 1}`,
        createdAt: now,
        settledAt: now,
      })
      return { cost: null, skipped: false }
    },
  }
}

const accountId = ({ accounts }: Pick<Writing, 'accounts'>, { platform }: Author) => accounts[platform]
const asJson = (message: OutboundMessage) => ({ ...message }) as unknown as Prisma.InputJsonObject

async function noteLastSeen(tx: Tx, stories: readonly TicketStory[]): Promise<void> {
  const last = new Map<number, Date>()
  for (const { ticket, authorActedAt } of stories) {
    const before = last.get(ticket.identityId ?? 0)
    if (!before || before < authorActedAt) last.set(ticket.identityId ?? 0, authorActedAt)
  }
  for (const [id, lastInboundAt] of last)
    await tx.orm.identity.update({ where: { id }, data: { lastInboundAt } })
}
