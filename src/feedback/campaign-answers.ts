/** What feedback asks the announcements: which of them a resident answers, and where words go that become no ticket. */
import type { Turn } from '../conversation/dialogue.ts'

export interface CampaignAnswers {
  /** The announcement that this turn answers, or that its writer got a short while ago; null when there is none. */
  campaignOf(turn: Turn): Promise<number | null>
  /** Keeps words that become no ticket as a reply. @returns whether they answer an announcement */
  note(turn: Turn, text: string): Promise<boolean>
}
