/** What a database error means to the caller. */

/** The work of a transaction took so long that its locks were in everybody's way. */
export class TransactionTooLongError extends Error {
  override name = 'TransactionTooLongError'
  readonly code = 'ETIMEDOUT'
}

/** The database cannot be reached or is going down: try again later, nothing was done for certain. */
export function isUnavailable(error: unknown): boolean {
  return causes(error).some(
    ({ code, message }) =>
      /^(08\w{3}|57P0[123]|53300|ECONN\w+|EPIPE|ETIMEDOUT|P1001|P1002|P1008|P1017|P2024|P2028|DatabaseNotReachable|ConnectionClosed|SocketTimeout)$/.test(
        code,
      ) ||
      /connection (terminated|timeout|ended|closed)|timeout exceeded when trying to connect|server closed the connection|not queryable|Unable to start a transaction/i.test(
        message,
      ),
  )
}

function causes(error: unknown, depth = 0): { code: string; message: string }[] {
  if (typeof error !== 'object' || error === null || depth > 4) return []
  const { code, kind, originalCode, message, cause, meta } = error as Record<string, unknown>
  const inner = [cause, (meta as Record<string, unknown> | undefined)?.driverAdapterError]
  return [
    ...[code, kind, originalCode]
      .filter((value) => typeof value === 'string')
      .map((value) => ({ code: value, message: String(message ?? '') })),
    { code: '', message: String(message ?? '') },
    ...inner.flatMap((each) => causes(each, depth + 1)),
  ]
}

/** Two transactions stood in each other's way: the same work may simply be tried again. */
export function isRetryable(error: unknown): boolean {
  return causes(error).some(({ code }) => /^(40001|40P01|P2034|TransactionWriteConflict)$/.test(code))
}
