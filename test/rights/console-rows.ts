/** The rights matrix of the console: for every page and every form, who may open or send it about what. */
import {
  administrators,
  alike,
  type Case,
  custodians,
  everybody,
  everywhere,
  many,
  newBreach,
  newChange,
  newCustody,
  newRequest,
  newStaff,
  newTemplate,
  nextCode,
  nobody,
  one,
  open,
  othersThan,
  privacyReaders,
  readers,
  staffReaders,
} from './cases.ts'
import { nameOf } from './world.ts'

const at = (path: string) => `/console${path}`
/** The pages of those who manage say so to everybody else, whatever the address names. */
const managed = { may: administrators, sees: othersThan(administrators), seesWhere: everywhere }
const staffManaged = { ...managed, fresh: newStaff }
const fromAbove = { may: administrators, where: ['child'] as const, sees: everybody }
const confirmed = { confirmed: 'yes' }
const atTheOffice = { kind: 'correct', name: 'Người đến', check: 'citizen_card', detail: '' }

const staffRows: Readonly<Record<string, readonly Case[]>> = {
  'GET /console/staff': [
    many('the list', { may: staffReaders, shows: () => ['ck-own-staff', 'ck-child-staff'] }, () => ({
      path: at('/staff'),
    })),
  ],
  'GET /console/staff/new': [many('the form', { may: administrators }, () => ({ path: at('/staff/new') }))],
  'POST /console/staff': [
    one('at a unit', managed, ({ unit }) => ({
      path: at('/staff'),
      form: { name: 'Người mới', unitId: String(unit.id), roles: ['viewer'] },
    })),
  ],
  'GET /console/staff/:id{[0-9]{1,9}}': [
    one('by id', { may: staffReaders, shows: (things) => [`ck-${things.at}-staff`] }, ({ staffId }) => ({
      path: at(`/staff/${staffId}`),
    })),
  ],
  'POST /console/staff/:id{[0-9]{1,9}}/roles': [
    one('by id', staffManaged, ({ staffId }, _who, { things }) => ({
      path: at(`/staff/${staffId}/roles`),
      form: { role: 'viewer', unitId: String(things.own.unit.id) },
    })),
    one('over a unit', staffManaged, (things, _who, world) => ({
      path: at(`/staff/${(['own', 'child'].includes(things.at) ? things : world.things.own).staffId}/roles`),
      form: { role: 'viewer', unitId: String(things.unit.id) },
    })),
  ],
  'POST /console/staff/:id{[0-9]{1,9}}/roles/:roleId{[0-9]{1,9}}/end': [
    one('by id', staffManaged, ({ staffId, roleId }) => ({
      path: at(`/staff/${staffId}/roles/${roleId}/end`),
      form: confirmed,
    })),
    one(
      'a role of somebody outside',
      { ...managed, where: [], tried: ['sibling', 'parent', 'foreign'] },
      ({ roleId }, _who, { things }) => ({
        path: at(`/staff/${things.own.staffId}/roles/${roleId}/end`),
        form: confirmed,
      }),
    ),
  ],
  'POST /console/staff/custody/:request{[0-9]{1,9}}': [
    one('by id', { ...managed, fresh: newCustody }, ({ custodyId }) => ({
      path: at(`/staff/custody/${custodyId}`),
      form: { granted: 'no' },
    })),
  ],
  'POST /console/staff/:id{[0-9]{1,9}}/end': [
    one('by id', staffManaged, ({ staffId }) => ({ path: at(`/staff/${staffId}/end`), form: confirmed })),
    one('asked about first', managed, ({ staffId }) => ({ path: at(`/staff/${staffId}/end`), form: {} })),
  ],
  'POST /console/staff/:id{[0-9]{1,9}}/factor-reset': [
    one('by id', staffManaged, ({ staffId }) => ({
      path: at(`/staff/${staffId}/factor-reset`),
      form: confirmed,
    })),
  ],
  'POST /console/staff/:id{[0-9]{1,9}}/invite': [
    one('by id', staffManaged, ({ staffId }) => ({ path: at(`/staff/${staffId}/invite`), form: {} })),
  ],
  'POST /console/staff/:id{[0-9]{1,9}}/login-link': [
    one('by id', staffManaged, ({ staffId }) => ({ path: at(`/staff/${staffId}/login-link`), form: {} })),
  ],
}

