/** A member of staff at the console of the whole program, with the second factor just given. */
import type { Program } from './program.ts'

export interface ProgramDesk {
  get(path: string): Promise<Response>
  /** The words of a page. */
  read(path: string): Promise<string>
  post(path: string, fields?: Record<string, string>): Promise<Response>
}

/** @param now the program's clock: sessions and second factors grow old by it */
export async function openDesk(
  program: Program,
  { personId = program.app.ownerId, now = () => new Date() }: { personId?: number; now?: () => Date } = {},
): Promise<ProgramDesk> {
  const { url } = await program.app.staff.createLoginLink(null, personId)
  const answer = await fetch(url, { method: 'POST', redirect: 'manual' })
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const { orm } = program.database
  await orm.person.update({ where: { id: personId }, data: { totpConfirmedAt: now() } })
  await orm.session.updateMany({ where: { personId }, data: { steppedUpAt: now() } })
  const get = (path: string) => fetch(`${program.url}${path}`, { headers: { cookie }, redirect: 'manual' })
  const token = /name="token" value="([^"]*)"/.exec(await (await get('/console/security')).text())?.[1] ?? ''
  return {
    get,
    read: async (path) => wordsOf(await (await get(path)).text()),
    post: (path, fields = {}) =>
      fetch(`${program.url}${path}`, {
        method: 'POST',
        headers: { cookie },
        body: new URLSearchParams({ token, ...fields }),
        redirect: 'manual',
      }),
  }
}

/** A page without its markup. */
export const wordsOf = (page: string): string => page.replaceAll(/<[^>]*>|\s+/g, ' ').replaceAll(/ +/g, ' ')
