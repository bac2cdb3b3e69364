/** Pictures that residents of the demonstration sent: drawings, kept through the same judgement as any photo. */
import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import type { Tx } from '../platform/database/database.ts'
import { type AcceptedFile, judgeFile } from '../platform/files/judge.ts'
import { type FileStore, newFileKey } from '../platform/files/store.ts'
import type { Chance } from './chance.ts'

/** Which drawing shows what; the newest tickets of a category have one each. */
const drawings: Readonly<Record<string, string>> = {
  chieu_sang_dien: 'dark-lamp',
  thoat_nuoc_ngap: 'flooded-street',
  ve_sinh_moi_truong: 'full-bins',
  giao_thong_via_he: 'broken-road',
}
const picturesEach = 3

export interface Pictured {
  readonly ticketId: number
  readonly category: string
  readonly identityId: number
  readonly accountId: number
  readonly createdAt: Date
}

export interface KeptPicture {
  readonly category: string
  readonly key: string
  readonly previewKey: string
  readonly file: AcceptedFile
}

/** Draws and stores the pictures; before the transaction, for it takes a while. */
export async function keepPictures({
  store,
  chance,
}: {
  store: FileStore
  chance: Chance
}): Promise<KeptPicture[]> {
  const kept: KeptPicture[] = []
  for (const [category, drawing] of Object.entries(drawings)) {
    const svg = await readFile(new URL(`drawings/${drawing}.svg`, import.meta.url))
    const file = await judgeFile({ bytes: await sharp(svg).jpeg({ quality: 80 }).toBuffer() })
    if (file.verdict === 'refused' || !file.preview)
      throw new Error(`the drawing ${drawing} is not a picture`)
    for (let count = 0; count < picturesEach; count++) {
      const key = newFileKey(chance.bytes, file.extension)
      const previewKey = newFileKey(chance.bytes, 'jpg')
      await store.put(key, file.bytes)
      await store.put(previewKey, file.preview)
      kept.push({ category, key, previewKey, file })
    }
  }
  return kept
}

/** Gives each picture to a ticket of its category, the newest first. */
export async function attachPictures(
  tx: Tx,
  { pictures, tickets }: { pictures: readonly KeptPicture[]; tickets: readonly Pictured[] },
): Promise<void> {
  const newest = [...tickets].sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime())
  const used = new Set<number>()
  for (const { category, key, previewKey, file } of pictures) {
    const ticket = newest.find((each) => each.category === category && !used.has(each.ticketId))
    if (!ticket) continue
    used.add(ticket.ticketId)
    const { id } = await tx.orm.storedFile.create({
      data: {
        state: 'ready',
        accountId: ticket.accountId,
        ownerIdentityId: ticket.identityId,
        kind: file.kind,
        mime: file.mime,
        bytes: file.bytes.byteLength,
        width: file.width ?? null,
        height: file.height ?? null,
        key,
        previewKey,
        createdAt: ticket.createdAt,
        readyAt: ticket.createdAt,
      },
      select: { id: true },
    })
    await tx.orm.attachment.create({ data: { ticketId: ticket.ticketId, fileId: id } })
  }
}
