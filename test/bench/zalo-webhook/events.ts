/** What arrives at the webhook: right events, and every kind of wrong one. */
import { createHash, randomBytes } from 'node:crypto'

export const app = { id: '1122334455667788990', oaSecret: 'oa-secret-of-the-benchmark' }
const oaId = '9001002003004005006'

export interface Posting {
  readonly headers: Record<string, string>
  readonly body: string
  /** What the answer must be. */
  readonly status: number
}

let last = 0

/** Words of a resident, signed as Zalo signs. */
export function rightEvent(person: string): Posting {
  last += 1
  const timestamp = String(Date.now())
  const body = JSON.stringify({
    app_id: app.id,
    user_id_by_app: person,
    event_name: 'user_send_text',
    sender: { id: person },
    recipient: { id: oaId },
    message: { msg_id: `${randomBytes(8).toString('hex')}${last}`, text: 'tra cuu' },
    timestamp,
  })
  return signed(body, timestamp, 200)
}

/** As they come from whoever tries: forged, replayed, written anew, cut short, far too long. */
export function wrongEvents(): (() => Posting)[] {
  const replayed = rightEvent('7000000000000000001')
  return [
    () => {
      const { body } = rightEvent('7000000000000000002')
      return { body, headers: headersWith('0'.repeat(64)), status: 401 }
    },
    () => replayed,
    () => {
      const { body, headers } = rightEvent('7000000000000000003')
      return { body: JSON.stringify(JSON.parse(body), null, 1), headers, status: 401 }
    },
    () => {
      const { body, headers } = rightEvent('7000000000000000004')
      return { body: body.slice(0, -3), headers, status: 401 }
    },
    () => ({ body: 'x'.repeat(64 * 1024), headers: headersWith('f'.repeat(64)), status: 401 }),
  ]
}

function signed(body: string, timestamp: string, status: number): Posting {
  const mac = createHash('sha256').update(`${app.id}${body}${timestamp}${app.oaSecret}`).digest('hex')
  return { body, headers: headersWith(mac), status }
}

const headersWith = (mac: string) => ({
  'content-type': 'application/json',
  'x-zevent-signature': `mac=${mac}`,
})
