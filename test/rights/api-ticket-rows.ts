/** The rights matrix of the API about tickets: who reads, handles and unseals which. */
import {
  alike,
  type Case,
  custodians,
  everybody,
  grantedUnsealing,
  handlers,
  many,
  newAnonymous,
  newTicket,
  newUnsealing,
  nobody,
  one,
  readers,
  ticketPath,
  unsealers,
} from './cases.ts'
import { type Thing, wordOf } from './world.ts'

const api = (path: string) => `/api/v1${path}`
const of = (ticket: Thing, rest = '') => api(ticketPath(ticket, rest))
const handled = { may: handlers, sees: readers, fresh: newTicket }

export const apiTicketRows: Readonly<Record<string, readonly Case[]>> = {
  'GET /api/v1/tickets': [
    many('all', { may: readers, shows: () => ['ck-own-ticket', 'ck-child-ticket'] }, () => ({
      path: api('/tickets?limit=200'),
    })),
    many(
      'of a unit',
      {
        may: readers,
        tried: ['own', 'sibling', 'parent', 'foreign'],
        where: ['own', 'sibling', 'parent', 'foreign'],
      },
      ({ unit }) => ({
        path: api(`/tickets?unit=${unit.code}&status=received,closed&kind=phan_anh`),
      }),
    ),
    many(
      'with a word of one',
      {
        may: readers,
        tried: ['own', 'sibling', 'parent', 'foreign'],
        where: ['own', 'sibling', 'parent', 'foreign'],
      },
      ({ at }) => ({
        path: api(`/tickets?q=${encodeURIComponent(wordOf(at))}`),
      }),
    ),
    many(
      'by the code of one',
      { may: readers, tried: ['sibling', 'foreign'], where: ['sibling', 'foreign'] },
      ({ ticket }) => ({
        path: api(`/tickets?q=${ticket.code.toLowerCase()}`),
      }),
    ),
    many('denunciations', { may: readers }, () => ({ path: api('/tickets?kind=to_cao&limit=200') })),
    many('with a word of a denunciation', { may: readers }, () => ({
      path: api(`/tickets?q=${encodeURIComponent(wordOf('own', 'restricted'))}`),
    })),
    many('late ones', { may: readers }, () => ({ path: api('/tickets?overdue=true&urgency=khan') })),
  ],
  'GET /api/v1/tickets/:code': [
    one('by code', { may: readers, shows: ({ at }) => [`ck-${at}-note`] }, ({ ticket }) => ({
      path: of(ticket),
    })),
    one('by a code written otherwise', { may: readers }, ({ ticket }) => ({
      path: api(`/tickets/${ticket.code.replace('-', '').toLowerCase()}`),
    })),
    one('an anonymous one', { may: readers, shows: ({ at }) => [`ck-${at}-anonymous`] }, ({ anonymous }) => ({
      path: of(anonymous),
    })),
    one(
      'a denunciation',
      { may: custodians, shows: ({ at }) => [`ck-${at}-restricted`] },
      ({ restricted }) => ({
        path: of(restricted),
      }),
    ),
  ],
  'GET /api/v1/tickets/:code/files/:id': [
    one('a file', { may: readers }, ({ ticket, fileId }) => ({ path: of(ticket, `/files/${fileId}`) })),
    one('a file of a denunciation', { may: custodians }, ({ restricted, fileId }) => ({
      path: of(restricted, `/files/${fileId}`),
    })),
    one('a file of another ticket', { may: nobody }, ({ fileId }, _who, { things }) => ({
      path: of(things.own.anonymous, `/files/${fileId}`),
    })),
  ],
  'POST /api/v1/tickets/:code/replies': [
    one('a reply', handled, ({ ticket }) => ({ path: of(ticket, '/replies'), body: { text: 'Đã nhận' } })),
    one('to a denunciation', { may: nobody, tried: ['sibling', 'parent', 'foreign'] }, ({ restricted }) => ({
      path: of(restricted, '/replies'),
      body: { text: 'Đã nhận' },
    })),
  ],
  'POST /api/v1/tickets/:code/notes': [
    one('a note', handled, ({ ticket }) => ({ path: of(ticket, '/notes'), body: { text: 'Ghi lại' } })),
  ],
  'POST /api/v1/tickets/:code/transitions': [
    one('a step', handled, ({ ticket }) => ({
      path: of(ticket, '/transitions'),
      body: { to: 'in_progress' },
    })),
  ],
  'POST /api/v1/tickets/:code/assignments': [
    one('to oneself', handled, ({ ticket }, who) => ({
      path: of(ticket, '/assignments'),
      body: { personId: who.id },
    })),
    one(
      'to somebody of another unit',
      {
        may: nobody,
        sees: readers,
        seesWhere: ['sibling', 'foreign'],
        tried: ['sibling', 'foreign'],
        status: { denied: [422, 403] },
      },
      ({ staffId }, _who, { things }) => ({
        path: of(things.own.ticket, '/assignments'),
        body: { personId: staffId },
      }),
    ),
  ],
  'POST /api/v1/tickets/:code/classification': [
    one('another category', handled, ({ ticket }) => ({
      path: of(ticket, '/classification'),
      body: { category: 'thoat_nuoc_ngap' },
    })),
    one(
      'to another unit',
      {
        may: nobody,
        sees: readers,
        tried: ['sibling', 'parent', 'foreign'],
        seesWhere: ['sibling', 'parent', 'foreign'],
      },
      ({ unit }, _who, { things }) => ({
        path: of(things.own.ticket, '/classification'),
        body: { unit: unit.code },
      }),
    ),
  ],
  'POST /api/v1/tickets/:code/acknowledgements': [
    one('answering for it', handled, ({ ticket }) => ({ path: of(ticket, '/acknowledgements') })),
  ],
  'POST /api/v1/tickets/:code/unsealings': [
    one('asking', { may: unsealers, sees: readers, fresh: newAnonymous }, ({ anonymous }) => ({
      path: of(anonymous, '/unsealings'),
      body: { reason: 'Cần hỏi thêm người gửi' },
    })),
    one(
      'about a denunciation',
      { may: nobody, tried: ['sibling', 'parent', 'foreign'] },
      ({ restricted }) => ({
        path: of(restricted, '/unsealings'),
        body: { reason: 'Cần hỏi thêm người gửi' },
      }),
    ),
  ],
  'GET /api/v1/unsealings': [
    many('what waits', { may: everybody }, () => ({ path: api('/unsealings') })),
    many(
      'what waits for those who decide',
      { may: unsealers, status: alike(200), shows: () => ['ck-own-reason'] },
      () => ({
        path: api('/unsealings'),
      }),
    ),
  ],
  'POST /api/v1/unsealings/:id/decisions': [
    one('by id', { may: unsealers, sees: readers, fresh: newUnsealing }, ({ unsealingId }) => ({
      path: api(`/unsealings/${unsealingId}/decisions`),
      body: { granted: false },
    })),
  ],
  'GET /api/v1/tickets/:code/author': [
    one(
      'granted to the caller',
      { may: unsealers, sees: readers, fresh: grantedUnsealing },
      ({ anonymous }) => ({
        path: of(anonymous, '/author'),
      }),
    ),
    one('granted to nobody', { may: nobody, sees: readers }, ({ anonymous }) => ({
      path: of(anonymous, '/author'),
    })),
    one('of a denunciation', { may: nobody, sees: custodians }, ({ restricted }) => ({
      path: of(restricted, '/author'),
    })),
  ],
  'GET /api/v1/tickets/:code/reply-ways': [
    one('of a ticket', { may: readers }, ({ ticket }) => ({ path: of(ticket, '/reply-ways') })),
    one('of a denunciation', { may: custodians }, ({ restricted }) => ({
      path: of(restricted, '/reply-ways'),
    })),
  ],
  'POST /api/v1/tickets/:code/resends': [
    one('with nothing unsent', { ...handled, status: { done: [409] } }, ({ ticket }) => ({
      path: of(ticket, '/resends'),
      body: { message: '1', way: 'template' },
    })),
  ],
  'POST /api/v1/tickets/:code/calls': [
    one('an ordinary ticket', handled, ({ ticket }) => ({
      path: of(ticket, '/calls'),
      body: { text: 'Đã gọi, hẹn chiều nay', reached: true },
    })),
  ],
  'GET /api/v1/tickets/:code/phone': [
    one('of an author who has given none', { ...handled, status: { done: [404] } }, ({ ticket }) => ({
      path: of(ticket, '/phone'),
    })),
  ],
  'POST /api/v1/understand': [
    many('a message', { may: everybody }, () => ({ path: api('/understand'), body: { text: 'Đèn hỏng' } })),
  ],
}
