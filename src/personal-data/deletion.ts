/**
 * Deleting what is kept about a person, at their wish (Law 91/2025/QH15, art. 14).
 *
 * kept      a ticket that is still being handled stays until it is over, with its author's name and chats, because the
 *           law asks that the petitioner be answered (Law 42/2013/QH13, art. 28); it is erased the night after
 * staff     who is or was staff is not deleted: their names stand in the history of what they did
 * proof     the least that shows a consent was given and withdrawn: purpose, text version, dates, no name
 * history   what happened to a ticket and who of the staff did it stays, without words
 */
import type { Address, Outbox } from '../delivery/outbox.ts'
import type { AnnounceTicket } from '../feedback/open-ticket.ts'
import { openStatuses } from '../feedback/ticket-types.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database, Tx } from '../platform/database/database.ts'
import type { DataRequest, Prisma } from '../platform/database/generated/client.ts'
import type { FileStore } from '../platform/files/store.ts'
import { joinLines } from '../platform/i18n/rich-text.ts'
import type { Texts } from '../platform/i18n/texts.ts'
import { isConfirmed, mayGo } from './confirming.ts'
import { endConsents, eraseChats, eraseFiles, erasePerson, eraseTickets, forgetAnswers } from './erasing.ts'
import type { RemoveFiles } from './file-removal.ts'
import type { PersonalDataJobs, RequestWork } from './jobs.ts'
import { nameForms, needlesFrom, phoneForms, proveDeletion } from './proof.ts'
import { type Outcome, openRequestStatuses, type RequestStatus, stillFound } from './request-types.ts'
import { untilSettled } from './settled.ts'
import { identitiesOf, isOrWasStaff, ticketsOf } from './whose.ts'

/** The key of what the law says about a petition that is being handled. */
export const petitionArticle = 'petition'

/** How long what was being said may take to arrive before it is erased, in milliseconds. */
const arrivalMs = 8_000

export interface DeletionParts {
  readonly database: Database
  readonly store: FileStore
  readonly outbox: Outbox
  readonly texts: Texts
  readonly clock: Clock
  readonly jobs: PersonalDataJobs
  readonly removeFiles: RemoveFiles
  readonly announce: AnnounceTicket
}

const lockChats = {
  name: 'lock_chats',
  text: 'SELECT id FROM identity WHERE id IN (SELECT value::int FROM jsonb_array_elements_text($1::jsonb)) ORDER BY id FOR UPDATE',
}

export function createDeletion(parts: DeletionParts): RequestWork {
  const { database, store, clock } = parts

  return async (requestId) => {
    const seen = await database.orm.dataRequest.findUnique({ where: { id: requestId } })
    if (!seen || !isDue(seen)) return
    const chats = await identitiesOf(database, { personId: seen.personId, identityId: null })
    await untilSettled(database, chats, arrivalMs)
    const erased = await database.transaction((tx) => erase(tx, requestId, parts))
    if (!erased) return
    for (const key of erased.keys) await store.remove(key)
    const { words: written, names } = erased
    const needles = { words: written, names }
    const proof = await proveDeletion(parts, { needles, at: clock.now() })
    await noteProof(database, requestId, { words: { ...proof, needles: erased.counted + names.length } })
  }
}

/** Adds a proof to what is known of a request's outcome; with one that still finds something the request is open again. */
export async function noteProof(
  database: Database,
  requestId: number,
  proof: Pick<Outcome, 'words' | 'names'>,
): Promise<void> {
  await database.query(addOutcome, [requestId, JSON.stringify(proof), stillFound(proof)])
}

const addOutcome = {
  name: 'add_outcome',
  text: `UPDATE data_request SET outcome = COALESCE(outcome, '{}') || $2::jsonb,
      status = CASE WHEN $3 AND status = 'done' THEN 'acknowledged' ELSE status END,
      done_at = CASE WHEN $3 AND status = 'done' THEN NULL ELSE done_at END
    WHERE id = $1`,
}

/** To be carried out: asked for and not answered, or answered but for what had to be kept. */
function isDue(request: DataRequest): boolean {
  const { kind, status, outcome } = request
  if (kind !== 'delete') return false
  if (wasErased(request)) return outcomeOf(outcome).pending === true
  return openRequestStatuses.includes(status as RequestStatus) && isConfirmed(request)
}

/** Carried out once before, but for what had to be kept. */
const wasErased = ({ outcome }: Pick<DataRequest, 'outcome'>): boolean =>
  outcomeOf(outcome).erased !== undefined

const outcomeOf = (outcome: Prisma.JsonValue): Outcome => (outcome ?? {}) as Outcome