const templateRows: Readonly<Record<string, readonly Case[]>> = {
  'GET /console/templates': [
    many('the list', { may: administrators, shows: () => ['ck-own-template', 'ck-child-template'] }, () => ({
      path: at('/templates'),
    })),
  ],
  'GET /console/templates/new': [
    many('the form', { may: administrators }, () => ({ path: at('/templates/new') })),
  ],
  'POST /console/templates': [
    one('at a unit', managed, ({ unit }) => ({
      path: at('/templates'),
      form: { unitId: String(unit.id), title: 'Mẫu mới', category: '', textVi: 'Đã nhận {code}', textEn: '' },
    })),
  ],
  'GET /console/templates/:id{[0-9]{1,9}}': [
    one('by id', { ...managed, shows: (things) => [`ck-${things.at}-template`] }, ({ templateId }) => ({
      path: at(`/templates/${templateId}`),
    })),
  ],
  'POST /console/templates/:id{[0-9]{1,9}}': [
    one('by id', { ...managed, fresh: newTemplate }, ({ templateId }) => ({
      path: at(`/templates/${templateId}`),
      form: { title: 'Tên khác', category: '', textVi: 'Đã nhận {code}', textEn: '', version: '1' },
    })),
  ],
  'POST /console/templates/:id{[0-9]{1,9}}/remove': [
    one('by id', { ...managed, fresh: newTemplate }, ({ templateId }) => ({
      path: at(`/templates/${templateId}/remove`),
      form: confirmed,
    })),
  ],
}

const unitRows: Readonly<Record<string, readonly Case[]>> = {
  'GET /console/units': [
    many('the tree', { may: everybody, shows: () => ['ck-own-unit', 'ck-child-unit'] }, () => ({
      path: at('/units'),
    })),
    many('found by a name', { may: everybody }, () => ({ path: at('/units?q=unit') })),
    many('of a day', { may: everybody }, () => ({ path: at('/units?at=2035-01-01') })),
  ],
  'GET /console/units/export.csv': [
    many('the export', { may: everybody, shows: () => ['ck-own-alias', 'ck-child-code'] }, () => ({
      path: at('/units/export.csv'),
    })),
  ],
  'GET /console/units/import': [
    many('the form', { may: administrators }, () => ({ path: at('/units/import') })),
  ],
  'POST /console/units/import': [
    many('a unit below one', { may: administrators }, ({ unit }) => ({
      path: at('/units/import'),
      form: {
        text: `code,name,level,parentCode\n${nextCode()},Tổ mới,to_dan_pho,${unit.code}`,
        ...confirmed,
      },
    })),
    one(
      'a line about a unit outside',
      { ...managed, where: [], tried: ['sibling', 'parent', 'foreign'], status: { unseen: [422] } },
      ({ unit }) => ({
        path: at('/units/import'),
        form: { text: `code,name,level\n${unit.code},Tên khác,xa`, ...confirmed },
      }),
    ),
  ],
  'GET /console/units/new': [
    many('the form', { may: administrators, tried: everywhere, where: everywhere }, ({ unit }) => ({
      path: at(`/units/new?parent=${unit.code}`),
    })),
  ],
  'POST /console/units': [
    one('below a unit', { ...managed, status: { unseen: [403] } }, ({ unit }) => ({
      path: at('/units'),
      form: {
        parentId: String(unit.id),
        code: nextCode(),
        name: 'Tổ mới',
        level: 'to_dan_pho',
        households: '',
        aliases: '',
      },
    })),
  ],
  'GET /console/units/:id{[0-9]{1,9}}': [
    one('by id', { may: everybody, shows: (things) => [`ck-${things.at}-unit`] }, ({ unit }) => ({
      path: at(`/units/${unit.id}`),
    })),
  ],
  'POST /console/units/:id{[0-9]{1,9}}': [
    one('by id', fromAbove, (things) => ({
      path: at(`/units/${things.unit.id}`),
      form: {
        name: `${nameOf(things.at)} ${nextCode()}`,
        level: 'to_dan_pho',
        households: '',
        aliases: `ck-${things.at}-alias`,
      },
    })),
  ],
  'POST /console/units/:id{[0-9]{1,9}}/places': [
    one('by id', fromAbove, (things) => ({
      path: at(`/units/${things.unit.id}/places`),
      form: { centre: '', streets: `Ngõ ${nextCode()}` },
    })),
  ],
  'GET /console/units/changes': [
    many('what is to come', { may: everybody, shows: () => ['ck-own-change', 'ck-child-change'] }, () => ({
      path: at('/units/changes'),
    })),
  ],
  'POST /console/units/changes/:id{[0-9]{1,9}}/take-back': [
    one(
      'by id',
      { ...managed, where: ['child'], fresh: newChange, status: { unseen: [403, 404] } },
      ({ changeId }) => ({
        path: at(`/units/changes/${changeId}/take-back`),
        form: confirmed,
      }),
    ),
  ],
  'GET /console/units/:id{[0-9]{1,9}}/change/:kind{[a-z]+}': [
    one('by id', { ...managed, where: ['child'], status: { unseen: [403, 404] } }, ({ unit }) => ({
      path: at(`/units/${unit.id}/change/merge`),
    })),
  ],
  'POST /console/units/:id{[0-9]{1,9}}/change/:kind{[a-z]+}': [
    one(
      'what another name would do',
      { ...managed, where: ['child'], status: { unseen: [403, 404] } },
      ({ unit }) => ({
        path: at(`/units/${unit.id}/change/rename`),
        form: { name: 'Tên mới', code: nextCode(), date: '2027-06-01' },
      }),
    ),
    one(
      'a merger with one outside',
      { ...managed, where: [], tried: ['sibling', 'parent', 'foreign'], status: { unseen: [403, 404, 422] } },
      ({ unit }, _who, { things }) => ({
        path: at(`/units/${things.child.unit.id}/change/merge`),
        form: {
          with: [String(unit.id)],
          into: String(things.child.unit.id),
          date: '2027-06-01',
          ...confirmed,
        },
      }),
    ),
    one(
      'a move to one outside',
      { ...managed, where: [], tried: ['sibling', 'parent', 'foreign'], status: { unseen: [403, 404, 422] } },
      ({ unit }, _who, { things }) => ({
        path: at(`/units/${things.child.unit.id}/change/move`),
        form: { parentId: String(unit.id), date: '2027-06-01', ...confirmed },
      }),
    ),
  ],
}

