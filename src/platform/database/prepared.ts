/**
 * Statements of the embedded engine, prepared once. PGlite parses and plans every statement anew and goes into WebAssembly
 * six times for each (parse, describe, bind, describe, execute, sync); here a statement seen before goes in once.
 * Messages: https://www.postgresql.org/docs/current/protocol-message-formats.html
 */
import type { PGlite } from '@electric-sql/pglite'

type Messages = Awaited<ReturnType<PGlite['execProtocolStream']>>

interface Known {
  /** What the engine said of its parameters. */
  readonly described: Messages
  /** Under which the engine keeps it, from the second time on. */
  name?: string
}

export interface Prepared {
  /** For when the tables look different now. */
  forget(): Promise<void>
}

/** Statements that are remembered; Prisma makes others with every length of a list. */
const mostKnown = 1_000
const sync = Uint8Array.of(0x53, 0, 0, 0, 4)

/** Takes the way of PGlite's messages into its engine: its `query` hands them over here one by one. */
export function prepareStatements(database: PGlite): Prepared {
  const send = database.execProtocolStream.bind(database)
  /** By the whole message that has it parsed. */
  const known = new Map<string, Known>()
  let current = ''
  let parse: Uint8Array = sync
  let waiting: Uint8Array[] = []
  let isSynced = false
  let names = 0

  function begin(message: Uint8Array): void {
    current = Buffer.from(message).toString('latin1')
    parse = message
    waiting = []
    isSynced = false
    const found = known.get(current)
    if (!found) return
    known.delete(current)
    known.set(current, found)
    if (found.name !== undefined) return
    names += 1
    found.name = `s${names}`
    waiting.push(withName(message, 5, found.name))
  }

  async function describe(message: Uint8Array, options: Options): Promise<Messages> {
    const found = known.get(current)
    if (found) return found.described
    const described = await send(Buffer.concat([parse, message]), options)
    known.set(current, { described })
    return described
  }

  /** A statement whose name is not there, or whose answer would look different now, is prepared again next time. */
  async function execute(options: Options): Promise<Messages> {
    const isNew = waiting[0]?.[0] === 0x50
    isSynced = true
    try {
      return await send(Buffer.concat([...tooMany(), ...waiting, sync]), options)
    } catch (error) {
      const { code } = error as { code?: string }
      if (isNew || code === '0A000' || code === '26000') known.delete(current)
      throw error
    }
  }

  function tooMany(): Uint8Array[] {
    const [oldest] = known
    if (!oldest || known.size <= mostKnown) return []
    known.delete(oldest[0])
    return oldest[1].name === undefined ? [] : [closing(oldest[1].name)]
  }

  database.execProtocolStream = async (message, options) => {
    switch (String.fromCharCode(message[0] ?? 0)) {
      case 'P':
        begin(message)
        return []
      case 'B':
        waiting.push(withName(message, 6, known.get(current)?.name ?? ''))
        return []
      case 'D':
        if (message[5] === 0x53) return describe(message, options)
        waiting.push(message)
        return []
      case 'E':
        waiting.push(message)
        return execute(options)
      case 'S':
        return isSynced ? [] : send(message, options)
      default:
        isSynced = message[0] === 0x51
        return send(message, options)
    }
  }
  return {
    async forget() {
      known.clear()
      await database.exec('DEALLOCATE ALL')
    },
  }
}

type Options = Parameters<PGlite['execProtocolStream']>[1]

/** A message with a statement's name put in where the empty one ended. */
function withName(message: Uint8Array, at: number, name: string): Uint8Array {
  const whole = Buffer.concat([message.subarray(0, at), Buffer.from(name), message.subarray(at)])
  whole.writeInt32BE(whole.length - 1, 1)
  return whole
}

function closing(name: string): Uint8Array {
  const body = Buffer.from(`CxxxxS${name}\0`)
  body.writeInt32BE(body.length - 1, 1)
  return body
}
