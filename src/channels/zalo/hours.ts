/** Hours, days and months as Zalo counts them: those of Vietnam, which knows no summer time. */

const hourMs = 60 * 60_000
const vietnamMs = 7 * hourMs
/** Announcements are taken from 06:00 to 21:59. */
const day = { begins: 6, ends: 22 }

/** As if UTC were the time of Vietnam. */
const there = (at: Date): Date => new Date(at.getTime() + vietnamMs)
const back = (ms: number): Date => new Date(ms - vietnamMs)

export function isNight(now: Date): boolean {
  const hour = there(now).getUTCHours()
  return hour < day.begins || hour >= day.ends
}

/** The next 06:00. */
export function nextMorning(now: Date): Date {
  const at = there(now)
  const today = Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate(), day.begins)
  return back(today > at.getTime() ? today : today + 24 * hourMs)
}

/** 06:00 on the first of the next month. */
export function nextMonth(now: Date): Date {
  const at = there(now)
  return back(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1, day.begins))
}

/** The month, and the day, as text that is equal within one. */
export const monthOf = (at: Date): string => there(at).toISOString().slice(0, 7)
export const dayOf = (at: Date): string => there(at).toISOString().slice(0, 10)
