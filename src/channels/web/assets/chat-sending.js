/**
 * Sends what waits, one thing after the other, until the server has confirmed it.
 *
 * @typedef {import('./chat-outbox.js').Item} Item
 * @typedef {object} Hearers
 * @property {(item: Item) => void} sent
 * @property {(item: Item, message: string) => void} delayed not taken yet; tried again by itself
 * @property {(item: Item, message: string) => void} refused will never be taken; no longer waits
 * @property {(item: Item) => void} changed the item now says something else, or is gone
 */
import * as outbox from './chat-outbox.js'

const firstPauseMs = 1_000
const longestPauseMs = 30_000

/** @param {{ language: string, known: boolean, hearers: Hearers, gone: () => void }} parts */
export function createSending({ language, known, hearers, gone }) {
  let hasSession = known
  let busy = false
  let pauseMs = firstPauseMs
  let wake = () => {}

  async function drain() {
    wake()
    if (busy) return
    busy = true
    try {
      for (let item = outbox.waiting()[0]; item; item = outbox.waiting()[0]) await send(item)
    } finally {
      busy = false
    }
  }

  /** @param {Item} item */
  async function send(item) {
    if (item.kind === 'file' && !outbox.fileOf(item.id)) return dropLost(item)
    const answer = await post(item).catch(() => null)
    if (answer?.ok) {
      pauseMs = firstPauseMs
      outbox.remove(item.id)
      return hearers.sent(item)
    }
    const message = await sentence(answer)
    if (answer && answer.status >= 400 && answer.status < 500 && ![408, 425, 429].includes(answer.status)) {
      rescueCaption(item)
      outbox.remove(item.id)
      return hearers.refused(item, message)
    }
    hearers.delayed(item, message)
    await pause(Number(answer?.headers.get('Retry-After') ?? 0) * 1000)
  }

  /** @param {Item} item */
  async function post(item) {
    if (!hasSession) {
      const opened = await fetch(address('session'), { method: 'POST' })
      if (!opened.ok) return opened
      hasSession = true
    }
    if (item.kind === 'file') return fetch(address('files'), { method: 'POST', body: form(item) })
    const paths = { text: 'messages', choice: 'choices', place: 'place' }
    return fetch(address(paths[item.kind]), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(item),
    })
  }

  /** @param {string} path */
  const address = (path) => `/chat/${path}?lang=${language}`

  /** @param {Extract<Item, { kind: 'file' }>} item */
  function form({ id, album, caption, name }) {
    const fields = new FormData()
    fields.set('id', id)
    if (album) fields.set('album', album)
    if (caption) fields.set('caption', caption)
    const file = outbox.fileOf(id)
    if (file) fields.set('file', file, name)
    return fields
  }

  /** A file is gone with the page that chose it; the words beside it are not. @param {Item} item */
  function dropLost(item) {
    rescueCaption(item)
    outbox.remove(item.id)
    hearers.changed(item)
    gone()
  }

  /** Words that stood under a file which is not sent go with the next file, or by themselves. @param {Item} item */
  function rescueCaption(item) {
    if (item.kind !== 'file' || !item.caption) return
    const next = outbox
      .waiting()
      .find((each) => each.kind === 'file' && each.id !== item.id && each.album === item.album)
    if (next?.kind === 'file' && item.album && outbox.fileOf(next.id)) {
      outbox.replace(next.id, { ...next, caption: item.caption })
      return hearers.changed({ ...next, caption: item.caption })
    }
    /** @type {Item} */
    const words = { ...outbox.begin(), kind: 'text', text: item.caption }
    outbox.add(words)
    hearers.changed(words)
  }

  /** @param {number} atLeastMs @returns {Promise<void>} */
  function pause(atLeastMs) {
    const ms = Math.max(atLeastMs, pauseMs)
    pauseMs = Math.min(longestPauseMs, pauseMs * 2)
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  addEventListener('online', () => wake())
  return { drain }
}

/** @param {Response | null} answer @returns {Promise<string>} */
async function sentence(answer) {
  const body = await answer?.json().catch(() => null)
  return typeof body?.message === 'string' ? body.message : ''
}
