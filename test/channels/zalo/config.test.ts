import { expect, it } from 'vitest'
import { ConfigError, readConfig } from '../../../src/config.ts'

const all = {
  ZALO_APP_ID: '1122334455667788990',
  ZALO_APP_SECRET: 'app',
  ZALO_OA_SECRET: 'oa',
  ZALO_REFRESH_TOKEN: 'token',
}

it('Zalo is off without its settings and on with all four, at the public hosts', () => {
  expect(readConfig({}).zalo).toEqual({ account: 'off' })
  expect(readConfig(all).zalo).toMatchObject({
    account: 'on',
    apiRoot: 'https://openapi.zalo.me',
    oauthRoot: 'https://oauth.zaloapp.com',
    signatureStart: 'app_id',
  })
})

it.each(Object.keys(all))('%s missing beside the others is named', (name) => {
  expect(() => readConfig({ ...all, [name]: '' })).toThrow(ConfigError)
  expect(() => readConfig({ ...all, [name]: '' })).toThrow(new RegExp(`^${name} is required`))
})
