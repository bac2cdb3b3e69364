/** The language of the page around the talk; the talk itself has its own. */
import type { Context } from 'hono'
import { type Language, languages } from '../../platform/i18n/texts.ts'

/** `?lang=`, else the first language of the browser that we have, else Vietnamese. */
export function pageLanguage(c: Context): Language {
  const wanted = [c.req.query('lang') ?? '', ...(c.req.header('Accept-Language') ?? '').split(',')]
  for (const tag of wanted) {
    const language = languages.find((each) => each === tag.trim().slice(0, 2).toLowerCase())
    if (language) return language
  }
  return 'vi'
}
