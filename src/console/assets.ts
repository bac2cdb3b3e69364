/** The console's own styles and script, for the server's list of assets. */
import { type Asset, javascript, stylesheet } from '../platform/http/assets.ts'

/** In the order in which pages load them. */
export const consoleStyles: readonly string[] = [
  'palette',
  'frame',
  'forms',
  'lists',
  'ticket',
  'registers',
  'campaigns',
].map((name) => `console/${name}.css`)

export const consoleAssets: readonly Asset[] = [
  ...consoleStyles.map((name) => ({ name, file: fileOf(name), type: stylesheet })),
  { name: 'console/console.js', file: fileOf('console/console.js'), type: javascript },
]

function fileOf(name: string): URL {
  return new URL(`./assets/${name.replace('console/', '')}`, import.meta.url)
}
