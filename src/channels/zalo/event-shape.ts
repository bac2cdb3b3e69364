/** The parts of Zalo's events that are read, each forgiven when it is not as expected. */
import { z } from 'zod'

const lenient = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined)

/** Decimal strings of up to 19 digits, of messages other signs too; some come as numbers. What is stored under them is printable. */
const id = z.union([z.string().regex(/^[!-~]{1,128}$/), z.number()]).transform(String)
const who = z.object({ id, admin_id: lenient(id) })
const words = lenient(z.string())

const coordinates = z.object({
  latitude: z.coerce.number().min(-90).max(90),
  longitude: z.coerce.number().min(-180).max(180),
})

const attachment = z.object({
  type: z.string().catch(''),
  payload: z
    .object({
      url: words,
      name: words,
      title: words,
      description: words,
      coordinates: lenient(coordinates),
    })
    .catch({
      url: undefined,
      name: undefined,
      title: undefined,
      description: undefined,
      coordinates: undefined,
    }),
})

const message = z.object({
  msg_id: lenient(id),
  /** The message of ours that is answered. */
  quote_msg_id: lenient(id),
  text: words,
  attachments: lenient(z.array(attachment)),
  location: lenient(coordinates),
})

/** What a person filled into `request_user_info`, in the present shape and in the one before. */
const info = z.object({
  phone: lenient(z.union([z.string(), z.number()]).transform(String)),
  full_address: lenient(z.object({ user_address: words, user_ward: words, user_city: words })),
  address: words,
  ward: words,
  district: words,
  city: words,
})

export const eventShape = z.object({
  event_name: z.string().min(1),
  /** Milliseconds since 1970, as a string. */
  timestamp: lenient(z.coerce.number().min(0).max(8.64e15)),
  sender: lenient(who),
  recipient: lenient(who),
  follower: lenient(who),
  user_id: lenient(id),
  oa_id: lenient(id),
  message: lenient(message),
  info: lenient(info),
})

export type EventShape = z.infer<typeof eventShape>
export type InfoShape = z.infer<typeof info>
export type MessageShape = z.infer<typeof message>
export type AttachmentShape = z.infer<typeof attachment>
