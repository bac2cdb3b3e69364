/** The bytes behind a Telegram file id. */
import { type Api, GrammyError } from 'grammy'
import { FileFetchError, fetchFile } from '../../platform/files/fetch.ts'
import type { TelegramAddress } from './api.ts'
import { networkReason, retryAfterMs } from './outcome.ts'

/** What `getFile` serves at most (Bot API, "getFile"). */
const maxBytes = 20 * 1024 * 1024
const timeoutMs = 60_000

/**
 * Asks for the file's present path and downloads it below the same root. The address holds the token: it is in no
 * error and goes to nobody else.
 * @throws FileFetchError
 */
export async function downloadTelegramFile({
  api,
  address: { token, apiRoot },
  fileId,
}: {
  api: Api
  address: TelegramAddress
  fileId: string
}): Promise<Uint8Array> {
  const file = await api.raw.getFile({ file_id: fileId }).catch((error: unknown) => {
    throw refusal(error)
  })
  if (!file.file_path) throw new FileFetchError('expired', 'no path')
  if ((file.file_size ?? 0) > maxBytes) throw new FileFetchError('too_large', `more than ${maxBytes} bytes`)
  const path = file.file_path.split('/').map(encodeURIComponent).join('/')
  return fetchFile({
    url: `${apiRoot}/file/bot${token}/${path}`,
    allowedOrigins: [apiRoot],
    maxBytes,
    timeoutMs,
  })
}

/** "wrong file_id or the file is temporarily unavailable" is one text for two cases: worth another try. */
function refusal(error: unknown): FileFetchError {
  if (!(error instanceof GrammyError)) return new FileFetchError('temporary', networkReason(error))
  const { error_code: code, description } = error
  if (/too big/i.test(description)) return new FileFetchError('too_large', `status ${code}`)
  if (code === 429) return new FileFetchError('temporary', `status ${code}`, retryAfterMs(error))
  const again = code >= 500 || code === 401 || /temporarily/i.test(description)
  return new FileFetchError(again ? 'temporary' : 'expired', `status ${code}`)
}
