/** A resident's browser without a window: keeps its cookie, posts, and reads its stream. */
import { randomUUID } from 'node:crypto'

export interface Row {
  readonly id: string
  readonly side: 'resident' | 'committee'
  readonly text: string
  readonly client?: string
  readonly bold?: [number, number][]
  readonly choices?: { value: string; label: string }[]
  readonly files: { id: number; kind: string; name: string }[]
  readonly place?: { latitude: number; longitude: number }
}

export function createResident(url: string) {
  let cookie = ''

  async function request(
    path: string,
    init: { method?: string; headers?: Record<string, string>; body?: string | FormData } = {},
  ) {
    const headers = { ...(cookie ? { Cookie: cookie } : {}), ...init.headers }
    const answer = await fetch(`${url}/chat${path}`, { ...init, headers })
    const given = answer.headers.getSetCookie()[0]?.split(';')[0]
    if (given) cookie = given
    return answer
  }

  const post = (path: string, body: object) =>
    request(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })

  return {
    get cookie() {
      return cookie
    },
    set cookie(value: string) {
      cookie = value
    },
    request,
    post,
    say: (text: string, id: string = randomUUID()) => post('/messages', { id, text }),
    sendFiles(
      files: { bytes: Uint8Array; name: string; type?: string }[],
      fields: Record<string, string> = {},
    ) {
      const form = new FormData()
      for (const [name, value] of Object.entries({ id: randomUUID(), ...fields })) form.set(name, value)
      for (const { bytes, name, type = '' } of files)
        form.append('file', new File([new Uint8Array(bytes)], name, { type }))
      return request('/files', { method: 'POST', body: form })
    },
    /** Rows of the stream until `enough`; then the page closes. @param after the last row the page has */
    async rows(enough: (rows: Row[]) => boolean, after?: string): Promise<Row[]> {
      const closing = new AbortController()
      const headers = { Cookie: cookie, ...(after ? { 'Last-Event-ID': after } : {}) }
      const answer = await fetch(`${url}/chat/events`, { headers, signal: closing.signal })
      if (answer.status !== 200) throw new Error(`no stream: ${answer.status}`)
      const rows: Row[] = []
      let text = ''
      try {
        for await (const chunk of answer.body ?? []) {
          text += Buffer.from(chunk).toString('utf8')
          const blocks = text.split('\n\n')
          text = blocks.pop() ?? ''
          for (const block of blocks) {
            const data = /^data: (.*)$/m.exec(block)?.[1]
            if (data && !/^event:/m.test(block)) rows.push(JSON.parse(data) as Row)
          }
          if (enough(rows)) return rows
        }
      } finally {
        closing.abort()
      }
      throw new Error(`the stream ended after ${rows.length} rows`)
    },
  }
}
