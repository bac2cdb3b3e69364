/** What the pages of every room use: the font, the base style of the console, and its two scripts. */
import { type Asset, javascript, packageFile, stylesheet } from './assets.ts'

const subsets = ['vietnamese', 'latin']
const weights = [400, 500, 600, 700]

export const sharedAssets: readonly Asset[] = [
  { name: 'pico.css', file: packageFile('@picocss/pico', 'css/pico.min.css'), type: stylesheet },
  { name: 'font.css', file: new URL('./assets/font.css', import.meta.url), type: stylesheet },
  { name: 'htmx.js', file: packageFile('htmx.org', 'dist/htmx.min.js'), type: javascript },
  { name: 'sse.js', file: packageFile('htmx-ext-sse', 'dist/sse.min.js'), type: javascript },
  ...subsets.flatMap((subset) =>
    weights.map((weight) => font(`be-vietnam-pro-${subset}-${weight}-normal.woff2`)),
  ),
]

function font(file: string): Asset {
  return {
    name: `fonts/${file}`,
    file: packageFile('@fontsource/be-vietnam-pro', `files/${file}`),
    type: 'font/woff2',
  }
}
