/** The decided parts of a campaign on their way between its row and what is written. */
import type { Campaign, CampaignContent } from './campaign-types.ts'

export const contentOf = ({
  title,
  class: kind,
  text,
  buttons,
  fileId,
  segment,
  notBefore,
  notAfter,
  repeat,
}: Campaign) => ({
  title,
  class: kind,
  text,
  buttons,
  fileId,
  segment,
  notBefore,
  notAfter,
  ...(repeat ? { repeat } : {}),
})

export function rowOf({
  title,
  class: kind,
  text,
  buttons,
  fileId,
  segment,
  notBefore,
  notAfter,
  repeat = null,
}: CampaignContent) {
  return {
    title,
    class: kind,
    textVi: text.vi,
    textEn: text.en,
    buttons: buttons.map((button) => ({ ...button })),
    fileId,
    segment: { ...segment },
    unitId: segment.unit,
    notBefore,
    notAfter,
    repeat,
  }
}
