/** The web chat on a real server, with the real conversation and delivery behind it and one small subject. */
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ServerType, serve } from '@hono/node-server'
import { Hono } from 'hono'
import type { InboundEvent, Inbox } from '../../../src/channels/channel.ts'
import { createWebChannel } from '../../../src/channels/web/channel.ts'
import { chatAssets } from '../../../src/channels/web/chat-assets.ts'
import { createChatRoutes } from '../../../src/channels/web/routes.ts'
import type { Subject } from '../../../src/conversation/dialogue.ts'
import { createConversation } from '../../../src/conversation/receive.ts'
import { createDelivery } from '../../../src/delivery/delivery.ts'
import { systemClock, systemRandom } from '../../../src/platform/clock.ts'
import { createFileStore } from '../../../src/platform/files/store.ts'
import { createAssets } from '../../../src/platform/http/assets.ts'
import { sharedAssets } from '../../../src/platform/http/shared-assets.ts'
import { plain } from '../../../src/platform/i18n/rich-text.ts'
import { loadTexts } from '../../../src/platform/i18n/texts.ts'
import { createLog } from '../../../src/platform/log.ts'
import { createMetrics } from '../../../src/platform/metrics.ts'
import { createSecrets } from '../../../src/platform/secrets.ts'
import { openTestDatabase } from '../../support/database.ts'

/** Says back what it was told, and offers two choices. */
const echo: Subject = {
  name: 'echo',
  async take(turn, input) {
    const words = input.kind === 'text' ? input.text : `[${input.kind}]`
    turn.say({
      text: { text: `Nội dung được hiểu như sau: ${words}`, bold: [[0, 8]] },
      choices: [
        { value: 'echo:1:send', label: 'Đồng ý và gửi' },
        { value: 'echo:1:stop', label: 'Thôi' },
      ],
    })
    return true
  },
  async press(turn, press) {
    turn.say({ text: plain(press.action === 'send' ? 'Đã nhận.' : 'Đã dừng.') })
  },
}

export type ChatHouse = Awaited<ReturnType<typeof openChatHouse>>

/** @param inbox stands before the conversation, to fail or to look */
export async function openChatHouse({ inbox }: { inbox?: (next: Inbox) => Inbox } = {}) {
  const database = await openTestDatabase()
  const log = createLog('silent')
  const texts = loadTexts(join(import.meta.dirname, '../../../locales'))
  const folder = await mkdtemp(join(tmpdir(), 'chat-'))
  const store = createFileStore({ root: folder })
  const metrics = createMetrics()
  const clock = systemClock
  const { id: unitId } = await database.orm.unit.create({ data: {} })
  const { id } = await database.orm.channelAccount.create({ data: { platform: 'web', slug: 'web', unitId } })
  const account = { id, platform: 'web', slug: 'web', unitId } as const
  const delivery = createDelivery({ database, clock, log, metrics, holder: 'test' })
  const channel = createWebChannel({ account, database, clock })
  delivery.add(channel)
  delivery.start()
  const events: InboundEvent[] = []
  const conversation = createConversation({
    database,
    clock,
    texts,
    log,
    metrics,
    subjects: [echo],
    nudge: delivery.nudge,
  })
  const noting: Inbox = {
    receive(event) {
      events.push(event)
      return conversation.receive(event)
    },
  }
  const assets = createAssets([...sharedAssets, ...chatAssets])
  const stopping = new AbortController()
  const app = new Hono()
  const server = await new Promise<ServerType>((resolve) => {
    const listening = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, () => resolve(listening))
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  app.route('/assets', assets.routes)
  app.route(
    '/chat',
    createChatRoutes({
      account,
      inbox: inbox?.(noting) ?? noting,
      database,
      texts,
      secrets: createSecrets(randomBytes(32).toString('hex'), systemRandom),
      store,
      assets,
      clock,
      randomBytes: systemRandom,
      log,
      publicUrl: url,
      unitName: () => 'Phường Thanh Xuân',
      stopping: stopping.signal,
    }),
  )
  return {
    url,
    database,
    account,
    channel,
    store,
    /** What the conversation was handed. */
    events,
    async close() {
      stopping.abort()
      await new Promise((resolve) => server.close(resolve))
      await delivery.stop()
      await database.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
