/** The rights matrix of campaigns: who reads, writes and approves them where. */
import {
  type Case,
  campaignApprovers,
  campaignReaders,
  campaignWriters,
  everybody,
  everywhere,
  many,
  newCampaignThatIs,
  newSegment,
  one,
  othersThan,
} from './cases.ts'
import type { RoleName } from './world.ts'

const api = (path: string) => `/api/v1${path}`
const draft = (unit: string) => ({
  title: 'Họp tổ',
  text: { vi: 'Mời bác họp.' },
  segment: { unit },
  notBefore: '2040-01-01T08:00:00+07:00',
})
const rule = { quietFrom: 1260, quietTo: 390, perDay: 2, perWeek: 5 }
/** Who may not write at all is told so whatever they name. */
const naming = { may: campaignWriters, sees: othersThan(campaignWriters), seesWhere: everywhere }

const deed = (name: string, status: string, may = campaignWriters) => ({
  [`POST /api/v1/campaigns/:id/${name}`]: [
    one('by id', { may, sees: campaignReaders, fresh: newCampaignThatIs(status) }, ({ campaignId }) => ({
      path: api(`/campaigns/${campaignId}/${name}`),
    })),
  ],
})

const at = (path: string) => `/console/campaigns${path}`
const here = (campaignId: number, rest = '') => at(`/${campaignId}${rest}`)
const form = (unitId: number) => ({
  title: 'Họp tổ',
  'text.vi': 'Mời bác họp.',
  class: 'ordinary',
  unit: String(unitId),
  notBefore: '2040-01-01T08:00',
})

const button = (name: string, status: string, may = campaignWriters) => ({
  [`POST /console/campaigns/:id{[0-9]{1,9}}/${name}`]: [
    one('by id', { may, sees: campaignReaders, fresh: newCampaignThatIs(status) }, ({ campaignId }) => ({
      path: here(campaignId, `/${name}`),
      form: { confirmed: 'yes' },
    })),
  ],
})

/** The question whether it is meant is for those who may do it, too. */
const cancelled = (form: Readonly<Record<string, string>>, done: number) => [
  one(
    form.confirmed ? 'confirmed' : 'asked once more',
    {
      may: campaignWriters,
      sees: campaignReaders,
      fresh: newCampaignThatIs('approved'),
      status: { done: [done] },
    },
    ({ campaignId }) => ({ path: here(campaignId, '/cancel'), form }),
  ),
]

const page = (
  rest: string,
  given: { may?: readonly RoleName[]; stream?: boolean; shows?: boolean; done?: number } = {},
) => ({
  [`GET /console/campaigns/:id{[0-9]{1,9}}${rest}`]: [
    one(
      'by id',
      {
        may: given.may ?? campaignReaders,
        sees: campaignReaders,
        stream: given.stream ?? false,
        ...(given.done ? { status: { done: [given.done] } } : {}),
        shows: (things) => (given.shows ? [`ck-${things.at}-campaign`] : []),
      },
      ({ campaignId }) => ({ path: here(campaignId, rest) }),
    ),
  ],
})

const consoleRows: Readonly<Record<string, readonly Case[]>> = {
  'GET /console/campaigns': [
    many('the list', { may: campaignReaders, shows: () => ['ck-own-campaign', 'ck-child-campaign'] }, () => ({
      path: at(''),
    })),
  ],
  'GET /console/campaigns/new': [many('the form', { may: campaignWriters }, () => ({ path: at('/new') }))],
  'POST /console/campaigns': [
    one('for a unit', naming, ({ unit }) => ({ path: at(''), form: form(unit.id) })),
  ],
  'POST /console/campaigns/reach': [
    one('of a unit', naming, ({ unit }) => ({ path: at('/reach'), form: form(unit.id) })),
  ],
  'POST /console/campaigns/fill': [
    one('with a segment', { ...naming, fresh: newSegment }, ({ segmentId }) => ({
      path: at('/fill'),
      form: { saved: String(segmentId) },
    })),
  ],
  'GET /console/campaigns/rules': [
    one(
      'of a unit',
      { may: campaignReaders, sees: othersThan(campaignReaders), seesWhere: everywhere },
      ({ unit }) => ({
        path: at(`/rules?unit=${unit.id}`),
      }),
    ),
  ],
  'POST /console/campaigns/rules': [
    one('of a unit', { may: campaignApprovers, sees: everybody }, ({ unit }) => ({
      path: at('/rules'),
      form: { unit: String(unit.id), quietFrom: '21:00', quietTo: '06:30', perDay: '2', perWeek: '5' },
    })),
  ],
  'GET /console/campaigns/segments': [
    many('the list', { may: campaignWriters }, () => ({ path: at('/segments') })),
  ],
  'POST /console/campaigns/segments/:id{[0-9]{1,9}}/remove': [
    one('by id', { may: campaignWriters, fresh: newSegment }, ({ segmentId }) => ({
      path: at(`/segments/${segmentId}/remove`),
      form: {},
    })),
  ],
  ...page('', { shows: true }),
  ...page('/live'),
  ...page('/events', { stream: true }),
  ...page('/report.csv'),
  ...page('/report.xlsx'),
  ...page('/proof.json', { done: 409 }),
  ...page('/edit', { may: campaignWriters, shows: true }),
  'GET /console/campaigns/:id{[0-9]{1,9}}/picture': [
    one('where there is none', { may: campaignReaders, status: { done: [404] } }, ({ campaignId }) => ({
      path: here(campaignId, '/picture'),
    })),
  ],
  'POST /console/campaigns/:id{[0-9]{1,9}}': [
    one(
      'another text',
      { may: campaignWriters, sees: campaignReaders, fresh: newCampaignThatIs('approved') },
      ({ campaignId, unit }) => ({ path: here(campaignId), form: form(unit.id) }),
    ),
  ],
  ...button('submit', 'draft'),
  ...button('approve', 'submitted', campaignApprovers),
  ...button('pause', 'running'),
  ...button('resume', 'paused'),
  'POST /console/campaigns/:id{[0-9]{1,9}}/cancel': [
    ...cancelled({ confirmed: 'yes' }, 303),
    ...cancelled({}, 200),
  ],
  ...button('retry', 'paused'),
  'POST /console/campaigns/:id{[0-9]{1,9}}/test': [
    one(
      'by id, though nobody here has a chat',
      { may: campaignWriters, sees: campaignReaders, status: { done: [409] } },
      ({ campaignId }) => ({ path: here(campaignId, '/test'), form: {} }),
    ),
  ],
}

