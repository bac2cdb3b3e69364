/**
 * Words that may not join a ticket that is there already. A denunciation is for custodians alone (Law on Denunciation
 * 25/2018/QH14, art. 8 and 56) and a complaint has a way of its own (Law on Complaints 02/2011/QH13, art. 8 and 9):
 * neither ends in an ordinary ticket because its author happened to be adding to one, or editing a message of it.
 */
import type { MyTicket } from './my-tickets.ts'
import type { Understanding } from './understand/understand.ts'

/** Whether somebody is denounced, whatever else is said. */
export const denounces = ({ kind, flags }: Understanding): boolean =>
  kind === 'to_cao' || flags.includes('denunciation')

/** Whether the words need a draft of their own; what is sealed already keeps everything. */
export function standsApart({ restricted, kind }: MyTicket, meaning: Understanding): boolean {
  if (restricted) return false
  return denounces(meaning) || (meaning.kind === 'khieu_nai' && kind !== 'khieu_nai')
}