interface Erased {
  readonly keys: readonly string[]
  /** What the person wrote, to be searched for once more; it is nowhere else any more. */
  readonly words: readonly string[]
  /** What named them: name, number and address, of somebody who is gone altogether. */
  readonly names: readonly string[]
  /** How many of them staff are told: none of a sealed ticket. */
  readonly counted: number
}

async function erase(tx: Tx, requestId: number, parts: DeletionParts): Promise<Erased | null> {
  const { clock, jobs, removeFiles, announce } = parts
  const request = await tx.orm.dataRequest.findUniqueOrThrow({ where: { id: requestId } })
  if (!isDue(request)) return null
  const { personId } = request
  const now = clock.now()
  const scope = await scopeOf(tx, request)
  if (scope.ofStaff && !wasErased(request)) return null
  const to = await parts.outbox.addressOf(tx, { personId: null, identityId: request.identityId })
  const words = await wordsOf(tx, { personId, scope, ticketIds: scope.over.ids })
  const told = await wordsOf(tx, { personId, scope, ticketIds: scope.over.namedIds })
  const names = await namesOf(tx, { personId, scope })
  const counts = await countsOf(tx, scope)
  await eraseTickets(tx, { ids: scope.over.ids, now })
  const keys = await eraseFiles(tx, scope.fileIds)
  await removeFiles(tx, keys)
  const { whole } = scope
  if (scope.chatsToo) {
    await eraseChats(tx, { ids: scope.identityIds, codes: scope.over.codes, part: whole })
    await endConsents(tx, { personId, now })
  }
  if (scope.chatsToo && whole) {
    await erasePerson(tx, { personId, now })
    await jobs.forget(tx, { requestId, identityIds: scope.identityIds, at: now })
  }
  const before = outcomeOf(request.outcome).erased
  const outcome: Outcome = {
    erased: {
      tickets: (before?.tickets ?? 0) + counts.tickets,
      files: (before?.files ?? 0) + counts.files,
      chats: before?.chats ?? (scope.chatsToo ? scope.identityIds.length : 0),
    },
    kept: scope.kept.map((code) => ({ code, article: petitionArticle })),
    pending: scope.kept.length > 0,
  }
  if (to) await tellErased(tx, { to, request, scope, now }, parts)
  await tx.orm.dataRequest.update({
    where: { id: requestId },
    data: {
      status: 'done',
      acknowledgedAt: request.acknowledgedAt ?? now,
      // Of a later round nobody learns: it would tell that a sealed ticket is over.
      doneAt: request.doneAt ?? now,
      outcome: { ...outcomeOf(request.outcome), ...outcome } as Prisma.InputJsonObject,
    },
  })
  await forgetAnswers(tx)
  tx.afterCommit(() => scope.over.codes.forEach(announce))
  return { keys, words, names, counted: told.length }
}

interface Scope {
  readonly identityIds: readonly number[]
  /** Tickets that are over, and go. */
  readonly over: {
    readonly ids: readonly number[]
    readonly codes: readonly string[]
    /** Those of them whose author is no secret. */
    readonly namedIds: readonly number[]
  }
  /** Codes of tickets still being handled. */
  readonly kept: readonly string[]
  readonly fileIds: readonly number[]
  /** Nothing of the person stays. */
  readonly whole: boolean
  /** Not when the chats were erased before, and not when the person has begun anew since: that is no part of the wish. */
  readonly chatsToo: boolean
  /** They became staff after they asked, or somebody else asked for them: the person and their chats stay. */
  readonly ofStaff: boolean
}

async function scopeOf(tx: Tx, request: DataRequest): Promise<Scope> {
  const { personId } = request
  const identityIds = await identitiesOf(tx, { personId, identityId: null })
  await tx.query(lockChats, [JSON.stringify(identityIds)])
  const mine = ticketsOf({ personId, identityIds })
  const all = await tx.orm.ticket.findMany({ where: mine, select: { id: true, createdAt: true } })
  const tickets = await tx.orm.ticket.findMany({
    where: { AND: [mine, await mayGo(tx, request)] },
    orderBy: { id: 'asc' },
    select: { id: true, code: true, status: true, createdAt: true, anonymous: true, restricted: true },
  })
  const again = wasErased(request)
  const isNew = ({ createdAt }: { createdAt: Date }) => again && createdAt > request.receivedAt
  const asked = tickets.filter((ticket) => !isNew(ticket))
  const cameBack = again && (all.some(isNew) || (await agreedSince(tx, request)))
  const isOpen = ({ status }: { status: string }) => openStatuses.some((open) => open === status)
  const over = asked.filter((ticket) => !isOpen(ticket))
  const overIds = over.map(({ id }) => id)
  const namedIds = over.filter(({ anonymous, restricted }) => !anonymous && !restricted).map(({ id }) => id)
  const stays = all.filter(({ id }) => !overIds.includes(id)).map(({ id }) => id)
  const kept = asked.filter(isOpen).map(({ code }) => code)
  const ofStaff = await isOrWasStaff(tx, personId)
  const chatsToo = !ofStaff && (!again || (kept.length === 0 && !cameBack))
  const left = all.length - tickets.length
  return {
    identityIds,
    whole: kept.length + left === 0,
    over: { ids: overIds, codes: over.map(({ code }) => code), namedIds },
    kept,
    fileIds: await filesToErase(tx, { overIds, stays, ownerIds: chatsToo ? identityIds : [] }),
    chatsToo,
    ofStaff,
  }
}

