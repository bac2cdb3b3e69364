/** Choices: what their values say, and which one a typed text means. */
import type { Choice, Meaning } from '../channels/channel.ts'
import { foldText } from '../platform/text/fold.ts'
import type { Press } from './dialogue.ts'
import { answersAs } from './short-answers.ts'

/** The parts of a choice's value: `subject:instance:action:argument`. */
export function readChoice(value: string): { subject: string; press: Press } | null {
  const [subject, instance = '', action = '', ...argument] = value.split(':')
  if (!subject || value.length > 200) return null
  return { subject, press: { instance, action, argument: argument.join(':') } }
}

/**
 * The choice a text means: its number in the list, or its words, with or without diacritics and case.
 * A text that says more than a choice is no choice.
 */
export function typedChoice<Offered extends Pick<Choice, 'label'>>(
  offered: readonly Offered[],
  text: string,
): Offered | null {
  const typed = foldText(text).trim()
  if (/^\d{1,2}$/.test(typed)) return offered[Number(typed) - 1] ?? null
  if (!typed) return null
  return offered.find((each) => foldText(each.label).trim() === typed) ?? null
}

/** So long after a question a yes or no answers it; that something is done, or not, is said days later. */
const answeredMs = {
  anonymous: 6 * 3600_000,
  yes: 6 * 3600_000,
  no: 6 * 3600_000,
  done: 7 * 24 * 3600_000,
  undone: 7 * 24 * 3600_000,
}

/** The choice that an answer in one's own words stands for, where what was said last asks for one. @param at when it was said */
export function meantChoice<Offered extends { readonly means?: Meaning | undefined }>(
  offered: readonly Offered[],
  { text, at, now }: { text: string; at: Date; now: Date },
): Offered | undefined {
  const ago = now.getTime() - at.getTime()
  return offered.find(({ means }) => means !== undefined && ago < answeredMs[means] && answersAs(means, text))
}
