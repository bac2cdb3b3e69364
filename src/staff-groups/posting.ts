/**
 * Brings what groups show up to date with the tickets. It goes by what is stored, not by what it was told: a signal
 * only says when to look, so that none can be lost, and ticket and post need not be written together.
 *
 * post      a ticket in a group: a message, or a line of a summary; `shown` is the ticket's version and what it showed
 * summary   one message for many tickets; its posts name the first of them
 */
import { createHash } from 'node:crypto'
import type { OutboundMessage } from '../channels/channel.ts'
import { openStatuses } from '../feedback/ticket-types.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database, Tx } from '../platform/database/database.ts'
import { sqlFile } from '../platform/database/statement.ts'
import type { createAnsweredFor } from './linked-groups.ts'
import { sayToGroup } from './messages.ts'
import type { PostWords } from './post.ts'
import { type PostedTicket, postedTickets } from './posted-tickets.ts'

const freshTickets = sqlFile(import.meta.url, 'fresh-tickets.sql')
const changedPosts = sqlFile(import.meta.url, 'changed-posts.sql')
const waitingMessages = sqlFile(import.meta.url, 'waiting-messages.sql')
const lockGroup = {
  name: 'lock_staff_group',
  text: `SELECT id, account_id AS "accountId", chat_id AS "chatId", unit_id AS "unitId", linked_at AS "linkedAt",
      linked_by_id AS "linkedBy", topics ->> 'tickets' AS thread
    FROM staff_group WHERE id = $1 AND ended_at IS NULL FOR UPDATE`,
}

/** Messages of a group that wait to be sent at once; the rest stays undecided, so that much of it becomes one. */
const mostWaiting = 3
/** With more new tickets than that they share a message, at most so many. */
const mostPosts = 10
const mostInSummary = 30

/** A ticket that could not be shown for so long is no news. */
const newsMs = 7 * 24 * 60 * 60 * 1000

type AnsweredFor = ReturnType<typeof createAnsweredFor>

interface OpenGroup {
  readonly id: number
  readonly accountId: number
  readonly chatId: string
  readonly unitId: number
  readonly linkedBy: number
  readonly linkedAt: Date
  readonly thread: string | null
}

interface Post {
  readonly id: number
  readonly ticketId: number
  readonly shown: string
  readonly platformId: string | null
  readonly visible: boolean
}

