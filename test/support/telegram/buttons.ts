import type { InlineKeyboardButton } from 'grammy/types'
import type { SentMessage } from './inbox.ts'

/**
 * The inline button with this label or data, looked for on the newest message first, or on message `on`
 * alone. Throws with the labels there are when none fits, or when the button sends the bot nothing.
 */
export function findButton({
  messages,
  button,
  on,
}: {
  messages: readonly SentMessage[]
  button: string
  on: number | undefined
}): { data: string; messageId: number } {
  const standing = messages.filter((sent) => !sent.deleted && (on === undefined || sent.messageId === on))
  for (const sent of standing.toReversed()) {
    const found = sent.buttons.flat().find((one) => one.text === button || dataOf(one) === button)
    if (!found) continue
    const data = dataOf(found)
    if (data === undefined)
      throw new Error(`the button "${button}" opens something; it tells the bot nothing`)
    return { data, messageId: sent.messageId }
  }
  const labels = standing.flatMap((sent) => sent.buttons.flat().map((one) => one.text))
  throw new Error(`no button "${button}"; there are: ${labels.join(', ') || 'none'}`)
}

function dataOf(button: InlineKeyboardButton): string | undefined {
  return 'callback_data' in button ? button.callback_data : undefined
}
