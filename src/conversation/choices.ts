/** Choices: what their values say, and which one a typed text means. */
import type { Choice } from '../channels/channel.ts'
import { foldText } from '../platform/text/fold.ts'
import type { Press } from './dialogue.ts'

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
