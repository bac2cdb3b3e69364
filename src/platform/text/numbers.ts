/** A language people are answered in. */
export type TextLanguage = 'vi' | 'en'

/** Where days begin and end; Viet Nam is UTC+7 all year. */
const timeZone = 'Asia/Ho_Chi_Minh'

const locales = { vi: 'vi-VN', en: 'en-GB' } as const
const whole = {
  vi: new Intl.NumberFormat(locales.vi, { maximumFractionDigits: 0 }),
  en: new Intl.NumberFormat(locales.en, { maximumFractionDigits: 0 }),
}
const percent = {
  vi: new Intl.NumberFormat(locales.vi, { style: 'percent', maximumFractionDigits: 2 }),
  en: new Intl.NumberFormat(locales.en, { style: 'percent', maximumFractionDigits: 2 }),
}
const weekday = new Intl.DateTimeFormat('vi-VN', { timeZone, weekday: 'long' })
const numericDate = new Intl.DateTimeFormat('en-GB', {
  timeZone,
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
})
const longDate = new Intl.DateTimeFormat('en-GB', {
  timeZone,
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
})
const clockTime = new Intl.DateTimeFormat('en-GB', {
  timeZone,
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** What the Vietnamese call their currency in a sentence, and the code for readers of English. */
const currency = { vi: '\u0111\u1ed3ng', en: 'VND' }

/** A whole number with the language's thousands marks: `1.670.400` or `1,670,400`. */
export function formatNumber(value: bigint | number, language: TextLanguage): string {
  return whole[language].format(value)
}

/** An amount of money in whole dong with its unit: `1.670.400.000` and the word, or `1,670,400,000 VND`. */
export function formatMoney(amount: bigint | number, language: TextLanguage): string {
  return `${formatNumber(amount, language)} ${currency[language]}`
}

/** A share with the counts it comes from: `64,24% (97/151)`; of nothing, `0% (0/0)`. */
export function formatPercent(share: { part: number; whole: number }, language: TextLanguage): string {
  const ratio = share.whole === 0 ? 0 : share.part / share.whole
  const counts = `${formatNumber(share.part, language)}/${formatNumber(share.whole, language)}`
  return `${percent[language].format(ratio)} (${counts})`
}

/** A day in Viet Nam with its weekday, for the middle of a sentence: `Monday, 23 November 2026`; Vietnamese as `dd/mm/yyyy`. */
export function formatDate(date: Date, language: TextLanguage): string {
  return language === 'vi' ? `${vietnameseWeekday(date)}, ${numericDate.format(date)}` : longDate.format(date)
}

/** A time of day in Viet Nam: `17:00`. */
export function formatTime(date: Date): string {
  return clockTime.format(date)
}

/** A moment in Viet Nam: `17:00 on Monday, 23 November 2026`; in Vietnamese the time, then the date. */
export function formatDateTime(date: Date, language: TextLanguage): string {
  const joint = language === 'vi' ? ' ' : ' on '
  return `${formatTime(date)}${joint}${formatDate(date, language)}`
}

/** Weekdays are written with a small first word and a capital number; Sunday is one capital and a small word. */
function vietnameseWeekday(date: Date): string {
  const [first = '', second = ''] = weekday.format(date).split(' ')
  const isSunday = first.startsWith('C')
  return isSunday ? `${first} ${second.toLowerCase()}` : `${first.toLowerCase()} ${second}`
}