const recordRows: Readonly<Record<string, readonly Case[]>> = {
  'GET /console/audit': [
    many('all', { may: administrators, shows: () => ['ck-own-audit'] }, ({ staffId }) => ({
      path: at(`/audit?actor=${staffId}`),
    })),
    many(
      'of a unit',
      {
        may: administrators,
        tried: ['sibling', 'parent', 'foreign'],
        where: ['sibling', 'parent', 'foreign'],
      },
      ({ unit, staffId }) => ({
        path: at(`/audit?unit=${unit.id}&actor=${staffId}`),
      }),
    ),
  ],
  'GET /console/audit/export.csv': [
    many('the export', { may: administrators, shows: () => ['ck-own-audit'] }, () => ({
      path: at('/audit/export.csv'),
    })),
  ],
  'GET /console/personal-data': [
    many('requests', { may: privacyReaders }, () => ({
      path: at('/personal-data?all'),
    })),
  ],
  'GET /console/personal-data/new': [
    many('the form', { may: administrators }, () => ({ path: at('/personal-data/new') })),
  ],
  'POST /console/personal-data': [
    one('at a unit', managed, ({ unit }) => ({
      path: at('/personal-data'),
      form: { ...atTheOffice, unitId: String(unit.id), ticket: '' },
    })),
    one(
      'about a ticket outside, or whose author is sealed',
      { ...managed, where: [], tried: ['sibling', 'parent', 'foreign'], status: { unseen: [422] } },
      ({ ticket }, _who, { things }) => ({
        path: at('/personal-data'),
        form: { ...atTheOffice, unitId: String(things.own.unit.id), ticket: ticket.code },
      }),
    ),
    one(
      'about the author of an anonymous ticket',
      { ...managed, where: [], tried: ['own', 'child'], status: { denied: [403], unseen: [422] } },
      ({ unit, anonymous }) => ({
        path: at('/personal-data'),
        form: { ...atTheOffice, unitId: String(unit.id), ticket: anonymous.code },
      }),
    ),
  ],
  'GET /console/personal-data/:id{[0-9]{1,9}}': [
    one('by id', { may: privacyReaders, shows: (things) => [`ck-${things.at}-wish`] }, ({ requestId }) => ({
      path: at(`/personal-data/${requestId}`),
    })),
  ],
  'POST /console/personal-data/:id{[0-9]{1,9}}/:step': [
    one('by id', { may: administrators, sees: privacyReaders, fresh: newRequest }, ({ requestId }) => ({
      path: at(`/personal-data/${requestId}/acknowledge`),
      form: {},
    })),
  ],
  'GET /console/personal-data/retention': [
    many('the rules', { may: privacyReaders }, () => ({ path: at('/personal-data/retention') })),
  ],
  'POST /console/personal-data/retention/:name{[a-z_]{1,40}}': [
    many('a rule, which holds for everybody', { may: nobody, status: { unseen: [403, 404] } }, () => ({
      path: at('/personal-data/retention/tickets'),
      form: { days: '100', active: 'yes', ...confirmed },
    })),
  ],
  'GET /console/personal-data/breaches': [
    many('the list', { may: privacyReaders }, () => ({
      path: at('/personal-data/breaches'),
    })),
  ],
  'GET /console/personal-data/breaches/new': [
    many('the form', { may: administrators }, () => ({ path: at('/personal-data/breaches/new') })),
  ],
  'POST /console/personal-data/breaches': [
    one('at a unit', { may: administrators, sees: everybody }, ({ unit }) => ({
      path: at('/personal-data/breaches'),
      form: {
        unitId: String(unit.id),
        noticedAt: '2026-01-01T08:00',
        nature: 'a',
        affected: 'b',
        measures: 'c',
      },
    })),
  ],
  'GET /console/personal-data/breaches/:id{[0-9]{1,9}}': [
    one('by id', { may: privacyReaders, shows: (things) => [`ck-${things.at}-breach`] }, ({ breachId }) => ({
      path: at(`/personal-data/breaches/${breachId}`),
    })),
  ],
  'POST /console/personal-data/breaches/:id{[0-9]{1,9}}/:step': [
    one('by id', { may: administrators, sees: privacyReaders, fresh: newBreach }, ({ breachId }) => ({
      path: at(`/personal-data/breaches/${breachId}/reported`),
      form: {},
    })),
  ],
}

