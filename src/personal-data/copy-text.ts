/** A copy of somebody's data as a text they can read without any program. */
import type { Language, Texts, Values } from '../platform/i18n/texts.ts'
import { formatDateTime, formatMoney } from '../platform/text/numbers.ts'
import type { DataCopy } from './copy.ts'

export function copyText(copy: DataCopy, { texts, language }: { texts: Texts; language: Language }): string {
  const say = (key: string, values?: Values) => texts.say(language, `privacy-copy-${key}`, values)
  const label = (sort: string, code: string) => {
    const key = `label-${sort}-${code}`
    return texts.has(language, key) ? texts.say(language, key) : code
  }
  const date = (at: Date) => formatDateTime(at, language)
  const or = (value: string | null | undefined) => value || say('none')

  const sections: (readonly [heading: string, lines: readonly string[]])[] = [
    [
      say('person'),
      [
        say('name', { name: or(copy.person.name) }),
        say('phone', { phone: or(copy.person.phone) }),
        say('unit', { unit: or(copy.person.unit) }),
        say('address', { address: or(copy.person.address) }),
        say('language', { language: or(copy.person.language) }),
        say('since', { date: date(copy.person.knownSince) }),
      ],
    ],
    [
      say('chats'),
      copy.chats.map((chat) =>
        say('chat', {
          channel: label('channel', chat.platform),
          id: chat.platformId,
          since: date(chat.since),
          last: date(chat.lastHeard),
        }),
      ),
    ],
    [
      say('consents'),
      copy.consents.map((consent) =>
        say(consent.withdrawnAt ? 'consent-withdrawn' : 'consent', {
          purpose: purposeWords(texts, language, consent.purpose),
          version: consent.textVersion,
          channel: consent.platform ? label('channel', consent.platform) : say('none'),
          given: date(consent.givenAt),
          ...(consent.withdrawnAt ? { withdrawn: date(consent.withdrawnAt) } : {}),
        }),
      ),
    ],
    [say('tickets'), copy.tickets.flatMap((ticket) => ticketLines(ticket))],
    [
      say('files'),
      copy.files.map(({ name, kind, bytes, createdAt }) =>
        say('file-line', {
          name: name || texts.say(language, `console-file-${kind}`),
          kilobytes: Math.ceil((bytes ?? 0) / 1024),
          date: date(createdAt),
        }),
      ),
    ],
    [
      say('requests'),
      copy.requests.map(({ id, kind, receivedAt, status, detail }) =>
        say('request', {
          number: id,
          kind: texts.say(language, `privacy-kind-${kind}`),
          date: date(receivedAt),
          status: texts.say(language, `privacy-status-${status}`),
          detail: detail ?? '',
        }),
      ),
    ],
    [say('talk'), copy.talk.map(({ at, side, text }) => `${date(at)} – ${say(`side-${side}`)}: ${text}`)],
    [
      say('told'),
      copy.ofStaff ? [say('told-staff')] : copy.told.map(({ at, text }) => `${date(at)}: ${text}`),
    ],
    [
      say('announcements'),
      copy.announcements.map(({ at, channel, text, rsvp, pledge }) =>
        [
          `${date(at)} – ${label('channel', channel)}: ${text}`,
          ...(rsvp ? [say(`rsvp-${rsvp}`)] : []),
          ...(pledge
            ? [
                say('pledge', {
                  date: date(pledge.at),
                  amount: pledge.amount === null ? '' : formatMoney(pledge.amount, language),
                }),
              ]
            : []),
        ].join('\n'),
      ),
    ],
    [say('replies'), copy.replies.map(({ at, text }) => `${date(at)}: ${text}`)],
  ]

  function ticketLines(ticket: DataCopy['tickets'][number]): string[] {
    return [
      `${ticket.code} – ${label('category', ticket.category)} – ${label('status', ticket.status)} – ${ticket.unit}`,
      say('ticket-dates', { created: date(ticket.createdAt), due: date(ticket.dueAt) }),
      ...(ticket.address ? [say('address', { address: ticket.address })] : []),
      ...(ticket.latitude === null || ticket.longitude === null
        ? []
        : [say('place', { place: `${ticket.latitude}, ${ticket.longitude}` })]),
      ticket.text,
      ...ticket.messages.map(
        ({ side, text, createdAt }) => `${date(createdAt)} – ${say(`side-${side}`)}: ${text}`,
      ),
      '',
    ]
  }

  const shown = sections.map(([heading, lines]) =>
    [heading.toUpperCase(), ...(lines.length > 0 ? lines : [say('none')])].join('\n'),
  )
  return `${[say('title', { date: date(copy.madeAt) }), ...shown, say('raw')].join('\n\n')}\n`
}

/** What a purpose of consent is called; a purpose of another subject by its own name. */
export function purposeWords(texts: Texts, language: Language, purpose: string): string {
  const key = `privacy-purpose-${purpose}`
  return texts.has(language, key) ? texts.say(language, key) : purpose
}
