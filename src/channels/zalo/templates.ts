/** Approved ZBS templates by a person's id with the OA: no window holds for them, and each is paid for. */
import { z } from 'zod'
import type { OutboundMessage } from '../channel.ts'
import type { ZaloClient } from './client.ts'
import { ZaloRefusal } from './refusal.ts'

export type Template = NonNullable<OutboundMessage['template']>

const path = '/v3.0/oa/message/template'
const sent = z.object({ message_id: z.union([z.string(), z.number()]).transform(String) })

/**
 * Whom it is for stands beside the template; some texts of Zalo's put it under `recipient`, which is tried when Zalo
 * misses that.
 * @returns Zalo's id of the message @throws ZaloRefusal, NoAnswerError, TokenError
 */
export async function sendByTemplate(
  client: Pick<ZaloClient, 'post'>,
  user_id: string,
  { id, data }: Template,
): Promise<string> {
  const body = { template_id: id, template_data: data }
  const answer = await client.post(path, { user_id, ...body }).catch((error: unknown) => {
    if (!wantsRecipient(error)) throw error
    return client.post(path, { recipient: { user_id }, ...body })
  })
  return sent.parse(answer).message_id
}

const wantsRecipient = (error: unknown): boolean =>
  error instanceof ZaloRefusal && error.code === -201 && /recipient/i.test(error.message)
