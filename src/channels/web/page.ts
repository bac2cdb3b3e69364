/** The page of the web chat: the greeting and the frame; the scripts fill in the talk. */
import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { Assets } from '../../platform/http/assets.ts'
import type { RichText } from '../../platform/i18n/rich-text.ts'
import type { Language, Texts } from '../../platform/i18n/texts.ts'
import { chatModules } from './chat-assets.ts'
import { mostCharacters } from './posts.ts'

type Html = HtmlEscapedString | Promise<HtmlEscapedString>

export interface ChatPageParts {
  readonly language: Language
  readonly texts: Texts
  readonly assets: Assets
  readonly unitName: () => string
  /** Whether the resident has been here before: their talk is fetched at once. */
  readonly known: boolean
}

/** What can be begun from the greeting, as on every channel; each sends its command word. */
const beginnings = ['report', 'status', 'donate', 'events']

/** Words the scripts show, by the key behind `chat-`. */
const scriptWords = [
  'state-idle',
  'state-connecting',
  'state-connected',
  'state-away',
  'state-cookies',
  'by-resident',
  'by-committee',
  'today',
  'yesterday',
  'sending',
  'waiting',
  'image',
  'image-opens',
  'file',
  'choices',
  'files-gone',
  'later-unavailable',
  'refused-file-too-large',
  'refused-too-many-files',
  'place-looking',
  'place-denied',
  'place-unavailable',
]

export function chatPage(parts: ChatPageParts): Html {
  const { language, texts, assets, known } = parts
  const unit = parts.unitName()
  const say = (key: string, values = {}) => texts.say(language, `chat-${key}`, values)
  const other: Language = language === 'vi' ? 'en' : 'vi'
  const words = {
    ...Object.fromEntries(scriptWords.map((key) => [key, say(key)])),
    'place-shown': say('place-shown', { latitude: '{latitude}', longitude: '{longitude}' }),
    remove: say('remove', { name: '{name}' }),
  }

  return html`${raw('<!doctype html>')}
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#ffffff" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#1b1d21" media="(prefers-color-scheme: dark)">
<title>${say('title', { unit })}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${assets.url('font.css')}">
<link rel="stylesheet" href="${assets.url('chat.css')}">
${chatModules.map((name) => html`<link rel="modulepreload" href="/assets/${name}">`)}
<script type="module" src="${assets.url('chat.js')}"></script>
</head>
<body>
<a class="skip" href="#text">${say('skip')}</a>
<header class="top">
  <span class="mark" aria-hidden="true"></span>
  <h1><small>${say('organisation')}</small> ${unit}</h1>
  <p id="state" role="status"></p>
  <a class="language" href="?lang=${other}" lang="${other}" hreflang="${other}">${say('other-language')}</a>
</header>
<main id="chat" data-language="${language}" data-known="${String(known)}" data-words="${JSON.stringify(words)}">
  <div id="talk" role="log" aria-live="off" aria-label="${say('log')}" tabindex="0">
    <div class="column">
    <button type="button" id="older" hidden>${say('older')}</button>
    <div class="message committee" id="greeting">
      <div class="bubble letter"><p>${say('greeting', { unit })}</p><p>${emphasised(texts.rich(language, 'chat-greeting-automatic'))}</p></div>
      <div class="choices current" role="group" aria-label="${say('choices')}" data-beginnings hidden>${beginnings.map(
        (key) =>
          html`<button type="button" data-word="${say(`start-${key}-word`)}">${say(`start-${key}`)}</button>`,
      )}</div>
    </div>
    <noscript><div class="message committee"><div class="bubble letter"><p>${say('no-script', { unit })}</p><p><strong>${say('no-script-danger')}</strong></p></div></div></noscript>
    </div>
  </div>
  <form id="composer" aria-label="${say('composer')}" hidden>
    <button type="button" id="newer" hidden>${say('newer')}</button>
    <p id="notice" role="alert" hidden></p>
    <ul id="chosen" aria-label="${say('chosen')}" hidden></ul>
    <div class="write">
      <textarea id="text" rows="1" maxlength="${mostCharacters}" aria-label="${say('text')}" placeholder="${say('placeholder')}" enterkeyhint="send"></textarea>
      <button type="submit" class="send">${say('send')}</button>
    </div>
    <div class="add">
      <label class="tool"><input type="file" id="files" multiple accept="image/*,audio/*,video/*,.pdf,.docx,.xlsx" aria-describedby="files-hint">${icon(photoIcon)}${say('photo')}</label>
      <button type="button" class="tool" id="place">${icon(placeIcon)}${say('place')}</button>
      <span id="files-hint" class="hint">${say('photo-hint')}</span>
    </div>
  </form>
</main>
<dialog id="place-dialog" aria-labelledby="place-title" aria-describedby="place-why">
  <h2 id="place-title">${say('place-title')}</h2>
  <p id="place-why">${say('place-why')}</p>
  <p id="place-state" role="status"></p>
  <div class="answers">
    <button type="button" class="send" id="place-send">${say('place-send')}</button>
    <button type="button" class="quiet" id="place-cancel">${say('place-cancel')}</button>
  </div>
</dialog>
</body>
</html>`
}

const photoIcon =
  'M4 7h3l2-2.5h6L17 7h3a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1Zm8 9.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8Z'
const placeIcon =
  'M12 21.5s7-6.2 7-11.7A7 7 0 0 0 5 9.8c0 5.5 7 11.7 7 11.7Zm0-9.2a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.2Z'

const icon = (path: string): Html =>
  html`<svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true"><path d="${path}"/></svg>`

function emphasised({ text, bold = [] }: RichText): Html[] {
  const pieces: Html[] = []
  let at = 0
  for (const [start, end] of bold) {
    pieces.push(html`${text.slice(at, start)}<strong>${text.slice(start, end)}</strong>`)
    at = end
  }
  return [...pieces, html`${text.slice(at)}`]
}
