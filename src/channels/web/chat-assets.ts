/** The styles and scripts of the web chat. */
import { type Asset, javascript, stylesheet } from '../../platform/http/assets.ts'

/** The parts that `chat.js` imports. */
export const chatModules = [
  'chat-outbox.js',
  'chat-sending.js',
  'chat-talk.js',
  'chat-stream.js',
  'chat-composer.js',
]

export const chatAssets: readonly Asset[] = [
  { name: 'chat.css', file: new URL('./assets/chat.css', import.meta.url), type: stylesheet },
  ...['chat.js', ...chatModules].map((name) => ({
    name,
    file: new URL(`./assets/${name}`, import.meta.url),
    type: javascript,
  })),
]
