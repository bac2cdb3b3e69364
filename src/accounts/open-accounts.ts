/**
 * The accounts this process works for, opened and closed as their rows say while the program runs. Every process does
 * this for itself; a signal wakes it, and a look every few seconds makes up for a lost one.
 */
import type { Hono } from 'hono'
import type { Account, Channel } from '../channels/channel.ts'
import type { ChannelKind, OpenedAccount } from '../channels/opening.ts'
import type { Delivery } from '../delivery/delivery.ts'
import type { Database } from '../platform/database/database.ts'
import type { Log } from '../platform/log.ts'
import type { Secrets } from '../platform/secrets.ts'

/** Published when a row has changed. */
export const accountsTopic = 'accounts'

const lookEveryMs = 10_000
const accountRows = {
  name: 'account_rows',
  text: `SELECT id, platform, slug, unit_id AS "unitId", state, revision, credentials FROM channel_account ORDER BY id`,
}

interface Row extends Account {
  readonly state: 'on' | 'paused' | 'ended'
  readonly revision: number
  readonly credentials: Uint8Array | null
}

/** An account as it is open here. */
interface Open {
  readonly row: Pick<Row, 'revision'>
  readonly channel: Channel
  /** Null for a channel that was opened with the program and ends with it. */
  readonly opened: OpenedAccount | null
  sends: boolean
}

export interface OpenAccountsParts {
  readonly database: Database
  readonly secrets: Secrets
  readonly kinds: readonly ChannelKind[]
  /** The channels of the program, by account: those opened here come and go. */
  readonly channels: Map<number, Channel>
  /** What was opened from the settings, by account. */
  readonly given: ReadonlyMap<number, OpenedAccount>
  readonly delivery: Delivery
  readonly log: Log
}

export interface OpenAccounts {
  /** Begins to follow the rows; resolves when all are as they say. */
  start(): Promise<void>
  stop(): Promise<void>
  /** Undefined when the account is not open here. */
  find(accountId: number): OpenedAccount | undefined
  webhookOf(platform: string, slug: string): Hono | undefined
}

export function createOpenAccounts(parts: OpenAccountsParts): OpenAccounts {
  const { database, channels, given, delivery, log } = parts
  const open = new Map<number, Open>()
  let queue: Promise<unknown> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  let unsubscribe: () => void = () => undefined
  let stopping = false

  const isFixed = ({ id }: Account) => channels.has(id) && !open.get(id)?.opened

  function sends(one: Open, wanted: boolean): Promise<void> | undefined {
    if (one.sends === wanted) return undefined
    one.sends = wanted
    if (!wanted) return delivery.remove(one.channel.account.id)
    delivery.add(one.channel)
    return undefined
  }

  async function close(id: number): Promise<void> {
    const one = open.get(id)
    open.delete(id)
    if (!one) return
    channels.delete(id)
    await sends(one, false)
    await one.opened?.stop()
  }

  function openRow(row: Row): Open | undefined {
    const kind = parts.kinds.find(({ platform }) => platform === row.platform)
    if (!kind || !row.credentials) return undefined
    const { id, platform, slug, unitId } = row
    const opened = kind.open({ id, platform, slug, unitId }, parts.secrets.decrypt(row.credentials))
    channels.set(id, opened.channel)
    const one = { row, channel: opened.channel, opened, sends: false }
    open.set(id, one)
    opened.start()
    return one
  }

  /** A channel of the settings stays; its lane begins anew when a person has mended what was wrong. */
  async function follow(row: Row): Promise<void> {
    const channel = channels.get(row.id)
    if (!channel) return
    const before = open.get(row.id)
    const one = before ?? { row, channel, opened: null, sends: true }
    if (before && before.row.revision !== row.revision) await sends(one, false)
    open.set(row.id, { ...one, row })
    await sends(open.get(row.id) ?? one, row.state === 'on')
  }

  async function adjust(row: Row): Promise<void> {
    if (isFixed(row)) return follow(row)
    const present = open.get(row.id)
    const wanted = row.state !== 'ended' && row.credentials !== null
    if (present && (!wanted || present.row.revision !== row.revision)) await close(row.id)
    if (!wanted) return
    const one = open.get(row.id) ?? openRow(row)
    if (one) await sends(one, row.state === 'on')
  }

  async function look(): Promise<void> {
    for (const row of await database.query<Row>(accountRows, [])) {
      if (stopping) return
      await adjust(row).catch((error) =>
        log.error({ err: error, account: row.slug }, 'an account could not be opened'),
      )
    }
  }

  function soon(): Promise<unknown> {
    queue = queue.then(look).catch((error) => log.warn({ err: error }, 'accounts wait for the database'))
    return queue
  }

  return {
    async start() {
      unsubscribe = database.subscribe(accountsTopic, () => void soon())
      await soon()
      timer = setInterval(() => void soon(), lookEveryMs)
    },
    async stop() {
      stopping = true
      unsubscribe()
      clearInterval(timer)
      await queue
      await Promise.all([...open.values()].map(({ opened }) => opened?.stop()))
    },
    find: (id) => open.get(id)?.opened ?? given.get(id),
    webhookOf: (platform, slug) =>
      [...open.values()].find(
        ({ channel: { account } }) => account.platform === platform && account.slug === slug,
      )?.opened?.webhook,
  }
}
