/** What is open while a person corrects or deletes their data. */
import { z } from 'zod'

export const personalDataState = z.object({
  instance: z.string(),
  /** What the next words or taps are taken for. */
  phase: z.enum(['name', 'unit', 'other', 'erase']),
  /** Where in the tree of units a unit is being chosen. */
  parentId: z.int().optional(),
})

export type PersonalDataState = z.infer<typeof personalDataState>
