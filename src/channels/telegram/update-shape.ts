/** The parts of Telegram's `Update` that are read, each forgiven when it is not as expected. */
import { z } from 'zod'

const lenient = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined)

/** Seconds since 1970, as far as JavaScript has dates; 0 also stands for a message no longer accessible. */
const seconds = z.int().min(0).max(8.64e12).catch(0)
const chat = z.object({ id: z.int(), type: z.string() })
const user = z.object({ id: z.int().positive(), language_code: lenient(z.string().min(1).max(35)) })
const location = z.object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) })
const file = z.object({
  file_id: z.string().min(1),
  file_name: lenient(z.string()),
  mime_type: lenient(z.string()),
})
const photoSize = z.object({
  file_id: z.string().min(1),
  width: z.number().catch(0),
  height: z.number().catch(0),
})

/** Where in a group a message is: replies outside topics have a thread too. */
const thread = { message_thread_id: lenient(z.int()), is_topic_message: lenient(z.boolean()) }

const message = z.looseObject({
  ...thread,
  message_id: z.int(),
  date: seconds,
  edit_date: seconds,
  chat,
  from: lenient(user),
  text: lenient(z.string()),
  caption: lenient(z.string()),
  media_group_id: lenient(z.string().min(1)),
  photo: lenient(z.array(photoSize).min(1)),
  voice: lenient(file),
  audio: lenient(file),
  video: lenient(file),
  video_note: lenient(file),
  animation: lenient(file),
  document: lenient(file),
  location: lenient(location),
  venue: lenient(z.object({ location, title: z.string().catch(''), address: z.string().catch('') })),
  contact: lenient(z.object({ phone_number: z.string().min(1), user_id: lenient(z.int()) })),
  reply_to_message: lenient(z.object({ message_id: z.int(), from: z.object({ is_bot: z.literal(true) }) })),
  migrate_to_chat_id: lenient(z.int()),
})

/** Kinds that nobody asked for, or that did not exist when this was written, leave all parts undefined. */
export const updateShape = z.object({
  update_id: z.int().min(0),
  message: lenient(message),
  edited_message: lenient(message),
  callback_query: lenient(
    z.object({
      id: z.string().min(1),
      from: user,
      message: lenient(z.object({ ...thread, message_id: z.int(), chat })),
      data: lenient(z.string()),
    }),
  ),
  my_chat_member: lenient(
    z.object({ chat, from: user, date: seconds, new_chat_member: z.object({ status: z.string() }) }),
  ),
})

export type UpdateShape = z.infer<typeof updateShape>
export type MessageShape = z.infer<typeof message>

/** The kinds above, as `getUpdates` and `setWebhook` ask for them. */
export const askedKinds = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const
