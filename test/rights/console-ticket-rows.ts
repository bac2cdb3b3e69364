/** The rights matrix of the console's pages about tickets. */
import {
  alike,
  type Case,
  custodians,
  everywhere,
  grantedUnsealing,
  handlers,
  many,
  newAnonymous,
  newTicket,
  newTicketThatIs,
  newUnsealing,
  nobody,
  one,
  readers,
  ticketPath,
  unsealers,
} from './cases.ts'
import { type Thing, wordOf } from './world.ts'

const at = (path: string) => `/console${path}`
const of = (ticket: Thing, rest = '') => at(ticketPath(ticket, rest))
const handled = { may: handlers, sees: readers, fresh: newTicket }
const confirmed = { confirmed: 'yes' }

export const consoleTicketRows: Readonly<Record<string, readonly Case[]>> = {
  'GET /console/tickets': [
    many('the queue', { may: readers }, () => ({
      path: at('/tickets?status=all'),
    })),
    many(
      'of a unit',
      {
        may: readers,
        tried: ['own', 'sibling', 'parent', 'foreign'],
        where: ['own', 'sibling', 'parent', 'foreign'],
      },
      ({ unit }) => ({
        path: at(`/tickets?unit=${unit.id}`),
      }),
    ),
    many(
      'with a word of one',
      {
        may: readers,
        tried: ['own', 'sibling', 'parent', 'foreign'],
        where: ['own', 'sibling', 'parent', 'foreign'],
      },
      (things) => ({
        path: at(`/tickets?q=${encodeURIComponent(wordOf(things.at))}`),
      }),
    ),
    many('denunciations', { may: readers }, () => ({ path: at('/tickets?kind=to_cao&status=all') })),
  ],
  'GET /console/tickets/fresh': [
    many('what came meanwhile', { may: readers }, () => ({ path: at('/tickets/fresh?since=1&stamp=x') })),
    many(
      'in a unit',
      { may: readers, tried: ['sibling', 'foreign'], where: ['sibling', 'foreign'] },
      ({ unit }) => ({
        path: at(`/tickets/fresh?since=1&unit=${unit.id}`),
      }),
    ),
  ],
  'POST /console/tickets/bulk': [
    one('one', { ...handled, status: alike(303) }, ({ ticket }) => ({
      path: at('/tickets/bulk'),
      form: { action: 'triaged', code: ticket.code, back: '/console/tickets' },
    })),
    one(
      'denunciations of others',
      { may: nobody, tried: ['sibling', 'parent', 'foreign'], status: alike(303) },
      ({ restricted, ticket }) => ({
        path: at('/tickets/bulk'),
        form: { action: 'assign-me', code: [restricted.code, ticket.code], back: '/console', ...confirmed },
      }),
    ),
  ],
  'GET /console/tickets/:code': [
    one('by code', { may: readers, shows: (things) => [`ck-${things.at}-note`] }, ({ ticket }) => ({
      path: of(ticket),
    })),
    one('an anonymous one', { may: readers }, ({ anonymous }) => ({ path: of(anonymous) })),
    one(
      'a denunciation',
      { may: custodians, shows: (things) => [`ck-${things.at}-restricted`] },
      ({ restricted }) => ({
        path: of(restricted),
      }),
    ),
    one('with a template of elsewhere', { may: readers }, ({ ticket }) => ({
      path: of(ticket, '?template=1'),
    })),
  ],
  'GET /console/tickets/:code/talk': [
    one('by code', { may: readers }, ({ ticket }) => ({ path: of(ticket, '/talk') })),
    one('a denunciation', { may: custodians }, ({ restricted }) => ({ path: of(restricted, '/talk') })),
  ],
  'GET /console/tickets/:code/watch': [
    one('by code', { may: readers }, ({ ticket }) => ({ path: of(ticket, '/watch') })),
    one('a denunciation', { may: custodians }, ({ restricted }) => ({ path: of(restricted, '/watch') })),
  ],
  'GET /console/tickets/:code/files/:id{[0-9]{1,9}}': [
    one('a file', { may: readers }, ({ ticket, fileId }) => ({ path: of(ticket, `/files/${fileId}`) })),
    one('its preview', { may: readers }, ({ ticket, fileId }) => ({
      path: of(ticket, `/files/${fileId}?size=preview`),
    })),
    one('a file of a denunciation', { may: custodians }, ({ restricted, fileId }) => ({
      path: of(restricted, `/files/${fileId}`),
    })),
    one('a file of another ticket', { may: nobody }, ({ fileId }, _who, { things }) => ({
      path: of(things.own.anonymous, `/files/${fileId}`),
    })),
  ],
  'POST /console/tickets/:code/reply': [
    one('a reply', handled, ({ ticket }) => ({ path: of(ticket, '/reply'), form: { text: 'Đã nhận' } })),
    one('an answer', handled, ({ ticket }) => ({
      path: of(ticket, '/reply'),
      form: { text: 'Đã sửa', outcome: 'answered' },
    })),
  ],
  'POST /console/tickets/:code/note': [
    one('a note', handled, ({ ticket }) => ({ path: of(ticket, '/note'), form: { text: 'Ghi lại' } })),
  ],
  'POST /console/tickets/:code/forward': [
    one('to an authority', handled, ({ ticket }) => ({
      path: of(ticket, '/forward'),
      form: { authority: 'Ủy ban', documentNumber: '1', note: 'Kính chuyển' },
    })),
  ],
  'POST /console/tickets/:code/assign': [
    one('to oneself', handled, ({ ticket }, who) => ({
      path: of(ticket, '/assign'),
      form: { personId: String(who.id) },
    })),
  ],
  'POST /console/tickets/:code/classify': [
    one('another category', handled, ({ ticket }) => ({
      path: of(ticket, '/classify'),
      form: { category: 'thoat_nuoc_ngap' },
    })),
    one(
      'to another unit',
      { may: nobody, sees: readers, tried: ['sibling', 'parent', 'foreign'], seesWhere: everywhere },
      ({ unit }, _who, { things }) => ({
        path: of(things.own.ticket, '/classify'),
        form: { unitId: String(unit.id) },
      }),
    ),
  ],
  'POST /console/tickets/:code/move': [
    one('a step', handled, ({ ticket }) => ({ path: of(ticket, '/move'), form: { to: 'in_progress' } })),
  ],
  'POST /console/tickets/:code/decline': [
    one('confirmed', handled, ({ ticket }) => ({
      path: of(ticket, '/decline'),
      form: { note: 'Không thuộc thẩm quyền', ...confirmed },
    })),
    one('asked about first', { may: handlers, sees: readers, status: alike(200) }, ({ ticket }) => ({
      path: of(ticket, '/decline'),
      form: { note: 'Không thuộc thẩm quyền' },
    })),
  ],
  'POST /console/tickets/:code/reopen': [
    one('a closed one', { ...handled, fresh: newTicketThatIs('closed') }, ({ ticket }) => ({
      path: of(ticket, '/reopen'),
      form: { note: 'Làm lại' },
    })),
  ],
  'POST /console/tickets/:code/acknowledge': [
    one('answering for it', handled, ({ ticket }) => ({ path: of(ticket, '/acknowledge'), form: {} })),
  ],
  'POST /console/tickets/:code/unsealings': [
    one('asking', { may: unsealers, sees: readers, fresh: newAnonymous }, ({ anonymous }) => ({
      path: of(anonymous, '/unsealings'),
      form: { reason: 'Cần hỏi thêm người gửi' },
    })),
  ],
  'POST /console/tickets/:code/unsealings/:id{[0-9]{1,9}}': [
    one('by id', { may: unsealers, sees: readers, fresh: newUnsealing }, ({ anonymous, unsealingId }) => ({
      path: of(anonymous, `/unsealings/${unsealingId}`),
      form: { granted: 'no' },
    })),
    one(
      'below another ticket',
      { may: nobody, tried: ['sibling', 'parent', 'foreign'] },
      ({ unsealingId }, _who, { things }) => ({
        path: of(things.own.anonymous, `/unsealings/${unsealingId}`),
        form: { granted: 'yes' },
      }),
    ),
  ],
  'POST /console/tickets/:code/resend': [
    one('with nothing unsent', { ...handled, status: { done: [409] } }, ({ ticket }) => ({
      path: of(ticket, '/resend'),
      form: { message: '1', way: 'template' },
    })),
  ],
  'POST /console/tickets/:code/phone': [
    one('of an author who has given none', { ...handled, status: { done: [404] } }, ({ ticket }) => ({
      path: of(ticket, '/phone'),
      form: {},
    })),
  ],
  'POST /console/tickets/:code/call': [
    one('an ordinary ticket', handled, ({ ticket }) => ({
      path: of(ticket, '/call'),
      form: { text: 'Đã gọi, hẹn chiều nay', reached: 'yes' },
    })),
  ],
  'POST /console/tickets/:code/author': [
    one(
      'granted to the caller',
      { may: unsealers, sees: readers, fresh: grantedUnsealing },
      ({ anonymous }) => ({
        path: of(anonymous, '/author'),
        form: {},
      }),
    ),
    one('granted to nobody', { may: nobody, sees: readers }, ({ anonymous }) => ({
      path: of(anonymous, '/author'),
      form: {},
    })),
  ],
}
