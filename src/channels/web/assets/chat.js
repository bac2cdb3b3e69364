/** The web chat's page: joins what is written, what is sent, what is heard and what is shown. */
import { createComposer, part } from './chat-composer.js'
import * as outbox from './chat-outbox.js'
import { createSending } from './chat-sending.js'
import { createStream } from './chat-stream.js'
import { createTalk } from './chat-talk.js'

const page = part('chat', HTMLElement)
const log = part('talk', HTMLDivElement)
const older = part('older', HTMLButtonElement)
const newer = part('newer', HTMLButtonElement)
const noticeLine = part('notice', HTMLParagraphElement)
const stateLine = part('state', HTMLParagraphElement)
const column = /** @type {HTMLElement} */ (log.querySelector('.column'))
const language = page.dataset.language ?? 'vi'
const known = page.dataset.known === 'true'
/** @type {Record<string, string>} */
const words = JSON.parse(page.dataset.words ?? '{}')

/** @param {string} key @param {Record<string, string>} [values] */
function say(key, values = {}) {
  let text = words[key] ?? key
  for (const [name, value] of Object.entries(values)) text = text.replace(`{${name}}`, () => value)
  return text
}

/** That something waits is true until it is sent; any other notice stays until the person goes on. */
let tellsDelay = false

/** @param {string} message */
function notice(message) {
  tellsDelay = false
  noticeLine.textContent = message
  noticeLine.hidden = !message
}

/** @param {import('./chat-stream.js').State | 'cookies'} state */
function showState(state) {
  page.dataset.state = state
  stateLine.dataset.state = state
  stateLine.textContent = say(`state-${state}`)
}

const nearEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < 120

function toEnd() {
  log.scrollTop = log.scrollHeight
  newer.hidden = true
}

/** The end stays in sight while somebody reads there. @param {() => void} change @param {boolean} [always] */
function keepingEnd(change, always = false) {
  const follows = always || nearEnd()
  change()
  if (follows) toEnd()
  else newer.hidden = false
}

const talk = createTalk({
  list: column,
  language,
  say,
  choose: (value, label) => send({ ...outbox.begin(), kind: 'choice', value, label }),
  askPlace: () => composer.askPlace(),
})

let firstId = ''
const stream = createStream({
  item(item) {
    if (!firstId) firstId = item.id
    keepingEnd(() => talk.show(item), !caughtUp)
  },
  ready(moreBefore) {
    if (caughtUp) return
    caughtUp = true
    older.hidden = !moreBefore
    log.setAttribute('aria-live', 'polite')
  },
  state: showState,
})
let caughtUp = false

const sending = createSending({
  language,
  known,
  gone: () => notice(say('files-gone')),
  hearers: {
    sent(item) {
      talk.confirm(item.id)
      if (tellsDelay) notice('')
      stream.open()
    },
    delayed(item, message) {
      talk.delay(item.id)
      notice(message || say('later-unavailable'))
      tellsDelay = true
    },
    refused(item, message) {
      talk.drop(item.id)
      if (item.kind === 'text') composer.giveBack(item.text)
      notice([item.kind === 'file' ? `${item.name}: ` : '', message].join(''))
    },
    changed(item) {
      if (outbox.isWaiting(item.id)) keepingEnd(() => talk.showWaiting(item), true)
      else talk.drop(item.id)
    },
  },
})

/** @param {import('./chat-outbox.js').Item} item @param {File} [file] */
function send(item, file) {
  outbox.add(item, file)
  keepingEnd(() => talk.showWaiting(item), true)
  if (!navigator.cookieEnabled) return showState('cookies')
  void sending.drain()
}

const composer = createComposer({ say, send, notice })

for (const button of column.querySelectorAll('[data-word]'))
  button.addEventListener('click', () =>
    send({ ...outbox.begin(), kind: 'text', text: button.getAttribute('data-word') ?? '' }),
  )
for (const group of column.querySelectorAll('[data-beginnings]')) group.removeAttribute('hidden')

older.addEventListener('click', async () => {
  const answer = await fetch(`/chat/messages?before=${firstId}&lang=${language}`).catch(() => null)
  if (!answer?.ok) return notice(say('later-unavailable'))
  const { items, more } = await answer.json()
  const fromEnd = log.scrollHeight - log.scrollTop
  for (const item of items) talk.show(item)
  log.scrollTop = log.scrollHeight - fromEnd
  firstId = items[0]?.id ?? firstId
  older.hidden = !more
})
newer.addEventListener('click', toEnd)
log.addEventListener('scroll', () => {
  if (nearEnd()) newer.hidden = true
})

showState('idle')
for (const item of outbox.waiting()) talk.showWaiting(item)
if (known) stream.open()
else log.setAttribute('aria-live', 'polite')
if (navigator.cookieEnabled) void sending.drain()
else showState('cookies')
toEnd()
