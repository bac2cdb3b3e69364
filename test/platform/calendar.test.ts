import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type CalendarDay, createCalendar } from '../../src/platform/calendar/calendar.ts'
import { type DeadlineRule, dateOf, dueAt } from '../../src/platform/calendar/deadlines.ts'
import { vietnamHolidays } from '../../src/platform/calendar/holidays.ts'

const year2026 = vietnamHolidays(2026)
const calendar = createCalendar(year2026)

const swap31August: CalendarDay[] = [
  { date: '2026-08-31', kind: 'off', name: 'Hoán đổi' },
  { date: '2026-08-22', kind: 'worked', name: 'Làm bù' },
]
const cultureDay: CalendarDay[] = [{ date: '2026-11-24', kind: 'off', name: 'Ngày Văn hóa Việt Nam' }]

function due(start: string, rule: DeadlineRule, extra: CalendarDay[] = []): string {
  const from = new Date(`${start.length > 10 ? start : `${start}T09:30`}:00+07:00`)
  return local(dueAt({ from, rule, calendar: createCalendar([...year2026, ...extra]) }))
}

function local(moment: Date): string {
  return new Date(moment.getTime() + 7 * 3_600_000).toISOString().slice(0, 16)
}

const workingDays = (amount: number): DeadlineRule => ({ amount, unit: 'working_days' })
const days = (amount: number): DeadlineRule => ({ amount, unit: 'days' })
const workingHours = (amount: number): DeadlineRule => ({ amount, unit: 'working_hours' })

describe('deadlines in days', () => {
  test.each([
    ['2026-02-13', workingDays(5), '2026-02-27'],
    ['2026-02-10', workingDays(7), '2026-02-26'],
    ['2026-02-10', days(7), '2026-02-23'],
    ['2026-04-24', workingDays(5), '2026-05-06'],
    ['2026-04-24', workingDays(10), '2026-05-13'],
    ['2026-08-28', workingDays(5), '2026-09-08'],
    ['2026-11-20', workingDays(5), '2026-11-27'],
    ['2026-11-20', workingDays(10), '2026-12-04'],
  ])('from %s, %j ends at 17:00 on %s', (start, rule, date) => {
    expect(due(start, rule)).toBe(`${date}T17:00`)
  })

  test('a working day exchanged for a Saturday moves the end', () => {
    expect(due('2026-08-28', workingDays(5), swap31August)).toBe('2026-09-09T17:00')
    expect(due('2026-08-21', workingDays(1), swap31August)).toBe('2026-08-22T17:00')
  })

  test('a new holiday moves the end', () => {
    expect(due('2026-11-20', workingDays(5), cultureDay)).toBe('2026-11-30T17:00')
    expect(due('2026-11-20', workingDays(10), cultureDay)).toBe('2026-12-07T17:00')
  })

  test('the first day is the day in Viet Nam, whatever the hour', () => {
    expect(due('2026-11-20T00:05', workingDays(1))).toBe('2026-11-23T17:00')
    expect(due('2026-11-19T23:55', workingDays(1))).toBe('2026-11-20T17:00')
  })

  test('refuses an amount that is not a positive whole number', () => {
    expect(() => due('2026-11-20', days(0))).toThrow(RangeError)
    expect(() => due('2026-11-20', workingHours(1.5))).toThrow(RangeError)
  })

  test('ends on a working day, never before as many days have passed', () => {
    const start = fc.date({ min: new Date('2026-01-01'), max: new Date('2026-11-30'), noInvalidDate: true })
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 20 }), (from, amount) => {
        const byDays = dateOf(dueAt({ from, rule: days(amount), calendar }))
        const byWork = dateOf(dueAt({ from, rule: workingDays(amount), calendar }))
        expect(calendar.isWorkingDay(byDays) && calendar.isWorkingDay(byWork)).toBe(true)
        expect(byDays >= addDays(dateOf(from), amount)).toBe(true)
        expect(byWork >= byDays).toBe(true)
      }),
    )
  })
})

