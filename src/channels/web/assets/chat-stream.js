/**
 * The talk as it comes from the server. A stream that ends is opened again after the last row the page has; a page
 * nobody looks at lets go of its stream, so that a phone can rest.
 *
 * @typedef {'idle' | 'connecting' | 'connected' | 'away'} State
 */

const firstPauseMs = 2_000
const longestPauseMs = 30_000
const hiddenMs = 30_000

/**
 * @param {{
 *   item: (item: import('./chat-talk.js').TalkItem) => void,
 *   ready: (moreBefore: boolean) => void,
 *   state: (state: State) => void,
 * }} hearers
 */
export function createStream({ item, ready, state }) {
  /** @type {EventSource | undefined} */
  let source
  let last = ''
  let wanted = false
  let pauseMs = firstPauseMs
  /** @type {number | undefined} */
  let timer

  function open() {
    wanted = true
    clearTimeout(timer)
    if (source && source.readyState !== EventSource.CLOSED) return
    state('connecting')
    const current = new EventSource(`/chat/events${last ? `?after=${last}` : ''}`)
    source = current
    current.onopen = () => {
      pauseMs = firstPauseMs
      state('connected')
    }
    current.onmessage = (event) => {
      last = event.lastEventId
      item(JSON.parse(event.data))
    }
    current.addEventListener('ready', (event) => ready(event.data === 'more before'))
    current.onerror = () => {
      state(navigator.onLine && pauseMs === firstPauseMs ? 'connecting' : 'away')
      if (current.readyState === EventSource.CLOSED) openLater()
    }
  }

  /** The browser itself tries again after a broken connection, but not after a refusal. */
  function openLater() {
    clearTimeout(timer)
    timer = setTimeout(open, pauseMs)
    pauseMs = Math.min(longestPauseMs, pauseMs * 2)
  }

  function rest() {
    source?.close()
    source = undefined
  }

  document.addEventListener('visibilitychange', () => {
    clearTimeout(timer)
    if (!wanted) return
    if (document.hidden) timer = setTimeout(rest, hiddenMs)
    else open()
  })
  addEventListener('online', () => wanted && open())
  addEventListener('offline', () => state('away'))

  return { open }
}
