/** Whom a segment means, in words. */
import type { Visit } from '../../console/visit.ts'
import { unitWords } from '../../units/unit-words.ts'
import type { Segment } from '../segment.ts'

export function segmentWords(visit: Visit, segment: Segment): string {
  const { say, units } = visit
  const { household, participation, exclude } = segment
  return [
    unitWords(units, segment.unit),
    ...(segment.channels ?? []).map((each) => visit.label('channel', each)),
    ...(segment.topics ?? []).map((each) => say(`campaign-topic-${each}`)),
    ...(segment.languages ?? []).map((each) => say(`campaign-language-${each}`)),
    ...(segment.roles ?? []).map((each) => visit.label('role', each)),
    ...(household?.registered === undefined
      ? []
      : [say(household.registered ? 'campaign-field-registered' : 'campaign-segment-unregistered')]),
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
