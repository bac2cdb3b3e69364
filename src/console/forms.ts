/** Reading forms: every text is cleaned on its way in, and a form must come from the session it was given to. */
import type { Context } from 'hono'
import { ForbiddenError } from '../platform/errors.ts'
import { type Secrets, sameSecret } from '../platform/secrets.ts'
import { cleanText } from '../platform/text/clean.ts'
import type { ConsoleEnv } from './visit.ts'

export interface Form {
  /** A field's text, cleaned; empty when it was not sent. */
  text(name: string): string
  /** Every value sent under a name. */
  list(name: string): string[]
  /** A whole number, or undefined when it is none. */
  number(name: string): number | undefined
  file(name: string): File | undefined
  /** Every field's text, to give a form back as it was typed. */
  readonly values: Readonly<Record<string, string>>
}

/** @throws ForbiddenError('form-token') when the form was not made for this session */
export async function readForm(c: Context<ConsoleEnv>): Promise<Form> {
  const form = await readOpenForm(c)
  if (!sameSecret(form.text('token'), c.get('visit').formToken)) throw new ForbiddenError('form-token')
  return form
}

/** A form that anybody may send: nothing is done in the name of a session. */
export async function readOpenForm(c: Context): Promise<Form> {
  const body = await c.req.parseBody({ all: true })
  const all = (name: string) => [body[name] ?? []].flat()
  const texts = (name: string) =>
    all(name)
      .filter((value) => typeof value === 'string')
      .map(cleanText)
  const text = (name: string) => texts(name)[0] ?? ''
  return {
    text,
    list: texts,
    number: (name) => (/^\d{1,9}$/.test(text(name)) ? Number(text(name)) : undefined),
    file: (name) => all(name).find((value) => value instanceof File),
    values: Object.fromEntries(Object.keys(body).map((name) => [name, text(name)])),
  }
}

/** The token in a session's forms: a signature of the session, so that nothing needs to be stored. */
export function formTokenOf(secrets: Secrets, sessionToken: string): string {
  const signed = secrets.sign('console-form', sessionToken)
  return signed.slice(signed.lastIndexOf('.') + 1)
}