export function createPosting(parts: {
  database: Database
  clock: Clock
  words: PostWords
  nudge: (accountId: number) => void
  answeredFor: AnsweredFor
}) {
  const { database, clock, words, nudge, answeredFor } = parts

  /** One process at a time works on a group. */
  const update = (groupId: number): Promise<void> =>
    database.transaction(async (tx) => {
      const [group] = await tx.query<OpenGroup>(lockGroup, [groupId])
      if (!group) return
      if (!(await answeredFor(tx, group, clock.now()))) return tx.afterCommit(() => nudge(group.accountId))
      const waiting = await tx.query<{ key: string | null; state: string }>(waitingMessages, [
        group.accountId,
        group.chatId,
      ])
      const room = mostWaiting - waiting.length
      const keys = new Map(waiting.map(({ key, state }) => [key ?? '', state]))
      const work: Work = { tx, group, now: clock.now(), room, waiting: keys }
      await showFresh(work)
      await showChanged(work)
      if (work.room < room) tx.afterCommit(() => nudge(group.accountId))
    })

  async function showFresh(work: Work): Promise<void> {
    const { tx, group, now } = work
    const since = new Date(Math.max(group.linkedAt.getTime(), now.getTime() - newsMs))
    const values = [group.id, group.unitId, since, JSON.stringify(openStatuses)]
    const rows = await tx.query<{ id: number }>(freshTickets, values)
    const found = await postedTickets(
      tx,
      rows.slice(0, mostInSummary + mostWaiting).map(({ id }) => id),
    )
    const tickets = rows.flatMap(({ id }) => found.get(id) ?? [])
    const dangers = tickets.filter(({ urgency }) => urgency === 'khan')
    const others = tickets.filter(({ urgency }) => urgency !== 'khan')
    for (const ticket of dangers) await showFirst(work, ticket)
    if (others.length > mostPosts) await showTogether(work, others.slice(0, mostInSummary))
    else for (const ticket of others) await showFirst(work, ticket)
  }

  async function showFirst(work: Work, ticket: PostedTicket): Promise<void> {
    if (work.room <= 0) return
    const { tx, group, now } = work
    const data = { groupId: group.id, ticketId: ticket.id, shown: '', at: now }
    const { id } = await tx.orm.staffPost.create({ data, select: { id: true } })
    const message = words.post(ticket, id)
    await say(work, { key: `post:${id}`, message })
    await keepShown(tx, id, shownAs(ticket, message))
  }

  async function showTogether(work: Work, tickets: readonly PostedTicket[]): Promise<void> {
    if (work.room <= 0) return
    const { tx, group, now } = work
    let first = 0
    for (const ticket of tickets) {
      const data = { groupId: group.id, ticketId: ticket.id, shown: '', at: now }
      const { id } = await tx.orm.staffPost.create({ data, select: { id: true } })
      first ||= id
      await keepShown(tx, id, shownInSummary(ticket, first))
    }
    await say(work, { key: `summary:${first}`, message: words.summary(tickets) })
  }

  async function showChanged(work: Work): Promise<void> {
    const posts = await postsOf(work, null)
    const tickets = await postedTickets(
      work.tx,
      posts.map(({ ticketId }) => ticketId),
    )
    const summaries = new Set<number>()
    for (const post of posts) {
      const ticket = tickets.get(post.ticketId)
      const summary = summaryOf(post)
      if (summary !== null) summaries.add(summary)
      else if (ticket) await showAgain(work, post, ticket)
    }
    for (const first of summaries) await showSummaryAgain(work, first)
  }

  const postsOf = ({ tx, group }: Work, summary: number | null) =>
    tx.query<Post>(changedPosts, [group.id, group.unitId, summary])

  async function showAgain(work: Work, post: Post, ticket: PostedTicket): Promise<void> {
    const message = post.visible ? words.post(ticket, post.id) : words.gone()
    const shown = shownAs(ticket, message)
    const isSame = shown.split(' ')[1] === post.shown.split(' ')[1]
    const isOver = post.platformId === null && !openStatuses.includes(ticket.status)
    const key = `post:${post.id}`
    const needless = isSame || (isOver && !work.waiting.has(key))
    if (needless || (await replace(work, post, { key, message }))) await keepShown(work.tx, post.id, shown)
  }

  async function showSummaryAgain(work: Work, first: number): Promise<void> {
    const posts = await postsOf(work, first)
    const [head] = posts
    const tickets = await postedTickets(
      work.tx,
      posts.map(({ ticketId }) => ticketId),
    )
    const visible = posts.flatMap((post) => (post.visible ? (tickets.get(post.ticketId) ?? []) : []))
    const message = visible.length > 0 ? words.summary(visible) : words.gone()
    if (!head || !(await replace(work, head, { key: `summary:${first}`, message }))) return
    for (const post of posts) {
      const ticket = tickets.get(post.ticketId)
      if (ticket) await keepShown(work.tx, post.id, shownInSummary(ticket, first))
    }
  }

  /**
   * Puts a message in place of the one that was posted or waits to be; false leaves it for later. One that is on its
   * way has no id yet; one whose id is lost is posted anew, unless it would only say that it is gone.
   */
  async function replace(work: Work, post: Post, said: Said): Promise<boolean> {
    const state = work.waiting.get(said.key)
    if (state === 'in_flight' || (state === undefined && work.room <= 0)) return false
    if (state === undefined && post.platformId === null && !post.visible) return true
    const edits = post.platformId === null ? {} : { edits: post.platformId }
    await say(work, { ...said, message: { ...said.message, ...edits } })
    return true
  }

  async function say(work: Work, { key, message }: Said): Promise<void> {
    const { tx, group, now } = work
    const { accountId, chatId, thread } = group
    const place = thread === null ? {} : { thread }
    await sayToGroup(tx, { accountId, chatId, key, now, message: { ...message, ...place } })
    if (!work.waiting.has(key)) work.room -= 1
  }

  return { update }
}

interface Work {
  readonly tx: Tx
  readonly group: OpenGroup
  readonly now: Date
  /** How many more messages may wait. */
  room: number
  /** What waits already, by its key. */
  readonly waiting: ReadonlyMap<string, string>
}

interface Said {
  readonly key: string
  readonly message: OutboundMessage
}

const keepShown = (tx: Tx, id: number, shown: string) =>
  tx.orm.staffPost.update({ where: { id }, data: { shown }, select: { id: true } })

function shownAs({ version }: PostedTicket, message: OutboundMessage): string {
  const print = createHash('sha256').update(JSON.stringify(message)).digest('base64url').slice(0, 16)
  return `${version} ${print}`
}

const shownInSummary = ({ version }: PostedTicket, first: number) => `${version} summary:${first}`

function summaryOf({ shown }: Post): number | null {
  const first = /^\d+ summary:(\d+)$/.exec(shown)?.[1]
  return first === undefined ? null : Number(first)
}
