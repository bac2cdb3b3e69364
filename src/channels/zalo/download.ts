/** The bytes behind the address of a file that a person sent. */
import { FileFetchError, fetchFile } from '../../platform/files/fetch.ts'

/** Zalo's hosts for what people send, and the API's own. */
const hosts = /(?:^|\.)(?:zdn\.vn|zadn\.vn|dlfl\.vn|dlmd\.me|zalo\.me|zaloapp\.com|zaloplatforms\.com)$/
const maxBytes = 20 * 1024 * 1024
const timeoutMs = 60_000

/**
 * Downloads from a host of the platform and nowhere else, whatever an event says.
 * @throws FileFetchError
 */
export async function downloadZaloFile(address: string, apiRoot: string): Promise<Uint8Array> {
  const url = URL.canParse(address) ? new URL(address) : null
  const isTheirs = url?.protocol === 'https:' && url.port === '' && hosts.test(url.hostname)
  if (!url || !(isTheirs || url.origin === new URL(apiRoot).origin))
    throw new FileFetchError('forbidden_origin', 'not a host of Zalo')
  return fetchFile({ url: url.href, allowedOrigins: [url.origin], maxBytes, timeoutMs })
}