export const consoleRows: Readonly<Record<string, readonly Case[]>> = {
  'GET /console': [
    many('the first page', { may: everybody }, () => ({ path: at('') })),
    many(
      'what failed on the way in and out',
      {
        may: administrators,
        status: alike(200),
        shows: () => ['ck-own-account', 'ck-own-fault', 'ck-child-account'],
      },
      () => ({ path: at('') }),
    ),
    many(
      'what is read there of tickets',
      { may: readers, status: alike(200), shows: ({ ticket }) => [ticket.code] },
      () => ({
        path: at(''),
      }),
    ),
  ],
  'GET /console/events': [
    many('changes of anything', { may: everybody, stream: true }, () => ({ path: at('/events') })),
    one('changes of one', { may: readers, stream: true }, ({ ticket }) => ({
      path: at(`/events?ticket=${ticket.code}`),
    })),
    one('changes of a denunciation', { may: custodians, stream: true }, ({ restricted }) => ({
      path: at(`/events?ticket=${restricted.code}`),
    })),
  ],
  'GET /console/sign-in': [open('how to sign in', 200, () => ({ path: at('/sign-in') }))],
  'GET /console/sign-in/:token': [open('a link', 200, () => ({ path: at('/sign-in/a-token') }))],
  'POST /console/sign-in/:token': [
    open('a link nobody gave', 410, () => ({ path: at('/sign-in/a-token'), form: {} })),
  ],
  'POST /console/language': [
    open('another language', 303, () => ({
      path: at('/language'),
      form: { language: 'vi', back: '/console' },
    })),
  ],
  ...staffRows,
  ...templateRows,
  ...unitRows,
  ...recordRows,
}
