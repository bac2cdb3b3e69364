import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { createAssets, packageFile } from '../../src/platform/http/assets.ts'
import { clientAddress } from '../../src/platform/http/client-address.ts'
import { createRateLimit } from '../../src/platform/http/rate-limit.ts'
import { sameOrigin } from '../../src/platform/http/same-origin.ts'
import { securityHeaders } from '../../src/platform/http/security-headers.ts'

describe('the rate limit', () => {
  it('lets a burst through, then one request a pause, each key for itself', () => {
    let now = 0
    const limit = createRateLimit({ burst: 3, perSecond: 0.5, clock: { now: () => new Date(now) } })
    expect([1, 2, 3, 4].map(() => limit.take('a'))).toEqual([0, 0, 0, 2_000])
    expect(limit.take('b')).toBe(0)
    now = 1_999
    expect(limit.take('a')).toBe(1)
    now = 2_000
    expect(limit.take('a')).toBe(0)
    now = 3_600_000
    expect([1, 2, 3, 4].map(() => limit.take('a'))).toEqual([0, 0, 0, 2_000])
  })

  it('forgets the key that was silent longest when there are too many', () => {
    const limit = createRateLimit({ burst: 1, perSecond: 1, clock: { now: () => new Date(0) } })
    limit.take('first')
    limit.take('kept')
    for (let at = 0; at < 19_998; at += 1) limit.take(`${at}`)
    expect(limit.take('kept')).toBe(1_000)
    limit.take('one more')
    expect(limit.take('kept')).toBe(1_000)
    expect(limit.take('first')).toBe(0)
  })
})

describe('a request that changes something', () => {
  const app = new Hono()
    .use(sameOrigin({ publicUrl: 'https://cau-noi.example' }))
    .all('/', (c) => c.text('done'))
  const status = async (headers: Record<string, string>, method = 'POST') =>
    (await app.request('http://inside:3000/', { method, headers: { Host: 'inside:3000', ...headers } }))
      .status

  it.each([
    ['a page of ours', { 'Sec-Fetch-Site': 'same-origin', Origin: 'https://cau-noi.example' }, 200],
    ['a page of ours in an older browser', { Origin: 'https://cau-noi.example' }, 200],
    ['a page reached by another name of this server', { Origin: 'http://inside:3000' }, 200],
    ['a program that is no browser', {}, 200],
    ['another site', { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' }, 403],
    ['a neighbour on the same domain', { 'Sec-Fetch-Site': 'same-site' }, 403],
    ['another site in an older browser', { Origin: 'https://evil.example' }, 403],
    ['a site whose name begins like ours', { Origin: 'https://cau-noi.example.evil.example' }, 403],
    ['a sandboxed page', { Origin: 'null' }, 403],
  ])('from %s', async (_from, headers, expected) => {
    expect(await status(headers)).toBe(expected)
  })

  it('may come from anywhere when it only reads', async () => {
    expect(await status({ 'Sec-Fetch-Site': 'cross-site' }, 'GET')).toBe(200)
  })
})

describe("the sender's address", () => {
  const app = new Hono().get('/', (c) => c.text(clientAddress(c)))
  const address = async (remoteAddress: string, forwarded?: string) => {
    const headers = forwarded ? { 'X-Forwarded-For': forwarded } : {}
    return (await app.request('/', { headers }, { incoming: { socket: { remoteAddress } } })).text()
  }

  it('is the last one a nearby proxy names, and whatever was claimed before it is ignored', async () => {
    expect(await address('127.0.0.1', '6.6.6.6, 203.0.113.9')).toBe('203.0.113.9')
    expect(await address('::ffff:172.18.0.5', '203.0.113.9')).toBe('203.0.113.9')
    expect(await address('203.0.113.9', '6.6.6.6')).toBe('203.0.113.9')
    expect(await address('127.0.0.1', 'nonsense')).toBe('127.0.0.1')
  })

  it('counts a household with IPv6 as one', async () => {
    expect(await address('2001:db8:1:2::77')).toBe('2001:db8:1:2')
    expect(await address('2001:db8:1:2:aaaa:bbbb:cccc:dddd')).toBe('2001:db8:1:2')
    expect(await address('2001:db8::1')).toBe('2001:db8:0:0')
  })
})

it('adds the security headers, and leaves those that a route set', async () => {
  const app = new Hono().use(securityHeaders())
  app.get('/page', (c) => c.html('<p>'))
  app.get('/file', (c) => c.body('x', 200, { 'Content-Security-Policy': 'sandbox' }))
  const page = await app.request('/page')
  expect(page.headers.get('Content-Security-Policy')).toContain("script-src 'self'")
  expect(page.headers.get('X-Content-Type-Options')).toBe('nosniff')
  expect(page.headers.get('Permissions-Policy')).toContain('geolocation=()')
  expect((await app.request('/file')).headers.get('Content-Security-Policy')).toBe('sandbox')
})

it('gives an asset packed when the browser can unpack it, and another address when it changes', async () => {
  const file = packageFile('@picocss/pico', 'css/pico.min.css')
  const assets = createAssets([{ name: 'pico.css', file, type: 'text/css; charset=utf-8' }])
  const packed = await assets.routes.request('/pico.css', { headers: { 'Accept-Encoding': 'gzip, br' } })
  expect(packed.headers.get('Content-Encoding')).toBe('gzip')
  expect((await packed.arrayBuffer()).byteLength).toBeLessThan(20_000)
  const other = createAssets([{ name: 'pico.css', file: import.meta.filename, type: 'text/css' }])
  expect(other.url('pico.css')).not.toBe(assets.url('pico.css'))
  expect(() => assets.url('none.css')).toThrow('none.css')
})
