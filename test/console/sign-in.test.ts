import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Viewer } from '../../src/people/viewer.ts'
import { type Office, openOffice } from './office.ts'

let office: Office
let officer: Viewer

beforeAll(async () => {
  office = await openOffice()
  officer = await office.member('Trần Đức Minh', 'ward-a', 'officer')
})
afterAll(() => office.close())

const press = (link: string, headers: Record<string, string> = {}) =>
  fetch(link, { method: 'POST', redirect: 'manual', headers })

describe('signing in', () => {
  it('is not used up by a program that only looks at the link', async () => {
    const link = await office.signInLink(officer)
    for (let look = 0; look < 3; look += 1) expect((await fetch(link)).status).toBe(200)
    expect((await press(link)).status).toBe(303)
  })

  it('gives a cookie that scripts and other sites cannot use, and a page behind the gate', async () => {
    const answer = await press(await office.signInLink(officer))
    const [cookie = ''] = answer.headers.getSetCookie().filter((each) => each.startsWith('console='))
    expect(cookie).toMatch(/HttpOnly/)
    expect(cookie).toMatch(/SameSite=Lax/)
    expect(cookie).toMatch(/Path=\//)
    const page = await fetch(`${office.url}/console`, { headers: { cookie: cookie.split(';')[0] ?? '' } })
    expect(await page.text()).toContain('Trần Đức Minh')
  })

  it('says kindly that a used link no longer works', async () => {
    const link = await office.signInLink(officer)
    await press(link)
    const again = await press(link)
    expect(again.status).toBe(410)
    expect(await again.text()).toContain('Đường dẫn không dùng được nữa')
  })

  it('ends the session that was there before', async () => {
    const first = await press(await office.signInLink(officer))
    const cookie = first.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    await press(await office.signInLink(officer), { cookie })
    const page = await fetch(`${office.url}/console`, { headers: { cookie }, redirect: 'manual' })
    expect(page.headers.get('location')).toBe('/console/sign-in')
  })

  it('leads on to the page that was asked for', async () => {
    const asked = await fetch(`${office.url}/console/tickets?status=received`, { redirect: 'manual' })
    expect(asked.headers.get('location')).toBe('/console/sign-in')
    const cookie = asked.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const answer = await press(await office.signInLink(officer), { cookie })
    expect(answer.headers.get('location')).toBe('/console/tickets?status=received')
  })

  it.each(['https://evil.example', '//evil.example', '/chat', '/console//evil.example'])(
    'never leads to %s',
    async (wanted) => {
      const cookie = `console-wanted=${encodeURIComponent(wanted)}`
      const answer = await press(await office.signInLink(officer), { cookie })
      expect(answer.headers.get('location')).toBe('/console')
    },
  )

  it('binds the cookie to the host when the address is https', async () => {
    const secure = await openOffice({ publicUrl: 'https://mttq.example' })
    const link = await secure.signInLink(await secure.member('Bùi Thu Trang', 'ward-b', 'officer'))
    const cookie = (await press(link)).headers.getSetCookie().find((each) => each.startsWith('__Host-'))
    expect(cookie).toMatch(/Secure/)
    await secure.close()
  })
})

describe('a session', () => {
  it('ends when its person signs out', async () => {
    const desk = await office.desk(officer)
    expect((await desk.post('/console/sign-out', {})).location).toBe('/console/sign-in')
    expect((await desk.get('/console')).location).toBe('/console/sign-in')
  })

  it('ends when the rights of its person change', async () => {
    const other = await office.member('Phạm Thanh Hà', 'ward-a', 'officer')
    const desk = await office.desk(other)
    await office.staff.end(office.owner, other.personId)
    expect((await desk.get('/console')).location).toBe('/console/sign-in')
  })

  it('makes a page in the background load anew instead of showing a sign-in form in its middle', async () => {
    const answer = await fetch(`${office.url}/console/tickets/fresh`, { headers: { 'HX-Request': 'true' } })
    expect([answer.status, answer.headers.get('HX-Refresh')]).toEqual([401, 'true'])
  })

  it('accepts no form without its own token', async () => {
    const desk = await office.desk(officer)
    const answer = await desk.post('/console/sign-out', { token: 'guessed' })
    expect(answer.status).toBe(403)
    expect((await desk.get('/console')).status).toBe(200)
  })

  it('accepts no form from the page of another site', async () => {
    const desk = await office.desk(officer)
    const answer = await desk.post('/console/sign-out', {}, { 'Sec-Fetch-Site': 'cross-site' })
    expect(answer.status).toBe(403)
    expect((await desk.get('/console')).status).toBe(200)
  })

  it('keeps pages out of caches and frames', async () => {
    const { headers } = await (await office.desk(officer)).get('/console')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  })
})

it('changes the language and comes back to the same page', async () => {
  const desk = await office.desk(officer)
  const answer = await desk.post('/console/language', { language: 'en', back: '/console/tickets?status=all' })
  expect(answer.location).toBe('/console/tickets?status=all')
  expect(answer.headers.getSetCookie().join()).toContain('console-language=en')
})
