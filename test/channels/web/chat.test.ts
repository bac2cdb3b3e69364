import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { UnavailableError } from '../../../src/channels/channel.ts'
import { type ChatHouse, openChatHouse } from './chat-house.ts'
import { createResident, type Row } from './resident.ts'

let house: ChatHouse
let failures = 0

beforeAll(async () => {
  house = await openChatHouse({
    inbox: (next) => ({
      async receive(event) {
        if (failures > 0) {
          failures -= 1
          throw new UnavailableError(4_000)
        }
        return next.receive(event)
      },
    }),
  })
})
afterAll(() => house.close())

const resident = () => createResident(house.url)
const both = (rows: Row[]) => rows.length >= 2

describe('who a resident is', () => {
  it('gives no cookie for a mere look at the page, and a signed one for the first post', async () => {
    const person = resident()
    const page = await person.request('')
    expect(page.status).toBe(200)
    expect(page.headers.getSetCookie()).toEqual([])
    const posted = await person.say('đèn đường hỏng')
    expect(posted.status).toBe(200)
    const [cookie = ''] = posted.headers.getSetCookie()
    expect(cookie).toMatch(/^chat=[0-9a-f]{32}\.[\w-]{43};/)
    expect(cookie).toMatch(/HttpOnly/)
    expect(cookie).toMatch(/SameSite=Lax/)
    expect(cookie).toMatch(/Max-Age=34560000/)
  })

  it('reads nothing with a forged cookie, and becomes somebody new by posting with it', async () => {
    const owner = resident()
    await owner.say('việc riêng của tôi')
    await owner.rows(both)
    const thief = resident()
    thief.cookie = `${owner.cookie.slice(0, -4)}AAAA`
    expect((await thief.request('/events')).status).toBe(204)
    expect(await (await thief.request('/messages')).json()).toEqual({ items: [], more: false })
    await thief.say('xin chào')
    expect(thief.cookie.slice(0, 37)).not.toBe(owner.cookie.slice(0, 37))
    expect((await thief.rows(both)).map((row) => row.text)).not.toContain('việc riêng của tôi')
  })

  it('shows two residents each their own talk alone', async () => {
    const [one, other] = [resident(), resident()]
    await Promise.all([one.say('rác ngõ 12'), other.say('cây đổ ngõ 7')])
    expect((await one.rows(both)).map((row) => row.text)).toEqual([
      'rác ngõ 12',
      expect.stringContaining('rác ngõ 12'),
    ])
    expect((await other.rows(both)).map((row) => row.text)).toEqual([
      'cây đổ ngõ 7',
      expect.stringContaining('cây đổ ngõ 7'),
    ])
  })
})

describe('the talk', () => {
  it('shows after a reload both sides in order, and after a reconnection only what is new', async () => {
    const person = resident()
    await person.say('đèn hỏng')
    const before = await person.rows(both)
    expect(before.map((row) => row.side)).toEqual(['resident', 'committee'])
    expect(before[1]?.bold).toEqual([[0, 8]])
    const last = before.at(-1)?.id
    await person.post('/choices', { id: randomUUID(), value: 'echo:1:send', label: 'Đồng ý và gửi' })
    const after = await person.rows(both, last)
    expect(after.map((row) => row.text)).toEqual(['Đồng ý và gửi', 'Đã nhận.'])
    expect((await person.rows((rows) => rows.length >= 4)).map((row) => row.text)).toEqual(
      [...before, ...after].map((row) => row.text),
    )
  })

  it('hears at once what is said while the page is open', async () => {
    const person = resident()
    await person.say('đèn hỏng')
    const last = (await person.rows(both)).at(-1)?.id
    const heard = person.rows((rows) => rows.length >= 1, last)
    const externalId = person.cookie.slice(5, 37)
    const said = { text: { text: 'Đã thay bóng đèn.' } }
    expect(await house.channel.send(externalId, said)).toMatchObject({ outcome: 'sent' })
    expect((await heard)[0]?.text).toBe('Đã thay bóng đèn.')
  })

  it('counts a message sent again once, and shows it once', async () => {
    const person = resident()
    const id = randomUUID()
    await person.say('mất nước', id)
    await Promise.all([person.say('mất nước', id), person.say('mất nước', id)])
    await person.say('vẫn mất nước')
    const rows = await person.rows((all) => all.length >= 4)
    expect(rows.filter((row) => row.side === 'resident').map((row) => row.text)).toEqual([
      'mất nước',
      'vẫn mất nước',
    ])
    expect(await house.database.orm.inboundEvent.count({ where: { key: `w${id}` } })).toBe(1)
  })

  it('answers 503 with a pause while nothing can be stored, and takes the message when it comes again', async () => {
    const person = resident()
    const id = randomUUID()
    failures = 1
    const refused = await person.say('ngập đường', id)
    expect(refused.status).toBe(503)
    expect(refused.headers.get('Retry-After')).toBe('4')
    expect((await refused.json()) as object).toMatchObject({ message: expect.stringContaining('tự gửi lại') })
    expect((await person.say('ngập đường', id)).status).toBe(200)
    const rows = await person.rows(both)
    expect(rows.map((row) => row.side)).toEqual(['resident', 'committee'])
  })

  it('hands over a text cleaned, and shows markup as the text it is', async () => {
    const person = resident()
    const hostile = '<img src=x onerror=alert(1)>\u202e\u0000 **không đậm** <script>alert(1)</script>'
    await person.say(hostile)
    const clean = '<img src=x onerror=alert(1)> **không đậm** <script>alert(1)</script>'
    expect(house.events.at(-1)?.body).toEqual({ kind: 'text', text: clean })
    const [row] = await person.rows(both)
    expect(row?.text).toBe(clean)
    expect(row?.bold).toBeUndefined()
  })

  it('hands over a place, and refuses one outside the earth', async () => {
    const person = resident()
    const place = { latitude: 20.9936, longitude: 105.8142 }
    expect((await person.post('/place', { id: randomUUID(), ...place })).status).toBe(200)
    expect(house.events.at(-1)?.body).toEqual({ kind: 'place', place })
    expect((await person.rows(both))[0]?.place).toEqual(place)
    expect((await person.post('/place', { id: randomUUID(), latitude: 91, longitude: 0 })).status).toBe(422)
  })

  it('gives earlier parts of a long talk when asked', async () => {
    const person = resident()
    await person.say('bắt đầu')
    const externalId = person.cookie.slice(5, 37)
    for (let at = 1; at <= 120; at += 1) await house.channel.send(externalId, { text: { text: `tin ${at}` } })
    const shown = await person.rows((rows) => rows.length >= 100)
    expect(shown.at(-1)?.text).toBe('tin 120')
    const older = (await (await person.request(`/messages?before=${shown[0]?.id}`)).json()) as {
      items: Row[]
      more: boolean
    }
    expect(older.more).toBe(false)
    expect(older.items[0]?.text).toBe('bắt đầu')
    expect(older.items.length + shown.length).toBe(122)
  })
})

