/** The rights matrix of the API: for every call, who may do what where. */
import {
  administrators,
  type Case,
  everybody,
  everywhere,
  many,
  newAccount,
  newChange,
  newCustody,
  newGroup,
  newRequest,
  newStaff,
  newTemplate,
  nextCode,
  nobody,
  one,
  open,
  othersThan,
  privacyReaders,
  staffReaders,
  zaloApp,
} from './cases.ts'
import { nameOf } from './world.ts'

const api = (path: string) => `/api/v1${path}`
const table = 'code,name,level,parentCode'
/** Who is no administrator is told so whatever they name; who is one, and names what they may not see, that it is not there. */
const managed = { may: administrators, sees: staffReaders, fresh: newStaff }
/** A unit is managed from above it: nobody here manages their own. */
const fromAbove = { may: administrators, where: ['child'] as const, sees: everybody }
/** Whoever manages none of these is told so, whatever they name. */
const keptApart = { may: administrators, sees: othersThan(administrators), seesWhere: everywhere }
const outside = { unseen: [403] }
const inHundredDays = () => new Date(Date.now() + 100 * 86_400_000).toISOString().slice(0, 10)

export const apiRows: Readonly<Record<string, readonly Case[]>> = {
  'GET /api/openapi.json': [open('the document', 200, () => ({ path: '/api/openapi.json' }))],

  'POST /api/v1/units': [
    one('a new unit below', { may: administrators, status: outside }, ({ unit }) => ({
      path: api('/units'),
      body: { code: nextCode(), name: 'Tổ mới', level: 'to_dan_pho', parentCode: unit.code },
    })),
    one('another name', { ...fromAbove, status: outside }, ({ at, unit }) => ({
      path: api('/units'),
      body: { code: unit.code, name: `${nameOf(at)} ${nextCode()}`, level: 'to_dan_pho' },
    })),
    one('several, one of them outside', { may: nobody, status: outside }, ({ at, unit }) => ({
      path: api('/units'),
      body: [
        { code: nextCode(), name: 'Tổ mới', level: 'to_dan_pho', parentCode: 'ck-own-code' },
        { code: at === 'child' ? 'ck-own-code' : unit.code, name: 'Tên khác', level: 'xa' },
      ],
    })),
    one(
      'what it is already',
      { may: administrators, tried: ['own', 'sibling', 'foreign'], status: outside },
      ({ at, unit }) => ({ path: api('/units'), body: { code: unit.code, name: nameOf(at), level: 'xa' } }),
    ),
  ],
  'GET /api/v1/accounts': [
    many(
      'the list',
      { may: administrators, shows: () => ['ck-own-account', 'ck-own-fault', 'ck-child-account'] },
      () => ({ path: api('/accounts?limit=200') }),
    ),
  ],
  'POST /api/v1/accounts': [
    one('at a unit', keptApart, ({ unit }) => ({
      path: api('/accounts'),
      body: { platform: 'zalo', unit: unit.code, credentials: zaloApp },
    })),
  ],
  'POST /api/v1/accounts/:id/state': [
    one('by id', { ...keptApart, fresh: newAccount }, ({ accountId }) => ({
      path: api(`/accounts/${accountId}/state`),
      body: { state: 'paused' },
    })),
  ],
  'POST /api/v1/accounts/:id/tokens': [
    one('of one without any', { ...keptApart, status: { done: [409] } }, ({ accountId }) => ({
      path: api(`/accounts/${accountId}/tokens`),
      body: { credentials: { refreshToken: 'a-refresh-token' } },
    })),
  ],
  'POST /api/v1/accounts/:id/tests': [
    one('of one without tokens', { ...keptApart, status: { done: [409] } }, ({ accountId }) => ({
      path: api(`/accounts/${accountId}/tests`),
    })),
  ],
  'GET /api/v1/units': [
    many(
      'the tree',
      { may: everybody, shows: () => ['ck-own-unit', 'ck-child-unit', 'ck-child-alias'] },
      () => ({
        path: api('/units?limit=200'),
      }),
    ),
    many('the tree of a day', { may: everybody }, () => ({ path: api('/units?at=2035-01-01') })),
    many(
      'the tree after a unit that is not seen',
      { may: everybody, tried: ['foreign', 'parent'], where: ['foreign', 'parent'] },
      ({ unit }) => ({
        path: api(`/units?cursor=${unit.id}`),
      }),
    ),
  ],
  'GET /api/v1/units/:code/history': [
    one('by code', { may: everybody, shows: ({ at }) => [`ck-${at}-unit`] }, ({ unit }) => ({
      path: api(`/units/${unit.code}/history`),
    })),
  ],
  'GET /api/v1/units/:code/places': [
    one('by code', { may: everybody }, ({ unit }) => ({ path: api(`/units/${unit.code}/places`) })),
  ],
  'POST /api/v1/units/:code/places': [
    one('by code', fromAbove, ({ unit }) => ({
      path: api(`/units/${unit.code}/places`),
      body: { centre: null, streets: [`Ngõ ${nextCode()}`] },
    })),
  ],
  'POST /api/v1/units/changes': [
    one('what a new name would do', { ...fromAbove, status: { unseen: [403, 404] } }, ({ unit }) => ({
      path: api('/units/changes?dryRun=true'),
      body: { kind: 'rename', date: inHundredDays(), unit: unit.code, name: `Tên ${nextCode()}` },
    })),
  ],
  'GET /api/v1/units/changes': [
    many('what is to come', { may: everybody, shows: () => ['ck-own-change', 'ck-child-change'] }, () => ({
      path: api('/units/changes'),
    })),
  ],
  'DELETE /api/v1/units/changes/:id': [
    one('by id', { ...fromAbove, fresh: newChange }, ({ changeId }) => ({
      path: api(`/units/changes/${changeId}`),
    })),
  ],
  'GET /api/v1/units.csv': [
    many('the export', { may: everybody, shows: () => ['ck-own-code', 'ck-child-alias'] }, () => ({
      path: api('/units.csv'),
    })),
  ],
  'POST /api/v1/units.csv': [
    many('a unit below one', { may: administrators }, ({ unit }) => ({
      path: api('/units.csv'),
      body: `${table}\n${nextCode()},Tổ mới,to_dan_pho,${unit.code}`,
    })),
    one(
      'a line about a unit outside: nothing is written',
      { may: nobody, tried: ['sibling', 'parent', 'foreign'], status: { unseen: [200, 403] } },
      ({ unit }) => ({
        path: api('/units.csv'),
        body: `${table}\n${nextCode()},Tổ mới,to_dan_pho,ck-own-code\n${unit.code},Khác,xa,`,
      }),
    ),
  ],

  'POST /api/v1/staff': [
    one(
      'at a unit',
      { may: administrators, sees: othersThan(administrators), seesWhere: everywhere },
      ({ unit }) => ({
        path: api('/staff'),
        body: { name: 'Người mới', unit: unit.code, roles: ['viewer'] },
      }),
    ),
  ],
  'GET /api/v1/staff': [
    many('the list', { may: staffReaders, shows: () => ['ck-own-staff', 'ck-child-staff'] }, () => ({
      path: api('/staff?limit=200'),
    })),
    many(
      'the list after somebody not seen',
      { may: staffReaders, tried: ['foreign'], where: ['foreign'] },
      ({ staffId }) => ({
        path: api(`/staff?cursor=${staffId}`),
      }),
    ),
  ],
  'GET /api/v1/staff/:id': [
    one('by id', { may: staffReaders, shows: ({ at }) => [`ck-${at}-staff`] }, ({ staffId }) => ({
      path: api(`/staff/${staffId}`),
    })),
  ],
  'POST /api/v1/staff/:id/tokens': [
    one('by id', managed, ({ staffId }) => ({ path: api(`/staff/${staffId}/tokens`) })),
  ],
  'POST /api/v1/staff/:id/login-links': [
    one('by id', managed, ({ staffId }) => ({ path: api(`/staff/${staffId}/login-links`) })),
  ],
  'POST /api/v1/staff/:id/invites': [
    one('by id', managed, ({ staffId }) => ({ path: api(`/staff/${staffId}/invites`) })),
  ],
  'POST /api/v1/staff/:id/roles': [
    one('by id', managed, ({ staffId }) => ({
      path: api(`/staff/${staffId}/roles`),
      body: { role: 'viewer', unit: 'ck-own-code' },
    })),
    one(
      'over a unit',
      { ...managed, sees: ['officer', 'chair'], seesWhere: everywhere },
      ({ unit, staffId, at }, _who, { things }) => ({
        path: api(`/staff/${at === 'own' || at === 'child' ? staffId : things.own.staffId}/roles`),
        body: { role: 'viewer', unit: unit.code },
      }),
    ),
  ],
  'POST /api/v1/staff/:id/roles/:role/end': [
    one('by id', managed, ({ staffId, roleId }) => ({ path: api(`/staff/${staffId}/roles/${roleId}/end`) })),
    one('a role of somebody else', { may: nobody }, ({ roleId }, who) => ({
      path: api(`/staff/${who.id}/roles/${roleId}/end`),
    })),
  ],
  'POST /api/v1/staff/:id/second-factor/reset': [
    one('by id', managed, ({ staffId }) => ({ path: api(`/staff/${staffId}/second-factor/reset`) })),
  ],
  'POST /api/v1/staff/:id/end': [
    one('by id', managed, ({ staffId }) => ({ path: api(`/staff/${staffId}/end`) })),
  ],
  'GET /api/v1/custody-requests': [
    many('the list', { may: administrators, shows: () => ['ck-own-staff', 'ck-child-staff'] }, () => ({
      path: api('/custody-requests'),
    })),
  ],
  'POST /api/v1/custody-requests/:id/decisions': [
    one('by id', { ...keptApart, fresh: newCustody }, ({ custodyId }) => ({
      path: api(`/custody-requests/${custodyId}/decisions`),
      body: { granted: false },
    })),
  ],

  'GET /api/v1/templates': [
    many('the list', { may: administrators, shows: () => ['ck-own-template', 'ck-child-template'] }, () => ({
      path: api('/templates'),
    })),
  ],
  'POST /api/v1/templates': [
    one('at a unit', keptApart, ({ unit }) => ({
      path: api('/templates'),
      body: { unit: unit.code, title: 'Mẫu mới', textVi: 'Đã nhận {code}' },
    })),
  ],
  'GET /api/v1/templates/:id': [
    one('by id', { ...keptApart, shows: ({ at }) => [`ck-${at}-template`] }, ({ templateId }) => ({
      path: api(`/templates/${templateId}`),
    })),
  ],
  'POST /api/v1/templates/:id': [
    one('by id', { ...keptApart, fresh: newTemplate }, ({ templateId }) => ({
      path: api(`/templates/${templateId}`),
      body: { title: 'Tên khác', textVi: 'Đã nhận {code}', version: 1 },
    })),
  ],
  'DELETE /api/v1/templates/:id': [
    one('by id', { ...keptApart, fresh: newTemplate }, ({ templateId }) => ({
      path: api(`/templates/${templateId}`),
    })),
  ],

  'GET /api/v1/audit': [
    many('all', { may: administrators, shows: () => ['ck-own-audit', 'ck-child-audit'] }, () => ({
      path: api('/audit?limit=200'),
    })),
    many(
      'of a unit',
      {
        may: administrators,
        tried: ['sibling', 'parent', 'foreign'],
        where: ['sibling', 'parent', 'foreign'],
      },
      ({ unit }) => ({
        path: api(`/audit?unit=${unit.code}`),
      }),
    ),
    many(
      'of a person',
      {
        may: administrators,
        tried: ['sibling', 'parent', 'foreign'],
        where: ['sibling', 'parent', 'foreign'],
      },
      ({ staffId }) => ({
        path: api(`/audit?actor=${staffId}&q=ck`),
      }),
    ),
  ],
  'GET /api/v1/staff-groups': [
    many('all', { may: administrators }, () => ({ path: api('/staff-groups?limit=200') })),
  ],
  'POST /api/v1/staff-groups/:id/end': [
    one(
      'by id',
      { may: administrators, sees: othersThan(administrators), seesWhere: everywhere, fresh: newGroup },
      ({ groupId }) => ({
        path: api(`/staff-groups/${groupId}/end`),
      }),
    ),
  ],
  'GET /api/v1/audit.csv': [
    many('the export', { may: administrators, shows: () => ['ck-own-audit'] }, () => ({
      path: api('/audit.csv'),
    })),
  ],

  'GET /api/v1/data-requests': [
    many('all', { may: privacyReaders, shows: () => ['ck-own-wish', 'ck-child-wish'] }, () => ({
      path: api('/data-requests?all=true&limit=200'),
    })),
  ],
  'POST /api/v1/data-requests': [
    one(
      'at a unit',
      { may: administrators, sees: othersThan(administrators), seesWhere: everywhere },
      ({ unit }) => ({
        path: api('/data-requests'),
        body: { kind: 'correct', unit: unit.code, name: 'Người đến', identityCheck: 'vneid' },
      }),
    ),
  ],
  'POST /api/v1/data-requests/:id/steps': [
    one('by id', { may: administrators, sees: privacyReaders, fresh: newRequest }, ({ requestId }) => ({
      path: api(`/data-requests/${requestId}/steps`),
      body: { step: 'acknowledge' },
    })),
  ],
}