describe('deadlines in working hours', () => {
  test.each([
    ['2026-11-20T16:00', 8, '2026-11-23T16:00'],
    ['2026-11-21T10:00', 8, '2026-11-23T17:00'],
    ['2026-11-20T07:00', 4, '2026-11-20T12:00'],
    ['2026-11-20T12:30', 1, '2026-11-20T14:00'],
    ['2026-11-20T17:00', 1, '2026-11-23T09:00'],
    ['2026-11-20T11:15', 4, '2026-11-20T16:15'],
    ['2026-02-13T16:30', 1, '2026-02-23T08:30'],
  ])('from %s, %d hours end at %s', (start, amount, end) => {
    expect(due(start, workingHours(amount))).toBe(end)
  })

  test('follow the office hours they are given', () => {
    const from = new Date('2026-11-20T11:00:00+07:00')
    const end = dueAt({
      from,
      rule: workingHours(2),
      calendar,
      workday: [
        ['07:30', '11:30'],
        ['13:30', '16:30'],
      ],
    })
    expect(local(end)).toBe('2026-11-20T15:00')
  })

  test('a later start never ends earlier', () => {
    const start = fc.date({ min: new Date('2026-01-01'), max: new Date('2026-11-30'), noInvalidDate: true })
    fc.assert(
      fc.property(start, fc.nat(72 * 60), fc.integer({ min: 1, max: 40 }), (from, minutes, amount) => {
        const later = new Date(from.getTime() + minutes * 60_000)
        const ends = [from, later].map((moment) =>
          dueAt({ from: moment, rule: workingHours(amount), calendar }),
        )
        expect(ends[0]!.getTime()).toBeLessThanOrEqual(ends[1]!.getTime())
      }),
    )
  })
})

describe('the calendar', () => {
  test('knows weekends, holidays and worked Saturdays, the later entry holding', () => {
    const corrected = createCalendar([
      ...year2026,
      ...swap31August,
      { date: '2026-09-01', kind: 'worked', name: '' },
    ])
    const answers = ['2026-08-22', '2026-08-23', '2026-08-31', '2026-09-01', '2026-09-02', '2026-09-03']
    expect(answers.map(corrected.isWorkingDay)).toEqual([true, false, false, true, false, true])
  })

  test('knows which years it has', () => {
    expect([2025, 2026, 2027].map(calendar.hasYear)).toEqual([false, true, false])
  })
})

describe('vietnamHolidays', () => {
  test.each([
    [2025, '2025-01-29', '2025-04-07'],
    [2026, '2026-02-17', '2026-04-26'],
    [2027, '2027-02-06', '2027-04-16'],
    [2028, '2028-01-26', '2028-04-04'],
    [2029, '2029-02-13', '2029-04-23'],
    [2030, '2030-02-02', '2030-04-12'],
  ])('%d: Tet from the eve of %s, the Hung Kings on %s', (year, tet, kings) => {
    const dates = vietnamHolidays(year).map((day) => day.date)
    expect(dates).toEqual(expect.arrayContaining([-1, 0, 1, 2, 3].map((day) => addDays(tet, day))))
    expect(dates).toContain(kings)
    expect(dates).not.toContain(addDays(tet, -2))
  })

  test('2026 has the days off as published, before any exchange', () => {
    const weekdaysOff = year2026
      .map((day) => day.date)
      .filter((date) => ![0, 6].includes(new Date(date).getUTCDay()))
    expect(weekdaysOff).toEqual(
      ['01-01', '02-16', '02-17', '02-18', '02-19', '02-20', '04-27', '04-30', '05-01', '09-01', '09-02'].map(
        (day) => `2026-${day}`,
      ),
    )
  })

  test.each([2025, 2026, 2027, 2028, 2029, 2030])(
    '%d: eleven working days off, each date once, each named',
    (year) => {
      const days = vietnamHolidays(year)
      const dates = days.map((day) => day.date)
      expect(new Set(dates).size).toBe(dates.length)
      expect(dates.filter((date) => ![0, 6].includes(new Date(date).getUTCDay()))).toHaveLength(11)
      expect(days.every((day) => day.kind === 'off' && day.name !== '')).toBe(true)
    },
  )

  test('two holidays on one weekend are given on the two next working days', () => {
    const dates = vietnamHolidays(2033).map((day) => day.date)
    expect(dates).toEqual(expect.arrayContaining(['2033-04-30', '2033-05-01', '2033-05-02', '2033-05-03']))
  })
})
