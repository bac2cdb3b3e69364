/**
 * Order without starvation: one event of a chat at a time in this process (the row lock sees to the other processes),
 * and only so many transactions at once that connections are left for everything else. What waits when one has room is
 * handled together: under load the work of a transaction is shared, without load nothing waits.
 */
import { setImmediate as othersTurn } from 'node:timers/promises'

export interface ChatQueue<Item> {
  /** Resolves when the item was handled, rejects with what its handling threw. */
  add(chat: string, item: Item): Promise<void>
  /** Items waiting or being handled. */
  readonly size: number
}

interface Waiting<Item> {
  readonly item: Item
  readonly resolve: () => void
  readonly reject: (reason: unknown) => void
}

export function createChatQueue<Item>({
  atOnce,
  together,
  work,
}: {
  /** Batches under way. */
  readonly atOnce: number
  /** Items in a batch, at most. */
  readonly together: number
  /** Handles items of different chats; answers what became of each, in their order. */
  readonly work: (items: readonly Item[]) => Promise<readonly PromiseSettledResult<void>[]>
}): ChatQueue<Item> {
  const tails = new Map<string, Promise<unknown>>()
  const waiting: Waiting<Item>[] = []
  let running = 0
  let size = 0

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      // The embedded database works in this very thread: without a break, a full queue would keep everybody else out.
      await othersTurn()
      const batch = waiting.splice(0, together)
      if (batch.length > 0) await workOn(batch)
    }
    running -= 1
  }

  async function workOn(batch: readonly Waiting<Item>[]): Promise<void> {
    try {
      const outcomes = await work(batch.map(({ item }) => item))
      for (const [index, { resolve, reject }] of batch.entries()) {
        const outcome = outcomes[index]
        if (outcome?.status === 'rejected') reject(outcome.reason)
        else resolve()
      }
    } catch (error) {
      for (const { reject } of batch) reject(error)
    }
  }

  function wait(item: Item): Promise<void> {
    return new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      if (running >= atOnce) return
      running += 1
      void run()
    })
  }

  return {
    get size() {
      return size
    },
    add(chat, item) {
      size += 1
      const result = (tails.get(chat) ?? Promise.resolve()).then(() => wait(item))
      const tail = result
        .catch(() => undefined)
        .then(() => {
          size -= 1
          if (tails.get(chat) === tail) tails.delete(chat)
        })
      tails.set(chat, tail)
      return result
    },
  }
}
