/** The rights matrix of what is somebody's own: a session, a second factor, a talk in the web chat; and of what is everybody's. */
import { type Case, nobody, one, open, self } from './cases.ts'

const at = (path: string) => `/console${path}`
const id = '0b0e7a52-6c1e-4c5e-9a52-3f1d7f0c1a11'

/** Those who ask do so in a session begun for it: some of these end it. */
export const ownRows: Readonly<Record<string, readonly Case[]>> = {
  'POST /console/sign-out': [self('oneself', {}, () => ({ path: at('/sign-out'), form: {} }))],
  'GET /console/security': [self('one page', {}, () => ({ path: at('/security') }))],
  'POST /console/security/codes': [self('new codes', {}, () => ({ path: at('/security/codes'), form: {} }))],
  'POST /console/security/factor/disable': [
    self('turning it off', {}, () => ({ path: at('/security/factor/disable'), form: { confirmed: 'yes' } })),
  ],
  'POST /console/security/sessions/others/end': [
    self('all others', {}, () => ({ path: at('/security/sessions/others/end'), form: {} })),
  ],
  'POST /console/security/sessions/all/end': [
    self('all', {}, () => ({ path: at('/security/sessions/all/end'), form: {} })),
  ],
  'POST /console/security/sessions/:id{[0-9]{1,9}}/end': [
    one('of somebody else: nothing ends', { may: nobody, status: { unseen: [303] } }, ({ sessionId }) => ({
      path: at(`/security/sessions/${sessionId}/end`),
      form: {},
    })),
  ],
  'GET /console/second-factor': [self('the question', {}, () => ({ path: at('/second-factor') }))],
  'POST /console/second-factor': [
    self('a wrong code', { status: { done: [422] } }, () => ({
      path: at('/second-factor'),
      form: { code: 'x', next: '/console' },
    })),
  ],
  'POST /console/second-factor/enrol': [
    self('a second one', { status: { done: [409] } }, () => ({
      path: at('/second-factor/enrol'),
      form: { next: '/console' },
    })),
  ],
  'GET /console/second-factor/enrol': [self('its key', {}, () => ({ path: at('/second-factor/enrol') }))],
  'POST /console/second-factor/confirm': [
    self('a wrong code', { status: { done: [409, 422] } }, () => ({
      path: at('/second-factor/confirm'),
      form: { code: 'x' },
    })),
  ],
}

/** Staff are nobody in the web chat, and without a cookie of it everybody is new. */
export const openRows: Readonly<Record<string, readonly Case[]>> = {
  'GET /': [open('the way to the chat', 302, () => ({ path: '/' }))],
  'GET /healthz': [open('alive', 200, () => ({ path: '/healthz' }))],
  'GET /readyz': [open('ready', 200, () => ({ path: '/readyz' }))],
  'GET /metrics': [open('in numbers', 200, () => ({ path: '/metrics' }))],
  'POST /webhooks/telegram': [
    open('without the secret', 401, () => ({ path: '/webhooks/telegram', body: { update_id: 1 } })),
  ],
  'POST /webhooks/zalo': [
    open('without a signature', 401, () => ({ path: '/webhooks/zalo', body: { event_name: 'follow' } })),
    open('the probe', 200, () => ({ path: '/webhooks/zalo', body: {} })),
  ],
  'POST /webhooks/telegram/:slug': [
    open('of no bot', 404, () => ({ path: '/webhooks/telegram/nobody', body: { update_id: 1 } })),
  ],
  'POST /webhooks/zalo/:slug': [
    open('of no account', 404, () => ({ path: '/webhooks/zalo/nobody', body: {} })),
    open('of the settings’ own, which has a path of its own', 404, () => ({
      path: '/webhooks/zalo/zalo',
      body: {},
    })),
  ],
  'GET /:file{zalo_verifier[A-Za-z0-9_-]{1,200}\\.html}': [
    open('the code of the domain', 200, () => ({ path: '/zalo_verifierHTT8xWgh_code.html' })),
    open('another one', 404, () => ({ path: '/zalo_verifierother.html' })),
  ],
  'GET /chat': [open('the page', 200, () => ({ path: '/chat' }))],
  'GET /chat/events': [open('no talk yet', 204, () => ({ path: '/chat/events' }))],
  'GET /chat/messages': [open('no talk yet', 200, () => ({ path: '/chat/messages?before=999999999' }))],
  'GET /chat/files/:id{[1-9][0-9]{0,8}}': [
    one('somebody’s file', { may: nobody, open: true }, ({ fileId }) => ({ path: `/chat/files/${fileId}` })),
  ],
  'POST /chat/session': [open('a cookie', 204, () => ({ path: '/chat/session' }))],
  'POST /chat/messages': [
    open('a message', 200, () => ({ path: '/chat/messages', body: { id, text: 'Xin chào' } })),
  ],
  'POST /chat/choices': [
    open('a choice never offered', 200, () => ({
      path: '/chat/choices',
      body: { id, value: 'nothing:1:at-all', label: 'Gửi' },
    })),
  ],
  'POST /chat/place': [
    open('a place', 200, () => ({ path: '/chat/place', body: { id, latitude: 21, longitude: 105 } })),
  ],
  'POST /chat/files': [open('no file', 422, () => ({ path: '/chat/files', form: { id } }))],
}
