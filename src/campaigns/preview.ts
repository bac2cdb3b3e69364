/** A message as each platform's channel would send it, before anybody gets it. */
import type { Channel, OutboundMessage, Platform, ShownPart } from '../channels/channel.ts'

export interface Preview {
  readonly platform: Platform
  /** Empty when the platform would not take it: `refusal` says why. */
  readonly parts: readonly ShownPart[]
  readonly refusal?: string
}

/** One a platform, in the order of the channels. */
export function previewOn(
  channels: Iterable<Pick<Channel, 'account' | 'show'>>,
  message: OutboundMessage,
): Preview[] {
  const shown = new Map<Platform, Preview>()
  for (const { account, show } of channels) {
    const { platform } = account
    if (!show || shown.has(platform)) continue
    try {
      shown.set(platform, { platform, parts: show(message) })
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      shown.set(platform, { platform, parts: [], refusal: error.message })
    }
  }
  return [...shown.values()]
}
