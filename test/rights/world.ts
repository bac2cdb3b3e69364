/**
 * A small country for the rights matrix: the whole program with all its channels, two cities, and in five places of the tree one of everything
 * that is protected, each with a word (`ck-PLACE-THING`) that nobody without the right may ever read.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import { record } from '../../src/audit/record.ts'
import { newCode } from '../../src/platform/codes.ts'
import { foldText } from '../../src/platform/text/fold.ts'
import { fetchWithApp } from '../support/authenticator.ts'
import { photoWithPlace } from '../support/hostile-files.ts'
import { type Program, startProgram } from '../support/program.ts'
import { startZaloStandIn } from '../support/zalo/server.ts'
import { zaloSettings } from '../support/zalo-program.ts'

export const roleNames = ['admin', 'officer', 'chair', 'treasurer', 'lead', 'viewer', 'custodian'] as const
export type RoleName = (typeof roleNames)[number]

/** Where things are, seen from the staff of the matrix, who all have their role at `own`. */
export const targets = ['own', 'child', 'sibling', 'parent', 'foreign'] as const
export type Target = (typeof targets)[number]

const tree = [
  { at: 'parent', level: 'tinh' },
  { at: 'far', level: 'tinh' },
  { at: 'own', level: 'xa', under: 'parent' },
  { at: 'sibling', level: 'xa', under: 'parent' },
  { at: 'foreign', level: 'xa', under: 'far' },
  { at: 'child', level: 'to_dan_pho', under: 'own' },
] as const

export const codeOf = (at: Target | 'far') => `ck-${at}-code`
export const nameOf = (at: Target | 'far') => `Phường ck-${at}-unit`

export interface Thing {
  readonly id: number
  readonly code: string
}

/** One of everything in one place. */
export interface Things {
  readonly at: Target
  readonly unit: Thing
  readonly ticket: Thing
  /** Its author stays unnamed. */
  readonly anonymous: Thing
  /** A denunciation. */
  readonly restricted: Thing
  /** Of the ticket, and of the anonymous one. */
  readonly fileId: number
  readonly sealedFileId: number
  readonly staffId: number
  readonly roleId: number
  readonly sessionId: number
  /** Somebody else's request to know the anonymous author. */
  readonly unsealingId: number
  readonly custodyId: number
  readonly requestId: number
  readonly breachId: number
  readonly templateId: number
  /** A change of the unit that is to come. */
  readonly changeId: number
  readonly accountId: number
  readonly groupId: number
  readonly campaignId: number
  readonly segmentId: number
}

/** A member of staff at `own`, with a token or a session of theirs. */
export interface Member {
  readonly role: RoleName
  readonly id: number
  readonly token: string
  readonly cookie: string
  /** Belongs into every form of the session. */
  readonly formToken: string
  /** Of who has the second factor at hand when the API asks for it. */
  readonly fetch?: Awaited<ReturnType<typeof fetchWithApp>>
}

export type World = Awaited<ReturnType<typeof openWorld>>

