import { speaksOfChild } from './children.ts'
import type { Scene } from './kind.ts'
import type { Kind } from './labels.ts'

/** What is said to denounce somebody weighs so much. */
const DENUNCIATION = 8

/** Whoever only asks for a person says no more words than these. */
const SHORT = 10

const PHONE = /(?<!\d)(?:\+?84|0)(?:[ .-]?\d){8,10}(?!\d)/

/** What a person handling the message should know at a glance; nothing in here decides the kind. */
export function readFlags({ kind, text, ...scene }: Scene & { kind: Kind; text: string }): string[] {
  const { cues, kinds } = scene.signals
  const flags: string[] = speaksOfChild(scene) ? ['minor'] : []
  for (const cue of ['confidential', 'sensitive', 'abuse'] as const) if (cues.has(cue)) flags.push(cue)
  if (kind === 'khac') for (const cue of ['spam', 'rumour'] as const) if (cues.has(cue)) flags.push(cue)
  if ((kinds.get('to_cao')?.score ?? 0) >= DENUNCIATION) flags.push('denunciation')
  if (kinds.has('cam_on')) flags.push('thanks')
  if (cues.has('person') && scene.tokens.length <= SHORT && scene.dangers.length === 0) flags.push('person')
  if (PHONE.test(text)) flags.push('phone')
  return flags
}
