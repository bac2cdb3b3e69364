/**
 * The stack a developer would otherwise pick: grammY with its conversations plugin, state and
 * tickets in PostgreSQL through Prisma. Nothing is claimed, queued or sent again.
 */
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import {
  type Conversation,
  type ConversationData,
  type ConversationFlavor,
  conversations,
  createConversation,
  type VersionedState,
} from '@grammyjs/conversations'
import { PrismaPg } from '@prisma/adapter-pg'
import { Bot, type Context, InlineKeyboard, webhookCallback } from 'grammy'
import { Prisma, PrismaClient } from '../../../src/platform/database/generated/client.ts'
import { foldText } from '../../../src/platform/text/fold.ts'

type PeerContext = ConversationFlavor<Context>

const {
  DATABASE_URL = '',
  TELEGRAM_BOT_TOKEN = '',
  TELEGRAM_API_ROOT = '',
  TELEGRAM_WEBHOOK_SECRET = '',
} = process.env
const adapter = new PrismaPg({ connectionString: DATABASE_URL, max: 10 })
const prisma = new PrismaClient({ adapter })
const bot = new Bot<PeerContext>(TELEGRAM_BOT_TOKEN, { client: { apiRoot: TELEGRAM_API_ROOT } })

const keyboard = new InlineKeyboard()
  .text('Đồng ý và gửi', 'send')
  .row()
  .text('Sửa loại việc', 'category')
  .text('Sửa địa chỉ', 'unit')
  .row()
  .text('Gửi ẩn danh', 'anonymous')
  .text('Thôi', 'drop')

async function feedback(conversation: Conversation, context: Context): Promise<void> {
  const text = context.message?.text ?? ''
  await context.reply(
    `Nội dung được hiểu như sau, mời bác xem lại:\n<b>Phản ánh</b> · Ủy ban\n“${text}”\nGửi đi, Ban Thường trực sẽ xem và chuyển cơ quan có thẩm quyền khi cần. Tên và số của bác chỉ cán bộ phụ trách được thấy.`,
    { reply_markup: keyboard, parse_mode: 'HTML' },
  )
  const pressed = await conversation.waitForCallbackQuery('send')
  await pressed.answerCallbackQuery()
  const code = await conversation.external(() => openTicket(text))
  await pressed.reply(`Đã nhận, mã <b>${code}</b>. Bác được báo kết quả bước đầu.`, { parse_mode: 'HTML' })
}

async function openTicket(text: string): Promise<string> {
  const now = new Date()
  const { code } = await prisma.ticket.create({
    data: {
      code: `PA-${randomBytes(5).toString('hex')}`,
      kind: 'phan_anh',
      category: 'khac',
      urgency: 'thuong',
      unitId: 1,
      text,
      folded: foldText(text),
      language: 'vi',
      channel: 'telegram',
      lookDueAt: now,
      dueAt: now,
      sourceKeys: [],
    },
    select: { code: true },
  })
  return code
}

/** As grammY's storage for Prisma does it, with the chat's row in place of a table of sessions. */
const rowOf = (externalId: string) => ({ accountId_externalId: { accountId: 1, externalId } })
const stored = (state: VersionedState<ConversationData>) => state as unknown as Prisma.InputJsonObject

bot.use(
  conversations({
    storage: {
      type: 'key',
      adapter: {
        async read(key) {
          const row = await prisma.identity.findUnique({ where: rowOf(key) })
          return (row?.dialogue ?? undefined) as VersionedState<ConversationData> | undefined
        },
        async write(key, state) {
          const dialogue = stored(state)
          const create = { accountId: 1, externalId: key, dialogue }
          await prisma.identity.upsert({ where: rowOf(key), create, update: { dialogue } })
        },
        async delete(key) {
          await prisma.identity.update({ where: rowOf(key), data: { dialogue: Prisma.DbNull } })
        },
      },
    },
  }),
)
bot.use(createConversation(feedback))
bot.on('message:text', (context) => context.conversation.enter('feedback'))

await bot.init()
const receive = webhookCallback(bot, 'http', { secretToken: TELEGRAM_WEBHOOK_SECRET })
createServer((request, response) => {
  if (request.method === 'POST') void receive(request, response)
  else response.end()
}).listen(Number(process.env.PORT), '127.0.0.1')
process.on('SIGTERM', () => process.exit(0))