async function agreedSince(tx: Tx, { personId, receivedAt }: DataRequest): Promise<boolean> {
  return (await tx.orm.consent.count({ where: { personId, givenAt: { gt: receivedAt } } })) > 0
}

/** Files of the tickets that go, and of the chats; not those of a ticket that stays. */
async function filesToErase(
  tx: Tx,
  given: { overIds: readonly number[]; stays: readonly number[]; ownerIds: readonly number[] },
): Promise<number[]> {
  const rows = await tx.orm.storedFile.findMany({
    where: {
      OR: [
        { ownerIdentityId: { in: [...given.ownerIds] } },
        { attachments: { some: { ticketId: { in: [...given.overIds] } } } },
      ],
      attachments: { none: { ticketId: { in: [...given.stays] } } },
    },
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

/** What goes, as staff may count it. */
async function countsOf(tx: Tx, { over, fileIds }: Scope): Promise<{ tickets: number; files: number }> {
  const sealed = over.ids.filter((id) => !over.namedIds.includes(id))
  const where = { id: { in: [...fileIds] }, attachments: { none: { ticketId: { in: sealed } } } }
  return { tickets: over.namedIds.length, files: await tx.orm.storedFile.count({ where }) }
}

/** What the person wrote and is about to be erased. */
async function wordsOf(
  tx: Tx,
  { personId, scope, ticketIds }: { personId: number; scope: Scope; ticketIds: readonly number[] },
): Promise<readonly string[]> {
  const tickets = await tx.orm.ticket.findMany({
    where: { id: { in: [...ticketIds] } },
    select: { text: true, address: true, messages: { where: { side: 'resident' }, select: { text: true } } },
  })
  const told = tickets.flatMap(({ text, address, messages }) => [
    text,
    address,
    ...messages.map((each) => each.text),
  ])
  if (!scope.chatsToo) return needlesFrom(told)
  const requests = await tx.orm.dataRequest.findMany({ where: { personId }, select: { detail: true } })
  const replies = await tx.orm.campaignReply.findMany({ where: { personId }, select: { text: true } })
  const details = [...requests.map(({ detail }) => detail), ...replies.map(({ text }) => text)]
  // What is said about a ticket that stays may stand in the talk in the same words.
  if (!scope.whole) return needlesFrom([...told, ...details])
  const talk = await tx.orm.webMessage.findMany({
    where: { identityId: { in: [...scope.identityIds] }, side: 'resident' },
    select: { content: true },
  })
  const said = talk.map(({ content }) => String((content as { text?: unknown } | null)?.text ?? ''))
  return needlesFrom([...told, ...details, ...said])
}

/** How the person is named, when nothing of them stays; not the address of those who go on living there. */
async function namesOf(
  tx: Tx,
  { personId, scope }: { personId: number; scope: Scope },
): Promise<readonly string[]> {
  if (!scope.chatsToo || !scope.whole) return []
  const { name, phone, household } = await tx.orm.person.findUniqueOrThrow({
    where: { id: personId },
    select: {
      name: true,
      phone: true,
      household: {
        select: { address: true, people: { where: { id: { not: personId } }, select: { id: true } } },
      },
    },
  })
  const address = household?.people.length === 0 ? household.address : null
  return [...nameForms([name, address]), ...phoneForms(phone)]
}

async function tellErased(
  tx: Tx,
  { to, request, scope, now }: { to: Address; request: DataRequest; scope: Scope; now: Date },
  { outbox, texts }: DeletionParts,
): Promise<void> {
  const { language } = to
  const counts = { tickets: scope.over.ids.length, files: scope.fileIds.length }
  const codes = scope.kept.join(', ')
  const article = texts.say(language, `privacy-article-${petitionArticle}`)
  const kept = codes ? texts.rich(language, 'privacy-erased-kept', { codes, article }) : undefined
  const rest = request.tappedAt === null ? texts.rich(language, 'privacy-erased-rest') : undefined
  const text = joinLines(
    texts.rich(language, 'privacy-erased', { number: request.id, ...counts }),
    kept,
    rest,
  )
  await outbox.add(tx, { to, message: { text }, now })
}
