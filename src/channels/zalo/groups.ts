/** Group chats of an OA's own (GMF): which there are, and the packs they live on. */
import { z } from 'zod'
import type { ZaloClient } from './client.ts'
import { ZaloRefusal } from './refusal.ts'

export interface Group {
  readonly id: string
  readonly name: string
  /** False: its pack has ended, and nothing can be said there. */
  readonly isOpen: boolean
  readonly members: number | null
  /** By which people join. */
  readonly link: string | null
}

/** A pack that allows one group of so many members at most. */
export interface GroupPack {
  readonly id: string
  readonly mostMembers: number
  /** The group that uses it; null: it is free for another one. */
  readonly groupId: string | null
  readonly until: Date | null
}

/** Each call @throws ZaloRefusal, NoAnswerError, TokenError */
export interface Groups {
  /** All of the OA's. */
  list(): Promise<Group[]>
  /** Bought, given, and of the OA's package. */
  packs(): Promise<GroupPack[]>
}

/** Unsaid it is five. */
const pageSize = 10
/** A thousand groups: nothing goes on for ever. */
const mostPages = 100
const sizes = [10, 50, 100, 1000]
const origins = ['sub_quota', 'purchase_quota', 'reward_quota']
const invalid = -201

const id = z.union([z.string().min(1), z.number()]).transform(String)
const page = z.object({
  total: z.coerce.number().catch(0),
  groups: z
    .array(
      z.object({
        group_id: id,
        name: z.string().catch(''),
        status: z.string().catch('enabled'),
        total_member: z.coerce.number().nullable().catch(null),
        group_link: z.string().nullable().catch(null),
      }),
    )
    .catch([]),
})
const packs = z.array(
  z.object({
    asset_id: id,
    status: z.string().catch(''),
    used_id: id.nullable().catch(null),
    /** Milliseconds since 1970. */
    valid_through: z.coerce.number().positive().nullable().catch(null),
  }),
)

export function createGroups(client: Pick<ZaloClient, 'get' | 'post'>): Groups {
  async function packsOf(mostMembers: number, quota_type: string): Promise<GroupPack[]> {
    const asked = { quota_owner: 'OA', product_type: `gmf${mostMembers}`, quota_type }
    const found = await client.post('/v3.0/oa/quota/group', asked).catch((error: unknown) => {
      // Not every OA knows every size.
      if (error instanceof ZaloRefusal && error.code === invalid) return []
      throw error
    })
    return packs
      .catch([])
      .parse(found)
      .map(({ asset_id, status, used_id, valid_through }) => ({
        id: asset_id,
        mostMembers,
        groupId: status === 'used' ? used_id : null,
        until: valid_through === null ? null : new Date(valid_through),
      }))
  }

  return {
    async list() {
      const all: Group[] = []
      for (let pages = 0; pages < mostPages; pages += 1) {
        const query = { offset: all.length, count: pageSize }
        const { groups, total } = page.parse(await client.get('/v3.0/oa/group/getgroupsofoa', { query }))
        all.push(...groups.map(asGroup))
        if (groups.length === 0 || all.length >= total) break
      }
      return all
    },
    async packs() {
      const all: GroupPack[] = []
      for (const size of sizes) for (const origin of origins) all.push(...(await packsOf(size, origin)))
      return all
    },
  }
}

const asGroup = ({
  group_id,
  name,
  status,
  total_member,
  group_link,
}: z.infer<typeof page>['groups'][number]) => ({
  id: group_id,
  name,
  isOpen: status !== 'disabled',
  members: total_member,
  link: group_link,
})
