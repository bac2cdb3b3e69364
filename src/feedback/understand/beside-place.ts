import { type AddressSource, addressSpans } from './address.ts'
import { findGroups } from './groups.ts'
import places from './places.json' with { type: 'json' }
import { readRuns, runAfter, runBefore } from './sequence.ts'
import type { Reading } from './tokens.ts'

const unitWords = readRuns([...places.unitWords, ...places.placePrepositions])
const names = readRuns([...places.wards, ...places.streetNames])
const people = readRuns(places.houseOf)

/**
 * The message without the words that say where: wards, groups, lanes, streets, numbers, whose house. They say
 * nothing of what happened, and a cry beside a full address is as much a cry as one alone.
 */
export function besidePlace(
  reading: Reading,
  { ward, groups }: Pick<AddressSource, 'ward' | 'groups'>,
): Reading {
  const { tokens } = reading
  const isPlace = new Set<number>()
  const take = (from: number, to: number) => {
    for (let at = from - runBefore(tokens, from, unitWords); at < to; at += 1) isPlace.add(at)
  }
  /** A few Vietnamese words without marks may look English. */
  const told = reading.language === 'en' ? [...groups, ...findGroups(tokens, 'vi')] : groups
  for (const { from, to } of told) take(from, to)
  if (ward !== undefined) take(ward.from, ward.to)
  for (const { from, to } of addressSpans({ tokens, ward, groups, matters: new Set() })) take(from, to)
  tokens.forEach((token, at) => {
    if (token.value !== undefined && token.money === 0) isPlace.add(at)
    const named = at > 0 && isPlace.has(at - 1) ? runAfter(tokens, at, names) : 0
    if (named > 0) take(at, at + named)
    const house = runBefore(tokens, at, people)
    if (house > 0 && token.capital && tokens.length > at + 1) take(at - house, at + 1)
  })
  return isPlace.size === 0 ? reading : { ...reading, tokens: tokens.filter((_, at) => !isPlace.has(at)) }
}
