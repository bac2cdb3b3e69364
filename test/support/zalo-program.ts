/** The whole program with a Zalo Official Account beside Telegram, one clock for all. */
import { type Program, startProgram } from './program.ts'
import { startZaloStandIn, type ZaloStandIn, type ZaloStandInOptions } from './zalo/server.ts'

export interface ZaloProgram extends Program {
  readonly zalo: ZaloStandIn
}

export const zaloSettings = (zalo: ZaloStandIn, refreshToken: string): Record<string, string> => ({
  ZALO_APP_ID: zalo.appId,
  ZALO_APP_SECRET: zalo.appSecret,
  ZALO_OA_SECRET: zalo.oaSecret,
  ZALO_REFRESH_TOKEN: refreshToken,
  ZALO_API_ROOT: zalo.apiRoot,
  ZALO_OAUTH_ROOT: zalo.oauthRoot,
  ZALO_SITE_CODE: 'HTT8xWgh_code',
})

export async function startZaloProgram(
  options: Omit<ZaloStandInOptions, 'now'> & { now?: () => Date } = {},
): Promise<ZaloProgram> {
  const { now = () => new Date(), ...rest } = options
  // That two seconds are kept is for the webhook's own test and its benchmark; here a slow machine changes nothing.
  const zalo = await startZaloStandIn({ deadlineMs: 30_000, ...rest, now: () => now().getTime() })
  const settings = zaloSettings(zalo, zalo.tokens.issue().refresh_token)
  const program = await startProgram({ now, settings })
  await zalo.webhook.register(`${program.url}/webhooks/zalo`)
  return {
    ...program,
    zalo,
    async close() {
      await zalo.close()
      await program.close()
    },
  }
}
