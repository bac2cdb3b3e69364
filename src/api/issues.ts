/** What a schema found wrong, in the words of `locales/…/error.ftl`. */
import type { z } from 'zod'
import type { Language, Texts } from '../platform/i18n/texts.ts'

export interface SaidIssue {
  readonly path: string
  readonly message: string
}

type ZodIssue = z.core.$ZodIssue

export function sayIssues(
  issues: readonly ZodIssue[],
  { given, texts, language }: { given: unknown; texts: Texts; language: Language },
): SaidIssue[] {
  return issues
    .flatMap((issue) => branchOf(issue, given))
    .map(({ issue, path }) => ({
      path: path.join('.'),
      message: sayIssue(issue, { missing: valueAt(given, path) === undefined, texts, language }),
    }))
}

interface Placed {
  readonly issue: ZodIssue
  readonly path: PropertyKey[]
}

/** Of the shapes that something could have had, the one it comes nearest to: whose issues lie deepest, and are fewest. */
function branchOf(issue: ZodIssue, given: unknown, above: PropertyKey[] = []): Placed[] {
  const path = [...above, ...issue.path]
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ issue, path: [...path, key] }))
  if (issue.code !== 'invalid_union') return [{ issue, path }]
  const branches = issue.errors.map((branch) => branch.flatMap((inner) => branchOf(inner, given, path)))
  const depth = (branch: Placed[]) => Math.min(...branch.map((each) => each.path.length))
  return branches.toSorted((a, b) => depth(b) - depth(a) || a.length - b.length)[0] ?? [{ issue, path }]
}

function sayIssue(
  issue: ZodIssue,
  { missing, texts, language }: { missing: boolean; texts: Texts; language: Language },
): string {
  const say = (key: string, values?: Record<string, string | number>) =>
    texts.say(language, `error-${key}`, values)
  if (missing) return say('required')
  switch (issue.code) {
    case 'invalid_type':
      return say(kinds[issue.expected] ?? 'unknown-value')
    case 'invalid_value':
      return say('one-of', { values: issue.values.map(String).join(', ') })
    case 'unrecognized_keys':
      return say('unknown-field')
    case 'too_big':
      return say(tooBig[issue.origin] ?? 'at-most', { maximum: Number(issue.maximum) })
    case 'too_small':
      return say(tooSmall[issue.origin] ?? 'at-least', { minimum: Number(issue.minimum) })
    default:
      return say('unknown-value')
  }
}

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'number',
  int: 'number',
  array: 'list',
  object: 'object',
}
const tooBig: Readonly<Record<string, string>> = { string: 'too-long', array: 'too-many' }
const tooSmall: Readonly<Record<string, string>> = { string: 'required', array: 'too-few' }

function valueAt(given: unknown, path: readonly PropertyKey[]): unknown {
  let value = given
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Record<PropertyKey, unknown>)[key]
  }
  return value
}
