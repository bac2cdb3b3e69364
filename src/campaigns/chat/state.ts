/** What a member of staff has begun to write, or is about to approve, in their chat. */
import { z } from 'zod'

const composing = z.object({
  instance: z.string(),
  phase: z.enum(['text', 'unit', 'preview']),
  text: z.string(),
  unitId: z.int().nullable(),
})
const approving = z.object({
  instance: z.string(),
  phase: z.literal('code'),
  campaignId: z.int(),
  /** Of what was shown. */
  hash: z.string(),
})

export const staffState = z.union([approving, composing])
export type StaffState = z.infer<typeof staffState>
export type Composing = z.infer<typeof composing>
export type Approving = z.infer<typeof approving>
export const stateVersion = 1
/** Its choices' prefix in chats. */
export const staffSubject = 'cc'
