/** Addresses in an announcement that may not lead where a reader thinks: said to the writer and the approver, as slips are. */
import { type CampaignContent, isPage } from './campaign-types.ts'

/**
 * alphabet   letters outside ASCII in the name of a site, which may look like others
 * number     a number in place of a name
 * user       a name before an `@`, which is not where it leads
 * label      a button that is called like another site than it opens
 * insecure   not encrypted on the way: anybody between may change it
 */
export const linkDoubts = ['alphabet', 'number', 'user', 'label', 'insecure'] as const

export interface LinkDoubt {
  readonly kind: `link-${(typeof linkDoubts)[number]}`
  readonly path: 'text.vi' | 'text.en' | 'buttons'
  /** As it was written, and the site it leads to as machines read it. */
  readonly excerpt: string
}

/** Every doubt about every address, in the words and under the buttons. */
export function linkDoubtsOf({ text, buttons }: CampaignContent): LinkDoubt[] {
  const pages = buttons.filter(isPage)
  return [
    ...inText('text.vi', text.vi),
    ...inText('text.en', text.en ?? ''),
    ...pages.flatMap(({ url, vi, en }) => [
      ...doubtsAbout('buttons', url),
      ...(misnames(url, vi) || misnames(url, en ?? '')
        ? [{ kind: 'link-label', path: 'buttons', excerpt: `${vi} → ${url}` } as const]
        : []),
    ]),
  ]
}

/** What chats make a link of: with its scheme, or a name that ends like a site's. */
const address =
  /(?:https?:\/\/|www\.)\S+|(?<![\p{L}\p{N}@.-])(?:[\p{L}\p{N}-]+\.)+(?:vn|com|net|org|info|top|xyz|shop|site|link|click|online|me|io|cc|ru|cn)(?![\p{L}\p{N}.-]*\p{L})(?:\/\S*)?/giu

const inText = (path: 'text.vi' | 'text.en', text: string): LinkDoubt[] =>
  (text.match(address) ?? []).flatMap((written) =>
    doubtsAbout(path, written.replace(/[.,;:!?)*\]”"]+$/u, '')),
  )

function doubtsAbout(path: LinkDoubt['path'], written: string): LinkDoubt[] {
  const parsed = URL.parse(/^https?:/i.test(written) ? written : `https://${written}`)
  if (!parsed) return []
  const { hostname, protocol, username } = parsed
  const found = [
    ...(/(?:^|\.)xn--/.test(hostname) ? (['alphabet'] as const) : []),
    ...(/^[\d.]+$|^\[/.test(hostname) ? (['number'] as const) : []),
    ...(username === '' ? [] : (['user'] as const)),
    ...(protocol === 'http:' ? (['insecure'] as const) : []),
  ]
  return found.map((kind) => ({ kind: `link-${kind}`, path, excerpt: `${written} → ${hostname}` }))
}

/** The label names a site, and it is another one. */
function misnames(url: string, label: string): boolean {
  const [named] = label.match(address) ?? []
  const siteOf = (link: string) =>
    URL.parse(/^https?:/i.test(link) ? link : `https://${link}`)?.hostname.replace(/^www\./, '')
  return named !== undefined && siteOf(named) !== siteOf(url)
}
