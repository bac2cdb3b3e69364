/**
 * Money, dates and addresses in an announcement that look like a slip of the hand: said to the writer and the approver, never a
 * refusal, for a text may mean what it says.
 */
import { type CampaignContent, variables } from './campaign-types.ts'
import { linkDoubts, linkDoubtsOf } from './links.ts'
import { oddAmounts } from './written-amounts.ts'
import { wrongDates } from './written-dates.ts'
import { wrongTimes } from './written-times.ts'

/**
 * grouping   an amount whose thousands are not three digits each: `1.000.00`
 * plain      a large amount without marks, hard to read: `5000000`
 * date       a day that no calendar has: `31/02`
 * weekday    another weekday than the date's; `date` is the right one
 * past       a day that is over; `date` is that day
 * time       a time that no clock shows: `25:00`
 * variable   something in braces that is no variable, and would go out as it stands: `{title}`
 * begin      the time to begin is over already
 * quiet      from the time to begin to the time to end there are quiet hours: nothing would go out
 * link-…     an address that may not lead where a reader thinks
 */
export const warningKinds = [
  'grouping',
  'plain',
  'date',
  'weekday',
  'past',
  'time',
  'variable',
  'begin',
  'quiet',
  ...linkDoubts.map((each) => `link-${each}` as const),
] as const

export interface Warning {
  readonly kind: (typeof warningKinds)[number]
  readonly path: 'text.vi' | 'text.en' | 'notBefore' | 'notAfter' | 'buttons'
  /** As it was written. */
  readonly excerpt: string
  readonly date?: Date
}

/** What might be wrong with money, dates and times, in the order of the text. */
export function warningsOf(content: CampaignContent, now: Date): Warning[] {
  const { text, notBefore } = content
  const late = notBefore !== null && notBefore < now
  return [
    ...linkDoubtsOf(content),
    ...within('text.vi', text.vi, now),
    ...(text.en === null ? [] : within('text.en', text.en, now)),
    ...(late ? [{ kind: 'begin', path: 'notBefore', excerpt: '', date: notBefore } as const] : []),
  ]
}

type Found = Omit<Warning, 'path'> & { readonly at: number }

function within(path: 'text.vi' | 'text.en', text: string, now: Date): Warning[] {
  const shown = text.normalize('NFC').replace(address, (found) => ' '.repeat(found.length))
  const times = wrongTimes(shown).map((each) => ({ ...each, kind: 'time' as const }))
  return [...oddAmounts(shown), ...wrongDates(shown, now), ...times, ...unknownVariables(shown)]
    .sort((a, b) => a.at - b.at)
    .map(({ at: _, ...found }) => ({ ...found, path }))
}

const braces = /\{+[^{}\n]{0,40}\}+|\[\[[^[\]\n]{1,40}\]\]/gu
function unknownVariables(text: string): Found[] {
  return [...text.matchAll(braces)].flatMap((match): Found[] => {
    const [excerpt] = match
    return variables.some((each) => excerpt === `{${each}}`)
      ? []
      : [{ kind: 'variable', excerpt, at: match.index }]
  })
}

/** Pages and places of post say nothing about days and sums. */
const address = /(?:https?:\/\/|www\.)\S+|\S+@\S+/giu
