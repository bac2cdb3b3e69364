/** Which deeds ask for the second factor, and of whom: the one place that says so. */
import { SecondFactorError } from '../platform/errors.ts'
import type { Viewer } from './viewer.ts'

/** The deeds, and what each covers. */
export type FactorDemand =
  /** Adding staff, giving and ending roles, tokens, login links and invites, taking away a lost second factor. */
  | 'staff-rights'
  /** Accounts of a unit on the platforms: adding, pausing, ending, new tokens. */
  | 'accounts'
  /** Lists with personal data that leave the house. */
  | 'export'
  /** Letting a campaign go out: its approval, going on after a stop, sending again. */
  | 'sending'
  /** Learning who an anonymous or sealed author is. */
  | 'unsealing'
  /** Confirming as the second person that what is kept about somebody is erased. */
  | 'erasing'
  /** Turning off one's own second factor, new recovery codes. */
  | 'own-factor'

/** So long after it was given the second factor is not asked for again. */
export const factorLastsMs = 15 * 60_000

/** Deeds that no token does for somebody without a second factor: they show what cannot be taken back. */
const askedOfAll: readonly FactorDemand[] = ['export', 'unsealing', 'erasing']

/**
 * Of somebody signed in at the console, or in their own chat, it is always asked; so it is of an API token for an export and for unsealing,
 * for the other deeds when its person has enrolled one. The token set as OWNER_TOKEN is in the hands of whoever keeps the server, and acts without. A viewer without `access`
 * is the program itself.
 * @throws SecondFactorError
 */
export function demandFactor(viewer: Viewer, asked: FactorDemand, now: Date): void {
  const { access } = viewer
  if (!access || isKeeper(viewer)) return
  if (access.via === 'token' && !access.factorEnrolled && !askedOfAll.includes(asked)) return
  if (!isFactorGiven(viewer, now)) throw new SecondFactorError(asked, { enrolled: access.factorEnrolled })
}

/** Whoever keeps the server, by the token set as OWNER_TOKEN, or the program itself: nobody need confirm what they do. */
export const isKeeper = ({ access }: Viewer): boolean => !access || access.via === 'owner-token'

/** Whether it was given within the last 15 minutes. */
export function isFactorGiven({ access }: Viewer, now: Date): boolean {
  const given = access?.factorGivenAt
  return given != null && now.getTime() - given.getTime() < factorLastsMs
}
