/** The decided parts of a campaign on their way between its row and what is written. */
import { Prisma } from '../platform/database/generated/client.ts'
import type { CampaignContent } from './campaign-types.ts'

/** Of a campaign or of what was written: what is decided, and nothing else. */
export const contentOf = ({
  title,
  class: kind,
  ground,
  text,
  buttons,
  fileId,
  segment,
  notBefore,
  notAfter,
  repeat,
  beyondWindow,
}: CampaignContent) => ({
  title,
  class: kind,
  text,
  buttons,
  fileId,
  segment,
  notBefore,
  notAfter,
  ...(ground ? { ground } : {}),
  ...(repeat ? { repeat } : {}),
  ...(beyondWindow ? { beyondWindow } : {}),
})

export function rowOf(content: CampaignContent) {
  const { text, buttons, segment, ...rest } = contentOf(content)
  return {
    ...rest,
    textVi: text.vi,
    textEn: text.en,
    buttons: buttons.map((button) => ({ ...button })),
    segment: { ...segment },
    unitId: segment.unit,
    ground: content.ground ?? null,
    repeat: content.repeat ?? null,
    beyondWindow: content.beyondWindow ?? Prisma.DbNull,
  }
}
