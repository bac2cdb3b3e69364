/** A channel of invented people: what is said to them counts as sent and goes nowhere. */
import type { Account, Channel } from '../channels/channel.ts'

export const createQuietChannel = (account: Account): Channel => ({
  account,
  maxButtons: 8,
  send: async () => ({ outcome: 'sent', platformId: 'demo' }),
})
