/** What is given of a member of staff, made usable. */
import { InvalidError } from '../platform/errors.ts'
import { cleanText } from '../platform/text/clean.ts'
import { type RoleName, roleNames } from './viewer.ts'

const longestName = 120

/** @throws InvalidError */
export function usableName(given: string): string {
  const name = cleanText(given).replace(/\s+/g, ' ')
  if (!name) throw new InvalidError([{ path: 'name', message: 'error-required' }])
  if ([...name].length > longestName) throw new InvalidError([{ path: 'name', message: 'error-too-long' }])
  return name
}

/** Each once. @throws InvalidError when one is unknown, or there is none */
export function usableRoles(given: readonly string[]): RoleName[] {
  if (given.length === 0) throw new InvalidError([{ path: 'roles', message: 'error-too-few' }])
  return [...new Set(given)].map((role) => {
    const known = roleNames.find((name) => name === role)
    if (!known) throw new InvalidError([{ path: 'roles', message: 'error-role-unknown' }])
    return known
  })
}
