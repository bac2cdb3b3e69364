/** Whom a request comes from, as far as the network tells. */
import { isIP } from 'node:net'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'

/** Addresses that only a machine of ours can have: this one, or a private network (RFC 1918, RFC 4193). */
const nearby = /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|::1$|f[cd][0-9a-f]{2}:)/i

/**
 * The sender's address, the first four groups of an IPv6 one: a household has a whole /64. A proxy in front of us is
 * nearby and names the sender last in `X-Forwarded-For`; from anywhere else that header is nobody's word.
 */
export function clientAddress(c: Context): string {
  const peer = plainAddress(peerAddress(c))
  if (!nearby.test(peer)) return network(peer)
  const named = plainAddress(c.req.header('X-Forwarded-For')?.split(',').at(-1)?.trim() ?? '')
  return isIP(named) ? network(named) : peer
}

/** Empty when the request came through no socket. */
function peerAddress(c: Context): string {
  return c.env && 'incoming' in c.env ? (getConnInfo(c).remote.address ?? '') : ''
}

const plainAddress = (address: string) => address.replace(/^::ffff:/i, '')

function network(address: string): string {
  if (isIP(address) !== 6) return address
  const [head = '', tail = ''] = address.split('::')
  const front = head ? head.split(':') : []
  const back = tail ? tail.split(':') : []
  const zeros = address.includes('::')
    ? Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0')
    : []
  return [...front, ...zeros, ...back].slice(0, 4).join(':')
}
