/** The decided parts of a campaign on their way between its row and what is written. */
import type { CampaignContent } from './campaign-types.ts'

/** Of a campaign or of what was written: what is decided, and nothing else. */
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
}: CampaignContent) => ({
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

export function rowOf(content: CampaignContent) {
  const { text, buttons, segment, ...rest } = contentOf(content)
  return {
    ...rest,
    textVi: text.vi,
    textEn: text.en,
    buttons: buttons.map((button) => ({ ...button })),
    segment: { ...segment },
    unitId: segment.unit,
    repeat: content.repeat ?? null,
  }
}
