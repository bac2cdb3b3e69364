import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Fault } from './faults.ts'
import type { SentMessage } from './inbox.ts'
import { readFields } from './payload.ts'
import type { Person } from './people.ts'
import { Refusal } from './refusal.ts'
import type { ApiCall, TelegramStandIn } from './server.ts'
import type { Delivery } from './webhook.ts'

/** What a person said or pressed, for `POST /control/act`; `press` wins over `text`. */
export interface ControlledAct {
  user: number
  text?: string
  press?: string
}

/** Bodies and answers of `POST /control/<name>`. */
export interface ControlRoutes {
  /** Makes people; `started: false` for those the bot may not write to. */
  users: { body: { count: number; started?: boolean }; answer: { ids: number[] } }
  act: { body: { acts: ControlledAct[] }; answer: { updateIds: number[] } }
  inbox: { body: { user: number }; answer: { messages: Omit<SentMessage, 'file' | 'message'>[] } }
  status: { body: { user: number; to: 'block' | 'unblock' | 'deactivate' }; answer: Record<string, never> }
  faults: { body: Fault; answer: Record<string, never> }
  failWith429: { body: { retryAfter: number; chat?: number }; answer: Record<string, never> }
  clearFaults: { body: Record<string, never>; answer: Record<string, never> }
  /** Calls from the given index of the kept ones on. */
  calls: { body: { from?: number; method?: string }; answer: { calls: ApiCall[] } }
  accepted: {
    body: Record<string, never>
    answer: { total: number; chats: [chat: number, messages: number][] }
  }
  counts: {
    body: Record<string, never>
    answer: { pending: number; unanswered: number; limited: number; ignored: number }
  }
  deliveries: { body: Record<string, never>; answer: { deliveries: Delivery[] } }
  redeliver: { body: { updateId: number }; answer: Record<string, never> }
}

type Handlers = { [K in keyof ControlRoutes]: (body: ControlRoutes[K]['body']) => ControlRoutes[K]['answer'] }

/** Lets another process drive the stand-in: serves `POST /control/<name>` beside the API. */
export function mountControl(standIn: TelegramStandIn): void {
  const handlers = controlHandlers(standIn)
  standIn.mount('/control/', (request, response) => void answerControl(handlers, request, response))
}

function controlHandlers(standIn: TelegramStandIn): Handlers {
  const people = new Map<number, Person>()
  const person = (id: number): Person => {
    const found = people.get(id)
    if (!found) throw new Refusal(404, `no user ${id}`)
    return found
  }
  return {
    users: ({ count, started = true }) => {
      const made = Array.from({ length: count }, () => standIn.user({ started }))
      for (const one of made) people.set(one.id, one)
      return { ids: made.map((one) => one.id) }
    },
    act: ({ acts }) => ({ updateIds: acts.map((act) => doAct(person(act.user), act)) }),
    inbox: ({ user }) => ({
      messages: person(user)
        .inbox()
        .map(({ file: _file, message: _message, ...sent }) => sent),
    }),
    status: ({ user, to }) => {
      person(user)[to]()
      return {}
    },
    faults: (fault) => {
      standIn.faults.next(fault)
      return {}
    },
    failWith429: ({ retryAfter, ...scope }) => {
      standIn.faults.failWith429(retryAfter, scope)
      return {}
    },
    clearFaults: () => {
      standIn.faults.clear()
      return {}
    },
    calls: ({ from = 0, method }) => ({
      calls: standIn.calls.slice(from).filter((call) => method === undefined || call.method === method),
    }),
    accepted: () => {
      const chats = [...standIn.accepted]
      return { total: chats.reduce((sum, [, messages]) => sum + messages, 0), chats }
    },
    counts: () => ({
      pending: standIn.pendingCount,
      unanswered: standIn.unanswered().length,
      ...standIn.flood,
    }),
    deliveries: () => ({ deliveries: [...standIn.deliveries] }),
    redeliver: ({ updateId }) => {
      standIn.redeliver(updateId)
      return {}
    },
  }
}

function doAct(who: Person, { text = '', press }: ControlledAct): number {
  return (press === undefined ? who.say(text).update : who.press(press).update).update_id
}

async function answerControl(handlers: Handlers, request: IncomingMessage, response: ServerResponse) {
  try {
    const name = /^\/control\/(\w+)$/.exec(request.url ?? '')?.[1] ?? ''
    if (!Object.hasOwn(handlers, name)) throw new Refusal(404, `no control "${name}"`)
    const { payload } = await readFields(request, new URLSearchParams())
    const handler = handlers[name as keyof Handlers] as (body: unknown) => unknown
    reply(response, 200, handler(payload))
  } catch (error) {
    reply(response, error instanceof Refusal ? error.status : 400, { error: String(error) })
  }
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}
