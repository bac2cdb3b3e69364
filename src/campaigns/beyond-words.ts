/** What is said beyond Zalo's seven days: an article, a word in a group, what fills a template. */
import type { AudienceArticle } from '../channels/announcing.ts'
import type { OutboundMessage } from '../channels/channel.ts'
import { readEmphasis } from '../platform/i18n/rich-text.ts'
import type { UnitDirectory } from '../units/unit-directory.ts'
import { templateWords } from './beyond-window.ts'
import { type Campaign, type CampaignContent, isPage, type Reader } from './campaign-types.ts'
import type { Writing } from './content.ts'

/** Characters of an article's parts. */
const longest = { author: 50, description: 300 } as const

const plain = (writing: Writing, text: string, reader: Reader): string =>
  readEmphasis(writing.filled(text, reader)).text

/** As a person's message, without what only a person can press. */
function paragraphsOf({ unitId, text, buttons }: Campaign, writing: Writing): string[] {
  const words = plain(writing, text.vi, { language: 'vi', name: null, unitId })
  const pages = buttons.filter(isPage).map(({ url, vi }) => `${vi}: ${url}`)
  return [...words.split('\n').filter((line) => line.trim() !== ''), ...pages]
}

export function articleFor(
  campaign: Campaign,
  given: { writing: Writing; units: UnitDirectory; coverUrl: string },
): AudienceArticle {
  const { writing, units, coverUrl } = given
  const paragraphs = paragraphsOf(campaign, writing)
  return {
    title: campaign.title,
    author: (units.now.byId(campaign.unitId)?.name ?? '').slice(0, longest.author),
    description: (paragraphs[0] ?? campaign.title).slice(0, longest.description),
    coverUrl,
    paragraphs,
  }
}

export const groupTextFor = (campaign: Campaign, writing: Writing): string =>
  paragraphsOf(campaign, writing).join('\n')

/** What those outside the seven days will read, to be looked at before; null when nothing is said to them. */
export function beyondPreview(campaign: Campaign, writing: Writing): string | null {
  const { beyondWindow, title, unitId } = campaign
  switch (beyondWindow?.way) {
    case 'article':
      return [title, ...paragraphsOf(campaign, writing)].join('\n')
    case 'group':
      return groupTextFor(campaign, writing)
    case 'template': {
      const reader = { language: 'vi', name: null, unitId } as const
      const { data = {} } = templateFor(campaign, { reader, writing }) ?? {}
      return Object.entries(data)
        .map(([parameter, value]) => `${parameter}: ${value}`)
        .join('\n')
    }
    default:
      return null
  }
}

/** Null for a campaign that has none. */
export function templateFor(
  content: CampaignContent,
  { reader, writing }: { reader: Reader; writing: Writing },
): OutboundMessage['template'] | null {
  const { beyondWindow, title, text } = content
  if (beyondWindow?.way !== 'template') return null
  const words = {
    text: plain(writing, (reader.language === 'en' && text.en) || text.vi, reader),
    title,
    name: writing.filled('{name}', reader),
  }
  const data = templateWords.flatMap((each) => {
    const parameter = beyondWindow.parameters[each]
    return parameter ? [[parameter, words[each]] as const] : []
  })
  return { id: beyondWindow.templateId, data: Object.fromEntries(data) }
}
