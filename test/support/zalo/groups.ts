/** Groups of the OA's own, and the packs they live on (§6.7). */
import { invalid } from './refusal.ts'
import type { World } from './world.ts'

type Json = Record<string, unknown>

const unsaidCount = 5
const sizes = ['gmf10', 'gmf50', 'gmf100', 'gmf1000']
const origins = ['sub_quota', 'purchase_quota', 'reward_quota']

/** `GET /v3.0/oa/group/getgroupsofoa`: its arguments stand in the query as they are. */
export function listGroups({ groups }: World, asked: URLSearchParams): Json {
  const [offset, count] = [Number(asked.get('offset') ?? 0), Number(asked.get('count') ?? unsaidCount)]
  const all = [...groups.keys()].map((group_id) => ({
    group_id,
    name: `Tổ ${group_id}`,
    group_link: `https://zalo.me/g/${group_id}`,
    status: 'enabled',
    total_member: 3,
  }))
  return { offset, count, total: all.length, groups: all.slice(offset, offset + count) }
}

/** `POST /v3.0/oa/quota/group`: packs of one size and one origin. */
export function groupPacks(
  { groupPacks: packs }: World,
  { quota_owner, product_type, quota_type }: Json,
): Json[] {
  if (quota_owner !== 'OA' && quota_owner !== 'App') throw invalid('quota_owner')
  if (!sizes.includes(String(product_type))) throw invalid('product_type')
  if (!origins.includes(String(quota_type))) throw invalid('quota_type')
  return packs
    .filter((pack) => pack.product_type === product_type && pack.quota_type === quota_type)
    .map(({ product_type: _size, quota_type: _origin, ...pack }) => pack)
}
