/** Whom a segment means, in words. */
import type { Values } from '../platform/i18n/texts.ts'
import type { UnitTree } from '../units/unit-tree.ts'
import { unitWords } from '../units/unit-words.ts'
import type { Segment } from './segment.ts'

/** Whoever can name what a segment is made of: a page of the console, a chat. */
interface Speaker {
  readonly units: UnitTree
  say(key: string, values?: Values): string
  label(sort: 'channel' | 'role', code: string): string
}

export function segmentWords(speaker: Speaker, segment: Segment): string {
  const { say, units } = speaker
  const { household, participation, exclude } = segment
  return [
    unitWords(units, segment.unit),
    ...(segment.channels ?? []).map((each) => speaker.label('channel', each)),
    ...(segment.topics ?? []).map((each) => say(`campaign-topic-${each}`)),
    ...(segment.languages ?? []).map((each) => say(`campaign-language-${each}`)),
    ...(segment.roles ?? []).map((each) => speaker.label('role', each)),
    ...(household?.registered === undefined
      ? []
      : [say(`campaign-registered-${household.registered ? 'yes' : 'no'}`)]),
    ...(household?.oneEach ? [say('campaign-field-oneEach')] : []),
    ...(participation
      ? [
          say('campaign-segment-participation', {
            number: String(participation.campaign),
            answers: (participation.answers ?? ['all'])
              .map((each) => say(`campaign-participation-${each}`))
              .join(', '),
          }),
        ]
      : []),
    ...(exclude?.units ?? []).map((id) => say('campaign-segment-without', { what: unitWords(units, id) })),
    ...(exclude?.campaigns ?? []).map((id) =>
      say('campaign-segment-without-campaign', { number: String(id) }),
    ),
  ].join(' · ')
}
