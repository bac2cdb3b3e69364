/** The picture on top of a form that asks a person for something about themselves. */
import type { Asset } from '../../platform/http/assets.ts'

export const formImage: Asset = {
  name: 'zalo-form.png',
  file: new URL('./assets/form.png', import.meta.url),
  type: 'image/png',
}