describe('what is refused', () => {
  it.each([
    ['nothing but spaces', { id: randomUUID(), text: ' \u200b ' }, 422],
    ['a text that is too long', { id: randomUUID(), text: 'a'.repeat(4_001) }, 422],
    ['an id that is none', { id: 'x', text: 'xin chào' }, 422],
    ['a body that is too large', { id: randomUUID(), text: 'a'.repeat(70_000) }, 413],
  ])('%s, with a sentence', async (_what, body, status) => {
    const answer = await resident().post('/messages', body)
    expect(answer.status).toBe(status)
    expect(((await answer.json()) as { message: string }).message).toMatch(/\.$/)
  })

  it('a post that another site makes a browser send', async () => {
    const foreign = { Origin: 'https://evil.example', 'Content-Type': 'text/plain' }
    const body = JSON.stringify({ id: randomUUID(), text: 'giả mạo' })
    expect((await resident().request('/messages', { method: 'POST', headers: foreign, body })).status).toBe(
      403,
    )
    const site = { 'Sec-Fetch-Site': 'cross-site' }
    expect((await resident().request('/messages', { method: 'POST', headers: site, body })).status).toBe(403)
    const own = { Origin: house.url, 'Content-Type': 'application/json' }
    expect((await resident().request('/messages', { method: 'POST', headers: own, body })).status).toBe(200)
  })

  it('a flood, with the time to wait and a sentence in the language of the page', async () => {
    const person = resident()
    await person.say('bắt đầu')
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => person.post('/messages?lang=en', { id: randomUUID(), text: 'spam' })),
    )
    const slowed = answers.filter((answer) => answer.status === 429)
    expect(slowed.length).toBeGreaterThanOrEqual(20)
    expect(Number(slowed[0]?.headers.get('Retry-After'))).toBeGreaterThanOrEqual(1)
    expect(await slowed[0]?.text()).toContain('Your message is saved')
  })
})

describe('the page', () => {
  it('allows nothing inline and nothing from elsewhere, and may ask for the place', async () => {
    const page = await resident().request('')
    const policy = page.headers.get('Content-Security-Policy') ?? ''
    expect(policy).toContain("default-src 'self'; script-src 'self'; style-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(page.headers.get('Permissions-Policy')).toContain('geolocation=(self)')
    const markup = await page.text()
    expect(markup).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=/)
    for (const [, address = ''] of markup.matchAll(/(?:src|href)="([^"#?][^"]*)"/g))
      expect(address).toMatch(/^(\/assets\/|data:,)/)
  })

  it('is Vietnamese unless the browser or the address asks for English', async () => {
    const page = async (path: string, language?: string) =>
      (await resident().request(path, language ? { headers: { 'Accept-Language': language } } : {})).text()
    expect(await page('')).toContain('<html lang="vi">')
    expect(await page('', 'fr-FR,en;q=0.8,vi;q=0.5')).toContain('<html lang="en">')
    expect(await page('?lang=vi', 'en')).toContain('Gửi phản ánh')
    expect(await page('?lang=en')).toContain('Report something')
  })

  it('serves every asset it names, with a lasting address', async () => {
    const markup = await (await resident().request('')).text()
    for (const [, address = ''] of markup.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)) {
      const answer = await fetch(`${house.url}${address}`)
      expect(answer.status, address).toBe(200)
      expect(answer.headers.get('Cache-Control')).toMatch(address.includes('?v=') ? /immutable/ : /no-cache/)
      const tag = answer.headers.get('ETag') ?? ''
      expect((await fetch(`${house.url}${address}`, { headers: { 'If-None-Match': tag } })).status).toBe(304)
    }
    expect((await fetch(`${house.url}/assets/..%2fpackage.json`)).status).toBe(404)
  })
})
