/**
 * What was written and is not yet confirmed by the server: it outlives a reload, a lost connection and a closed page.
 * Several pages of one resident share it, so it is read anew before every change.
 *
 * @typedef {{ id: string, at: string } & (
 *   | { kind: 'text', text: string }
 *   | { kind: 'choice', value: string, label: string }
 *   | { kind: 'place', latitude: number, longitude: number }
 *   | { kind: 'file', name: string, image: boolean, album: string, caption: string }
 * )} Item
 */

const outboxKey = 'chat-outbox'
const draftKey = 'chat-draft'

/** Stands in where the browser keeps nothing. @type {Map<string, string>} */
const memory = new Map()
/** Chosen files cannot be kept as text: they live as long as the page. @type {Map<string, File>} */
const files = new Map()

/** @param {string} key @returns {string | null} */
function load(key) {
  try {
    return localStorage.getItem(key) ?? memory.get(key) ?? null
  } catch {
    return memory.get(key) ?? null
  }
}

/** @param {string} key @param {string} value */
function save(key, value) {
  try {
    localStorage.setItem(key, value)
    memory.delete(key)
  } catch {
    memory.set(key, value)
  }
}

/** @returns {Item[]} */
export function waiting() {
  try {
    const items = JSON.parse(load(outboxKey) ?? '[]')
    return Array.isArray(items) ? items : []
  } catch {
    return []
  }
}

/** @param {Item} item @param {File} [file] */
export function add(item, file) {
  if (file) files.set(item.id, file)
  save(outboxKey, JSON.stringify([...waiting(), item]))
}

/** @param {string} id */
export function remove(id) {
  files.delete(id)
  save(outboxKey, JSON.stringify(waiting().filter((item) => item.id !== id)))
}

/** Puts another item in the place of one. @param {string} id @param {Item} other */
export function replace(id, other) {
  save(outboxKey, JSON.stringify(waiting().map((item) => (item.id === id ? other : item))))
}

/** @param {string} id */
export const isWaiting = (id) => waiting().some((item) => item.id === id)

/** @param {string} id */
export const fileOf = (id) => files.get(id)

export const draft = () => load(draftKey) ?? ''

/** @param {string} text */
export const keepDraft = (text) => save(draftKey, text)

/** What every item begins with. */
export const begin = () => ({ id: newId(), at: new Date().toISOString() })

/** `randomUUID` is there on https and on this machine alone; the same from random bytes (RFC 9562, section 5.4). */
export function newId() {
  if (crypto.randomUUID) return crypto.randomUUID()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes.set([((bytes[6] ?? 0) & 0x0f) | 0x40], 6)
  bytes.set([((bytes[8] ?? 0) & 0x3f) | 0x80], 8)
  const digits = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
