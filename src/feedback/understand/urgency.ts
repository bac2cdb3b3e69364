import type { Scene } from './kind.ts'
import type { Category, Kind, Urgency } from './labels.ts'

const AT_EASE: ReadonlySet<Kind> = new Set<Kind>(['dang_ky_su_kien', 'cam_on'])
const EVEN: ReadonlySet<Kind> = new Set<Kind>(['ung_ho', 'gop_y', 'tra_cuu', 'quyen_du_lieu'])
const GRAVE: ReadonlySet<Kind> = new Set<Kind>(['khieu_nai', 'to_cao'])
const SIMPLE: ReadonlySet<Category> = new Set<Category>([
  'quy_ung_ho',
  'su_kien',
  'thu_tuc_hanh_chinh',
  'khac',
])

/** How much likelier, in log-odds, the model must find another urgency than the one its words ask for. */
const RULED = 1

/** What is wrong waits for somebody to act: only questions, thanks and the like are of the lowest.
 * Danger now, then health, safety, fraud, legal terms and many or weak people, then the ordinary. */
export function chooseUrgency(scene: Scene & { kind: Kind; category: Category }): Urgency {
  const { kind, dangers, signals, learned } = scene
  if (dangers.length > 0) return 'khan'
  if (GRAVE.has(kind)) return 'cao'
  if (AT_EASE.has(kind)) return 'thap'
  if (EVEN.has(kind)) return 'thuong'
  if (kind === 'khac') return signals.cues.has('rumour') ? 'thuong' : 'thap'
  if (signals.cues.has('ill') && kind !== 'hoi_dap') return 'cao'
  const ruled = askedFor(scene)
  const weigh = (urgency: Urgency) => learned.urgency[urgency] + (urgency === ruled ? RULED : 0)
  const possible = kind === 'hoi_dap' ? (['cao', 'thuong', 'thap'] as const) : (['cao', 'thuong'] as const)
  return possible.toSorted((a, b) => weigh(b) - weigh(a))[0] ?? ruled
}

function askedFor({ kind, category, signals }: Scene & { kind: Kind; category: Category }): Urgency {
  if (kind === 'hoi_dap') return SIMPLE.has(category) && !signals.cues.has('waiting') ? 'thap' : 'thuong'
  if (signals.cues.has('hazard') || signals.cues.has('vulnerable')) return 'cao'
  return 'thuong'
}