export async function openWorld(options: { now?: () => Date } = {}) {
  const zalo = await startZaloStandIn()
  const settings = zaloSettings(zalo, zalo.tokens.issue().refresh_token)
  const program = await startProgram({ updates: 'webhook', settings, ...options })
  const { database } = program
  const now = options.now ?? (() => new Date())
  const rootCode = (await program.api<{ items: Thing[] }>('GET', '/units')).body.items[0]?.code ?? ''
  await call(program, 'POST', '/units', [
    ...tree.map((unit) => ({
      code: codeOf(unit.at),
      name: nameOf(unit.at),
      level: unit.level,
      parentCode: 'under' in unit ? codeOf(unit.under) : rootCode,
      households: 100,
      aliases: [`ck-${unit.at}-alias`],
    })),
  ])
  const unitId = (at: Target) => program.app.directory.now.byCode(codeOf(at))?.id ?? 0

  /** A member of staff with the second factor just given in every session. */
  async function session(personId: number): Promise<{ cookie: string; formToken: string; id: number }> {
    const { url } = await program.app.staff.createLoginLink(null, personId)
    const answer = await fetch(url, { method: 'POST', redirect: 'manual' })
    const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const { id } = await database.orm.session.findFirstOrThrow({
      where: { personId },
      orderBy: { id: 'desc' },
    })
    await database.orm.session.update({ where: { id }, data: { steppedUpAt: now() } })
    await database.orm.person.update({ where: { id: personId }, data: { totpConfirmedAt: now() } })
    const page = await fetch(`${program.url}/console/security`, { headers: { cookie } })
    const formToken = /name="token" value="([^"]*)"/.exec(await page.text())?.[1] ?? ''
    return { cookie, formToken, id }
  }

  async function hire(at: Target, role: RoleName, name: string): Promise<number> {
    const given = { name, unit: codeOf(at), roles: [role] }
    return (await call<{ id: number }>(program, 'POST', '/staff', given)).id
  }

  /** Two people for each role: one who calls the API, one who sits at the console. */
  async function member(role: RoleName): Promise<{ api: Member; console: Member }> {
    const caller = await hire('own', role, `Gọi ${role}`)
    const { token } = await call<{ token: string }>(program, 'POST', `/staff/${caller}/tokens`)
    const fetch = await fetchWithApp(program, { personId: caller, clock: { now } })
    const sitter = await hire('own', role, `Ngồi ${role}`)
    const { cookie, formToken } = await session(sitter)
    return {
      api: { role, id: caller, token, cookie: '', formToken: '', fetch },
      console: { role, id: sitter, token: '', cookie, formToken },
    }
  }

  /** A resident who sent a picture through the web chat: their person, identity and file. */
  async function resident(name: string, fileName: string) {
    const form = new FormData()
    form.set('id', randomUUID())
    form.append('file', new File([new Uint8Array(await picture)], fileName, { type: 'image/jpeg' }))
    const answer = await fetch(`${program.url}/chat/files`, { method: 'POST', body: form })
    const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const file = await database.orm.storedFile.findFirstOrThrow({ orderBy: { id: 'desc' } })
    const person = await database.orm.person.create({ data: { name } })
    const identityId = file.ownerIdentityId ?? 0
    await database.orm.identity.update({ where: { id: identityId }, data: { personId: person.id } })
    return { personId: person.id, identityId, fileId: file.id, cookie }
  }

  /** A ticket as the feedback dialogue leaves it, with words on every side of it. */
  async function ticket(at: Target, more: TicketGiven = {}): Promise<Thing> {
    const { sort = 'ticket', status = 'received', author } = more
    const text = `Đèn đường hỏng ck-${at}-${sort} ${wordOf(at, sort)}`
    const code = newCode('PA', randomBytes)
    const row = await database.orm.ticket.create({
      data: {
        code,
        kind: sort === 'restricted' ? 'to_cao' : 'phan_anh',
        category: 'chieu_sang_dien',
        urgency: 'thuong',
        status,
        unitId: unitId(at),
        text,
        folded: foldText(text),
        address: `ck-${at}-address`,
        language: 'vi',
        channel: 'web',
        authorId: author?.personId ?? null,
        identityId: author?.identityId ?? null,
        anonymous: sort === 'anonymous',
        restricted: sort === 'restricted',
        // As the program would find within the minute: the one custodian of its own unit is at `own`.
        readers: sort === 'restricted' && at !== 'own' ? 'above' : 'own',
        lookDueAt: laterToday(now()),
        dueAt: new Date(now().getTime() + 86_400_000),
        createdAt: now(),
        ...(author ? { attachments: { create: { fileId: author.fileId } } } : {}),
      },
      select: { id: true, code: true },
    })
    return row
  }

  async function talk({ id }: Thing, at: Target, staffId: number): Promise<void> {
    for (const side of ['resident', 'committee', 'note'] as const) {
      const message = { ticketId: id, side, text: `ck-${at}-${side}`, folded: '', createdAt: now() }
      const { id: messageId } = await database.orm.ticketMessage.create({ data: message })
      const type = side === 'note' ? 'note' : 'reply'
      await database.orm.ticketEvent.create({ data: { ticketId: id, type, messageId, actorId: staffId } })
    }
    const data = { to: 'forwarded', authority: `ck-${at}-authority` }
    await database.orm.ticketEvent.create({ data: { ticketId: id, type: 'transition', data } })
  }

  const request = (at: Target, personId: number) =>
    database.orm.dataRequest.create({
      data: {
        personId,
        unitId: unitId(at),
        kind: 'correct',
        detail: `ck-${at}-wish`,
        acknowledgeDueAt: now(),
        dueAt: now(),
      },
    })

  /** An Official Account without tokens. */
  const channelAccount = (at: Target, slug = `ck-${at}-account`) =>
    database.orm.channelAccount.create({
      data: { platform: 'zalo', slug, unitId: unitId(at), fault: `ck-${at}-fault` },
    })

  /** A chat group of staff that is linked to a unit. */
  const staffGroup = (at: Target, linkedBy: number) =>
    database.orm.staffGroup.create({
      data: {
        account: {
          create: { platform: 'telegram', slug: randomUUID(), unitId: program.app.directory.now.root.id },
        },
        chatId: '-1',
        unit: { connect: { id: unitId(at) } },
        linkedBy,
      },
    })

  const breach = (at: Target, recordedById: number) =>
    database.orm.dataBreach.create({
      data: {
        unitId: unitId(at),
        noticedAt: now(),
        reportDueAt: now(),
        recordedById,
        nature: `ck-${at}-breach`,
        affected: 'x',
        measures: 'x',
      },
    })

  /** A new name to come, as it is kept; the unit itself is not touched. */
  const unitChange = (at: Target) => {
    const { id = 0, parentId = null } = program.app.directory.now.byId(unitId(at)) ?? {}
    return database.orm.unitChange.create({
      data: {
        kind: 'rename',
        date: new Date(now().getTime() + 100 * 86_400_000),
        change: {},
        shown: {
          ends: [],
          begins: [],
          revised: [{ from: `ck-${at}-change`, to: 'x', code: null, parent: null }],
        },
        unitIds: [id],
        managedFrom: [parentId ?? id],
        undo: { ended: [], begun: [], wentOn: [], rewritten: [], links: [] },
        enteredById: program.app.ownerId,
        enteredAt: now(),
      },
    })
  }

  const template = (at: Target) =>
    database.orm.replyTemplate.create({
      data: { unitId: unitId(at), title: `ck-${at}-template`, textVi: `Lời ck-${at}-template` },
    })

  const unsealing = (ticketId: number, at: Target, given: { by: number; granted?: boolean }) =>
    database.orm.unsealing.create({
      data: {
        ticketId,
        requestedById: given.by,
        reason: `ck-${at}-reason`,
        ...(given.granted
          ? { granted: true, decidedAt: now(), endsAt: new Date(now().getTime() + 3_600_000) }
          : {}),
      },
    })

  /** That somebody becomes a custodian, which a second administrator has to confirm. */
  const custody = (at: Target, given: { of: number; by: number }) =>
    database.orm.custodyRequest.create({
      data: {
        personId: given.of,
        unitId: unitId(at),
        deed: 'role',
        requestedById: given.by,
        requestedAt: now(),
        endsAt: new Date(now().getTime() + 86_400_000),
      },
    })

  /** Written by a member of staff of that place, for a time far away. */
  async function campaign(at: Target, { by, status = 'draft' }: { by: number; status?: string }) {
    const data = {
      unitId: unitId(at),
      title: `ck-${at}-campaign`,
      textVi: `ck-${at}-campaign`,
      segment: { unit: unitId(at) },
      notBefore: new Date('2040-01-01T08:00:00+07:00'),
      status,
      authorId: by,
      editorIds: [by],
    }
    return database.orm.campaign.create({ data, select: { id: true } })
  }

  let segments = 0
  async function segment(at: Target, authorId: number) {
    segments += 1
    const data = {
      unitId: unitId(at),
      name: `ck-${at}-segment-${segments}`,
      segment: { unit: unitId(at) },
      authorId,
    }
    return database.orm.savedSegment.create({ data, select: { id: true } })
  }

  async function staffAt(at: Target, name: string) {
    const staffId = await hire(at, 'officer', name)
    const { id: roleId } = await database.orm.role.findFirstOrThrow({ where: { personId: staffId } })
    return { staffId, roleId }
  }

  async function furnish(at: Target): Promise<Things> {
    const { staffId, roleId } = await staffAt(at, `ck-${at}-staff`)
    const author = await resident(`ck-${at}-author`, `ck-${at}-file.jpg`)
    const sealed = await resident(`ck-${at}-sealed`, `ck-${at}-sealed.jpg`)
    const plain = await ticket(at, { author })
    const anonymous = await ticket(at, { sort: 'anonymous', author: sealed })
    const restricted = await ticket(at, { sort: 'restricted', author: { ...sealed, fileId: author.fileId } })
    await talk(plain, at, staffId)
    const { id: accountId } = await channelAccount(at)
    await database.transaction((tx) =>
      record(tx, {
        at: now(),
        actorId: staffId,
        action: 'ticket.read',
        unitId: unitId(at),
        entity: 'audit',
        entityId: null,
        data: { word: `ck-${at}-audit` },
      }),
    )
    return {
      at,
      unit: { id: unitId(at), code: codeOf(at) },
      ticket: plain,
      anonymous,
      restricted,
      fileId: author.fileId,
      sealedFileId: sealed.fileId,
      staffId,
      roleId,
      sessionId: (await session(staffId)).id,
      unsealingId: (await unsealing(anonymous.id, at, { by: staffId })).id,
      custodyId: (await custody(at, { of: staffId, by: staffId })).id,
      requestId: (await request(at, author.personId)).id,
      breachId: (await breach(at, staffId)).id,
      templateId: (await template(at)).id,
      changeId: (await unitChange(at)).id,
      accountId,
      groupId: (await staffGroup(at, staffId)).id,
      campaignId: (await campaign(at, { by: staffId })).id,
      segmentId: (await segment(at, staffId)).id,
    }
  }

  const things = {} as Record<Target, Things>
  for (const at of targets) things[at] = await furnish(at)
  const members = {} as Record<RoleName, Awaited<ReturnType<typeof member>>>
  for (const role of roleNames) members[role] = await member(role)

  return {
    program,
    things,
    members,
    session,
    hire,
    ticket,
    resident,
    unsealing,
    custody,
    request,
    breach,
    template,
    unitChange,
    channelAccount,
    staffGroup,
    campaign,
    segment,
    staffAt,
    zalo,
    async close() {
      await zalo.close()
      await program.close()
    },
  }
}

interface TicketGiven {
  readonly sort?: 'ticket' | 'anonymous' | 'restricted'
  readonly status?: string
  readonly author?: { readonly personId: number; readonly identityId: number; readonly fileId: number }
}

/** A word of a ticket to search for: an answer may say it back, unlike the words that begin with `ck-`. */
export const wordOf = (at: Target, sort = 'ticket') => `tìmthấy${at}${sort}`

const picture = photoWithPlace({ width: 32, height: 32 })

/** Calls the API as the owner and demands that it was done. */
async function call<T>(program: Program, method: string, path: string, body?: unknown): Promise<T> {
  const answer = await program.api<T>(method, path, body)
  if (answer.status > 201) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`)
  return answer.body
}

/** In an hour, but still on this day in Viet Nam (UTC+7): what is due today is on the first page. */
function laterToday(now: Date): Date {
  const dayMs = 86_400_000
  const offsetMs = 7 * 3_600_000
  const midnight = (Math.floor((now.getTime() + offsetMs) / dayMs) + 1) * dayMs - offsetMs
  return new Date(Math.min(now.getTime() + 3_600_000, midnight - 1))
}
