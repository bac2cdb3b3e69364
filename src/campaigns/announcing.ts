/** Pages that show a campaign are told that it changed: at most twice a second, however many are sent to. */

export const topic = 'campaign'
const gatherMs = 500

export function createAnnouncing(publish: (campaignId: number) => void) {
  const waiting = new Map<number, NodeJS.Timeout>()
  return {
    announce(campaignId: number): void {
      if (waiting.has(campaignId)) return
      const tell = () => {
        waiting.delete(campaignId)
        publish(campaignId)
      }
      waiting.set(campaignId, setTimeout(tell, gatherMs).unref())
    },
    close(): void {
      for (const timer of waiting.values()) clearTimeout(timer)
      waiting.clear()
    },
  }
}