export const campaignRows: Readonly<Record<string, readonly Case[]>> = {
  ...consoleRows,
  'POST /api/v1/campaigns': [
    one('for a unit', naming, ({ unit }) => ({ path: api('/campaigns'), body: draft(unit.code) })),
    one(
      'without those of a campaign elsewhere',
      { ...naming, tried: ['sibling', 'parent', 'foreign'], status: { unseen: [422] } },
      ({ campaignId }) => ({
        path: api('/campaigns'),
        body: {
          ...draft('ck-own-code'),
          segment: { unit: 'ck-own-code', exclude: { campaigns: [campaignId] } },
        },
      }),
    ),
  ],
  'GET /api/v1/campaigns': [
    many('all', { may: campaignReaders, shows: () => ['ck-own-campaign', 'ck-child-campaign'] }, () => ({
      path: api('/campaigns?limit=200'),
    })),
  ],
  'POST /api/v1/campaigns/reach': [
    one('of a unit', naming, ({ unit }) => ({
      path: api('/campaigns/reach'),
      body: { segment: { unit: unit.code } },
    })),
  ],
  'GET /api/v1/campaigns/:id': [
    one('by id', { may: campaignReaders, shows: ({ at }) => [`ck-${at}-campaign`] }, ({ campaignId }) => ({
      path: api(`/campaigns/${campaignId}`),
    })),
  ],
  'POST /api/v1/campaigns/:id': [
    one(
      'another title',
      { may: campaignWriters, sees: campaignReaders, fresh: newCampaignThatIs('approved') },
      ({ campaignId }) => ({ path: api(`/campaigns/${campaignId}`), body: { title: 'Họp tổ dân phố' } }),
    ),
    one(
      'another unit',
      {
        may: [],
        sees: campaignReaders,
        tried: ['sibling', 'parent', 'foreign'],
        seesWhere: [],
        status: { unseen: [404, 403] },
      },
      ({ unit }, _who, { things }) => ({
        path: api(`/campaigns/${things.own.campaignId}`),
        body: { segment: { unit: unit.code } },
      }),
    ),
  ],
  ...deed('submit', 'draft'),
  ...deed('approve', 'submitted', campaignApprovers),
  ...deed('pause', 'running'),
  ...deed('resume', 'paused'),
  ...deed('cancel', 'approved'),
  ...deed('retry', 'paused'),
  'POST /api/v1/campaigns/:id/test': [
    one(
      'by id, though nobody here has a chat',
      { may: campaignWriters, sees: campaignReaders, status: { done: [409] } },
      ({ campaignId }) => ({ path: api(`/campaigns/${campaignId}/test`) }),
    ),
  ],
  'GET /api/v1/campaigns/:id/recipients': [
    one('by id', { may: campaignReaders }, ({ campaignId }) => ({
      path: api(`/campaigns/${campaignId}/recipients`),
    })),
  ],
  'GET /api/v1/campaigns/:id/replies': [
    one('by id', { may: campaignReaders }, ({ campaignId }) => ({
      path: api(`/campaigns/${campaignId}/replies`),
    })),
  ],
  'GET /api/v1/segments': [many('all', { may: campaignWriters }, () => ({ path: api('/segments') }))],
  'POST /api/v1/segments': [
    one('of a unit', naming, ({ unit }) => ({
      path: api('/segments'),
      body: { name: 'Mọi người', segment: { unit: unit.code } },
    })),
  ],
  'DELETE /api/v1/segments/:id': [
    one('by id', { may: campaignWriters, fresh: newSegment }, ({ segmentId }) => ({
      path: api(`/segments/${segmentId}`),
    })),
  ],
  'GET /api/v1/units/:code/campaign-rule': [
    one('of a unit', { may: campaignReaders, sees: everybody }, ({ unit }) => ({
      path: api(`/units/${unit.code}/campaign-rule`),
    })),
  ],
  'POST /api/v1/units/:code/campaign-rule': [
    one('of a unit', { may: campaignApprovers, sees: everybody }, ({ unit }) => ({
      path: api(`/units/${unit.code}/campaign-rule`),
      body: rule,
    })),
  ],
}
