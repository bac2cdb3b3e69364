/** What each key does, on demand; here keys can also be turned off, for those who speak to their computer. */
import { html } from 'hono/html'
import type { Html } from './html.ts'
import type { Reader } from './visit.ts'

const keys = [
  ['J', 'next'],
  ['K', 'previous'],
  ['O', 'open'],
  ['R', 'reply'],
  ['A', 'assign'],
  ['/', 'search'],
  ['?', 'help'],
] as const

export function keyHelp(reader: Reader): Html {
  const { say } = reader
  return html`<dialog id="keys" aria-labelledby="keys-title">
    <h2 id="keys-title">${say('console-keys-title')}</h2>
    <dl class="keys">${keys.map(([key, does]) => html`<div><dt><kbd>${key}</kbd></dt><dd>${say(`console-keys-${does}`)}</dd></div>`)}</dl>
    <label><input type="checkbox" role="switch" id="keys-on" checked> ${say('console-keys-on')}</label>
    <form method="dialog"><button class="secondary">${say('console-close')}</button></form>
  </dialog>`
}
