/** Numbers that lead to a person, made unreadable where more people look than need them. */

/** Between the digits of a number as people write it: a space, a dot, a dash, brackets. */
const gap = '[ .\\-()\\u00a0\\u2011]{0,2}'

/** In a telephone number, which begins with 0 or the country and is no amount, a comma or a low line too. */
const phoneGap = '[ .,_\\-()\\u00a0\\u2011]{0,2}'

/** What follows an amount: units of money and measure. The escapes are the letters of dong, trieu, ty, nghin, ngan. */
const unit =
  '[ \\u00a0]?(?:\\u0111(?:\\u1ed3ng)?|dong|vn\\u0111|vnd|tri\\u1ec7u|trieu|t\\u1ef7|t\\u1ec9|ty|ngh\\u00ecn|nghin|ng\\u00e0n|ngan|usd|k|tr)(?![\\p{L}\\p{N}])'

/** The words before a number of an account or a card, after which even a short one is masked. */
const named =
  '(?<=(?:stk|t\\u00e0i kho\\u1ea3n|tai khoan|account|cmnd|cmt|cccd|c\\u0103n c\\u01b0\\u1edbc|can cuoc|h\\u1ed9 chi\\u1ebfu|ho chieu|passport)[^\\p{N}\\n]{0,14})'

const day = '(?:0?[1-9]|[12]\\d|3[01])'
const month = '(?:0?[1-9]|1[0-2])'

/** Stays as it is: our codes, dates, amounts with thousands marks. */
const kept = [
  '(?<![\\p{L}\\p{N}])(?:PA|UH|SK)-?[0-9A-Z]{7}(?![\\p{L}\\p{N}])',
  `(?<![\\d.\\-/])(?:${day}(?<mark>[./-])${month}\\k<mark>(?:\\d{4}|\\d{2})|\\d{4}-\\d{2}-\\d{2})(?![.\\-/]?\\d)`,
  '(?<![\\d.,])[1-9]\\d{0,2}(?:\\.\\d{3})+(?![.\\d])',
  '(?<![\\d.,])[1-9]\\d{0,2}(?:,\\d{3})+(?![,\\d])',
]

const namedNumber = `${named}\\d(?:${gap}\\d){5,18}(?!\\d)`

const hidden = [
  // Vietnamese mobiles have ten digits, fixed lines eleven; either may begin with the country.
  `(?<!\\d|\\d[.,])(?:\\+?84|0)${phoneGap}(?:[35789](?:${phoneGap}\\d){8}|2(?:${phoneGap}\\d){9})(?!\\d)`,
  `(?<!\\d)\\+[1-9](?:${gap}\\d){7,14}(?!\\d)`,
  // Identity numbers of 9 or 12 digits, accounts, cards.
  `(?<!\\d|\\d[.,])\\d{9,19}(?!\\d|${unit})`,
  `(?<!\\d|\\d[.,])\\d{3}(?:[ .-]\\d{3}){2,3}(?!\\d|${unit})`,
  `(?<!\\d|\\d[.,])\\d{4}(?:[ .-]\\d{4}){2,4}(?!\\d|${unit})`,
]

const numbers = new RegExp(`${namedNumber}|(?<kept>${kept.join('|')})|${hidden.join('|')}`, 'giu')

/** Years in a row are no number of a card. */
const years = /^(?:(?:19|20)\d\d[ .-]?)+$/

const shown = 3

/**
 * Masks phone numbers, identity numbers of 9 or 12 digits and numbers of accounts and cards but for their last three
 * digits. Codes of ours, dates, amounts of money, house numbers and coordinates stay. Masking twice changes nothing more.
 */
export function maskNumbers(given: string): string {
  const text = given.replace(/[\uff10-\uff19]/g, (digit) => digit.normalize('NFKC'))
  if (!/\d/.test(text)) return text
  return text.replace(numbers, (found: string, ...rest: unknown[]) => {
    const groups = rest.at(-1) as { kept?: string }
    if (groups.kept !== undefined || years.test(found)) return found
    return `\u2022\u2022\u2022\u2022\u2022\u2022 ${found.replace(/\D/g, '').slice(-shown)}`
  })
}
