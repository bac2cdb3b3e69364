/**
 * The structured log. It never holds what people wrote, their names, phones or tokens: log ids and codes.
 * ERROR means that a person must act.
 */
import { type Logger, pino } from 'pino'

export type Log = Logger

const secrets = [
  'text',
  'name',
  'phone',
  'token',
  'password',
  'secret',
  'cookie',
  'authorization',
  'payload',
  'content',
]

export function createLog(level: string): Log {
  const paths = secrets.flatMap((key) => [key, `*.${key}`])
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths, censor: '[hidden]' },
    serializers: { err: plainError },
  })
}

/** An error without the values that database and network errors carry along. */
function plainError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error }
  const code = 'code' in error ? String(error.code) : undefined
  const stack = error.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
  const ours =
    error.name.endsWith('Error') &&
    /^[\x20-\x7e]{0,160}$/.test(error.message) &&
    !/\d{8,}/.test(error.message)
  return {
    type: error.name,
    code,
    message: ours ? error.message.replace(/\d{6,}:[\w-]+/g, '[hidden]') : undefined,
    stack,
  }
}
