/**
 * The talk on the page. Rows of the server stand in the order of their ids; what is not confirmed yet stands below them.
 * Text from people becomes text nodes, never markup.
 *
 * @typedef {object} TalkItem
 * @property {string} id
 * @property {'resident' | 'committee'} side
 * @property {string} at
 * @property {string} [client]
 * @property {string} text
 * @property {[number, number][]} [bold]
 * @property {{ value: string, label: string }[]} [choices]
 * @property {{ id: number, kind: string, name: string | null, width: number | null, height: number | null }[]} files
 * @property {{ latitude: number, longitude: number, label?: string }} [place]
 * @property {string} [askPlace]
 *
 * @typedef {import('./chat-outbox.js').Item} Item
 */

/** Pictures take their room before they are there, so that nothing jumps; in pixels. */
const pictureSide = 260
const timeZone = 'Asia/Ho_Chi_Minh'

/**
 * @param {{
 *   list: HTMLElement,
 *   language: string,
 *   say: (key: string, values?: Record<string, string>) => string,
 *   choose: (value: string, label: string) => void,
 *   askPlace: () => void,
 * }} parts
 */
export function createTalk({ list, language, say, choose, askPlace }) {
  const hour = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' })
  const day = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
  })
  const weekday = new Intl.DateTimeFormat(language, { timeZone, weekday: 'long' })

  /** Shows a row of the server, in place of what was waiting under its client id. @param {TalkItem} item */
  function show(item) {
    if (list.querySelector(`[data-id="${item.id}"]`)) return
    const waiting = item.client ? byClient(item.client) : null
    const element = waiting ?? document.createElement('div')
    const unconfirmed = element.classList.contains('waiting')
    fill(element, item)
    element.dataset.id = item.id
    if (unconfirmed) mark(element, element.dataset.state ?? 'sending')
    const next = messageAfter(item.id, element)
    if (!waiting || waiting.nextElementSibling !== next) list.insertBefore(element, next)
    separate(element)
    markCurrent()
  }

  /** The message a row stands before: the first later row, or the first without an id. @param {string} id @param {Element} self */
  function messageAfter(id, self) {
    for (const each of list.querySelectorAll('.message[data-at]')) {
      const other = each.getAttribute('data-id')
      if (each !== self && (!other || isLater(other, id))) return each
    }
    return null
  }

  /** Shows what waits to be sent, or what it says now. @param {Item} item */
  function showWaiting(item) {
    const element = byClient(item.id) ?? document.createElement('div')
    fill(element, asTalkItem(item))
    mark(element, 'sending')
    if (!element.isConnected) list.append(element)
    separate(element)
    markCurrent()
  }

  /** @param {string} client */
  function confirm(client) {
    const element = byClient(client)
    if (!element) return
    element.classList.remove('waiting')
    delete element.dataset.state
    const state = element.querySelector('.sent-state')
    if (state) state.textContent = ''
  }

  /** @param {string} client */
  function delay(client) {
    const element = byClient(client)
    if (element) mark(element, 'waiting')
  }

  /** @param {string} client */
  function drop(client) {
    const element = byClient(client)
    if (element && !element.dataset.id) element.remove()
    markCurrent()
  }

  /** @param {HTMLElement} element @param {string} state */
  function mark(element, state) {
    element.classList.add('waiting')
    element.dataset.state = state
    const words = element.querySelector('.sent-state')
    if (words) words.textContent = say(state)
  }

  /** @param {HTMLElement} element @param {Omit<TalkItem, 'id'>} item */
  function fill(element, item) {
    element.className = `message ${item.side}${element.classList.contains('waiting') ? ' waiting' : ''}`
    element.dataset.at = item.at
    if (item.client) element.dataset.client = item.client
    const bubble = make('div', 'bubble')
    bubble.append(make('span', 'by', say(`by-${item.side}`)))
    for (const file of item.files) bubble.append(fileOf(file))
    if (item.text) bubble.append(wordsOf(item))
    if (item.place) bubble.append(placeOf(item.place))
    const foot = make('p', 'foot')
    const time = make('time', '', hour.format(new Date(item.at)))
    time.setAttribute('datetime', item.at)
    foot.append(make('span', 'sent-state'), time)
    element.replaceChildren(bubble, foot)
    const buttons = choicesOf(item)
    if (buttons) element.insertBefore(buttons, foot)
  }

  /** Each line is a block of its own, so that a long message breathes. @param {Pick<TalkItem, 'text' | 'bold'>} item */
  function wordsOf({ text, bold = [] }) {
    const words = make('p', 'words')
    let from = 0
    for (const line of text.split('\n')) {
      const to = from + line.length
      const shown = make('span', 'line')
      let at = from
      for (const [start, end] of bold) {
        if (end <= at || start >= to) continue
        shown.append(
          text.slice(at, Math.max(at, start)),
          make('strong', '', text.slice(Math.max(at, start), Math.min(end, to))),
        )
        at = Math.min(end, to)
      }
      shown.append(text.slice(at, to))
      words.append(shown)
      from = to + 1
    }
    return words
  }

  /** @param {TalkItem['files'][number]} file */
  function fileOf({ id, kind, name, width, height }) {
    const link = make('a', kind === 'image' ? 'picture' : 'attachment')
    link.setAttribute('href', `/chat/files/${id}`)
    link.setAttribute('target', '_blank')
    if (kind !== 'image') {
      link.textContent = name ?? say('file')
      return link
    }
    const picture = make('img')
    picture.setAttribute('src', `/chat/files/${id}?preview`)
    picture.setAttribute('alt', say('image-opens'))
    const shrink = Math.min(1, pictureSide / (width ?? pictureSide), pictureSide / (height ?? pictureSide))
    picture.setAttribute('width', String(Math.round((width ?? pictureSide) * shrink)))
    picture.setAttribute('height', String(Math.round((height ?? pictureSide) * shrink)))
    link.append(picture)
    return link
  }

  /** @param {NonNullable<TalkItem['place']>} place */
  function placeOf({ latitude, longitude, label }) {
    const [north, east] = [latitude.toFixed(5), longitude.toFixed(5)]
    const link = make('a', 'attachment', label ?? say('place-shown', { latitude: north, longitude: east }))
    link.setAttribute(
      'href',
      `https://www.openstreetmap.org/?mlat=${north}&mlon=${east}#map=18/${north}/${east}`,
    )
    link.setAttribute('target', '_blank')
    link.setAttribute('rel', 'noreferrer')
    return link
  }

  /** @param {Omit<TalkItem, 'id'>} item */
  function choicesOf({ choices = [], askPlace: placeLabel }) {
    if (choices.length === 0 && !placeLabel) return null
    const group = make('div', 'choices')
    group.setAttribute('role', 'group')
    group.setAttribute('aria-label', say('choices'))
    for (const { value, label } of choices) group.append(button(label, () => choose(value, label)))
    if (placeLabel) group.append(button(placeLabel, askPlace))
    return group
  }

  /** Presses that follow at once are one press. @param {string} label @param {() => void} press */
  function button(label, press) {
    const made = /** @type {HTMLButtonElement} */ (make('button', '', label))
    made.type = 'button'
    made.addEventListener('click', () => {
      if (made.dataset.pressed) return
      made.dataset.pressed = 'yes'
      setTimeout(() => delete made.dataset.pressed, 700)
      press()
    })
    return made
  }

  /** Only choices that nothing was answered to yet look as if they wait. */
  function markCurrent() {
    let open = true
    for (const message of [...list.querySelectorAll('.message')].reverse()) {
      if (message.classList.contains('resident')) open = false
      message.querySelector('.choices')?.classList.toggle('current', open)
    }
  }

  /** Sees that the message's day stands above the first message of that day. @param {HTMLElement} element */
  function separate(element) {
    const key = day.format(new Date(element.dataset.at ?? ''))
    const known = list.querySelector(`.day[data-day="${key}"]`)
    if (known && known.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) return
    const separator = known ?? make('p', 'day', dayWords(new Date(element.dataset.at ?? '')))
    separator.setAttribute('data-day', key)
    list.insertBefore(separator, element)
  }

  /** @param {Date} date */
  function dayWords(date) {
    const key = day.format(date)
    if (key === day.format(Date.now())) return say('today')
    if (key === day.format(Date.now() - 86_400_000)) return say('yesterday')
    const name = weekday.format(date)
    return `${name.charAt(0).toUpperCase()}${name.slice(1)}, ${key}`
  }

  /** @param {Item} item @returns {Omit<TalkItem, 'id'>} */
  function asTalkItem(item) {
    /** @type {Omit<TalkItem, 'id'>} */
    const shown = { side: 'resident', at: item.at, client: item.id, text: '', files: [] }
    if (item.kind === 'text') return { ...shown, text: item.text }
    if (item.kind === 'choice') return { ...shown, text: item.label }
    if (item.kind === 'place')
      return { ...shown, place: { latitude: item.latitude, longitude: item.longitude } }
    return { ...shown, text: [item.name, item.caption].filter(Boolean).join('\n') }
  }

  /** @param {string} client @returns {HTMLElement | null} */
  const byClient = (client) => list.querySelector(`[data-client="${CSS.escape(client)}"]`)

  return { show, showWaiting, confirm, delay, drop }
}

/** Ids are whole numbers of any length. @param {string} one @param {string} other */
const isLater = (one, other) => (one.length === other.length ? one > other : one.length > other.length)

/** @param {string} tag @param {string} [className] @param {string} [text] */
function make(tag, className = '', text = '') {
  const element = document.createElement(tag)
  if (className) element.className = className
  if (text) element.textContent = text
  return element
}
