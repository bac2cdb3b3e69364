/** The rights matrix of the console's pages about accounts on the platforms. */
import {
  administrators,
  type Case,
  everywhere,
  many,
  newAccount,
  newGroup,
  one,
  othersThan,
  zaloApp,
} from './cases.ts'

const at = (path: string) => `/console/accounts${path}`
const managed = { may: administrators, sees: othersThan(administrators), seesWhere: everywhere }
const changed = { ...managed, fresh: newAccount }
const quiet = { ...managed, status: { done: [409] } }

export const accountRows: Readonly<Record<string, readonly Case[]>> = {
  'GET /console/accounts': [
    many('the list', { may: administrators, shows: () => ['ck-own-account', 'ck-child-account'] }, () => ({
      path: at(''),
    })),
  ],
  'POST /console/accounts/groups/:id{[0-9]{1,9}}/end': [
    one('by id', { ...managed, fresh: newGroup }, ({ groupId }) => ({
      path: at(`/groups/${groupId}/end`),
      form: {},
    })),
  ],
  'GET /console/accounts/new': [many('the form', { may: administrators }, () => ({ path: at('/new') }))],
  'GET /console/accounts/callback': [
    many('with a state nobody asked for', { may: administrators, status: { done: [409] } }, () => ({
      path: at('/callback?code=x&state=y&oa_id=1'),
    })),
  ],
  'POST /console/accounts': [
    one('at a unit', managed, ({ unit }) => ({
      path: at(''),
      form: { platform: 'zalo', unitId: String(unit.id), ...zaloApp },
    })),
  ],
  'GET /console/accounts/:id{[0-9]{1,9}}': [
    one('by id', { ...managed, shows: (things) => [`ck-${things.at}-account`] }, ({ accountId }) => ({
      path: at(`/${accountId}`),
    })),
  ],
  'POST /console/accounts/:id{[0-9]{1,9}}/test': [
    one('of one without tokens', quiet, ({ accountId }) => ({ path: at(`/${accountId}/test`), form: {} })),
  ],
  'POST /console/accounts/:id{[0-9]{1,9}}/consent': [
    one('of one that is not open', quiet, ({ accountId }) => ({
      path: at(`/${accountId}/consent`),
      form: {},
    })),
  ],
  'POST /console/accounts/:id{[0-9]{1,9}}/tokens': [
    one('of one without any', quiet, ({ accountId }) => ({
      path: at(`/${accountId}/tokens`),
      form: { refreshToken: 'a-refresh-token' },
    })),
  ],
  'POST /console/accounts/:id{[0-9]{1,9}}/rules': [
    one('by id', changed, ({ accountId }) => ({
      path: at(`/${accountId}/rules`),
      form: { billedAllowed: 'yes', billedMonthly: '10' },
    })),
  ],
  'POST /console/accounts/:id{[0-9]{1,9}}/pause': [
    one('by id', changed, ({ accountId }) => ({ path: at(`/${accountId}/pause`), form: {} })),
  ],
  'POST /console/accounts/:id{[0-9]{1,9}}/resume': [
    one('by id', changed, ({ accountId }) => ({ path: at(`/${accountId}/resume`), form: {} })),
  ],
  'POST /console/accounts/:id{[0-9]{1,9}}/end': [
    one('asked first', changed, ({ accountId }) => ({ path: at(`/${accountId}/end`), form: {} })),
    one('confirmed', changed, ({ accountId }) => ({
      path: at(`/${accountId}/end`),
      form: { confirmed: 'yes' },
    })),
  ],
}
