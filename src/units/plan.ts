/** What a list of units asks for, held against the units there are: nothing is written here. */
import { InvalidError, type Issue } from '../platform/errors.ts'
import { cleanText } from '../platform/text/clean.ts'
import type { UnitNow, UnitTree } from './unit-directory.ts'

/** A unit as an administrator gives it. What is left out of a unit that exists stays as it is. */
export interface UnitInput {
  readonly code: string
  readonly name: string
  /** What kind of unit it is, in the words of whoever keeps the tree; no level has a meaning here. */
  readonly level: string
  /** Left out for a new unit: directly under the root. */
  readonly parentCode?: string | null | undefined
  readonly households?: number | null | undefined
  readonly aliases?: readonly string[] | undefined
}

export type UnitField = 'name' | 'level' | 'parentCode' | 'households' | 'aliases'

export interface PlannedUnit {
  readonly code: string
  readonly name: string
  readonly level: string
  /** Null for the root alone. */
  readonly parentCode: string | null
  readonly households: number | null
  readonly aliases: readonly string[]
  /** The unit as it is; null when it is to be created. */
  readonly present: UnitNow | null
  readonly changed: readonly UnitField[]
}

export const codeShape = /^[\p{L}\p{N}][\p{L}\p{N}._/-]{0,63}$/u
export const longest = { name: 200, level: 60 }
const mostAliases = 50
export const mostHouseholds = 10_000_000

/**
 * One plan for each input, in their order. Parents may stand anywhere in the list.
 * @throws InvalidError with paths such as `0.parentCode`, the number being the place in the list
 */
export function planUnits(tree: UnitTree, inputs: readonly UnitInput[]): PlannedUnit[] {
  const cleaned = inputs.map(clean)
  const issues = cleaned.flatMap(shapeIssues)
  const listed = new Map(cleaned.map((input, index) => [input.code, index]))
  const plans = cleaned.map((input, index) => {
    if (listed.get(input.code) !== index) issues.push(issue(index, 'code', 'error-unit-twice'))
    return planUnit(tree, input)
  })
  const parents = new Map(plans.map((plan) => [plan.code, plan.parentCode]))
  for (const [index, plan] of plans.entries()) {
    const given = cleaned[index]?.parentCode
    if (plan.present?.parentId === null) {
      if (given) issues.push(issue(index, 'parentCode', 'error-unit-root'))
    } else if (given && !tree.byCode(given) && !listed.has(given)) {
      issues.push(issue(index, 'parentCode', 'error-unit-unknown'))
    } else if (isBelowItself({ tree, parents, code: plan.code })) {
      issues.push(issue(index, 'parentCode', 'error-unit-cycle'))
    }
  }
  if (issues.length > 0) throw new InvalidError(issues)
  return plans
}

function clean(input: UnitInput): UnitInput {
  return {
    code: cleanText(input.code),
    name: oneLine(input.name),
    level: oneLine(input.level),
    parentCode: input.parentCode ? cleanText(input.parentCode) : undefined,
    households: input.households,
    aliases: input.aliases && [...new Set(input.aliases.map(oneLine).filter(Boolean))],
  }
}

const oneLine = (text: string) => cleanText(text).replace(/\s+/g, ' ')
const issue = (index: number, field: string, message: string): Issue => ({
  path: `${index}.${field}`,
  message,
})

function shapeIssues(input: UnitInput, index: number): Issue[] {
  const { code, name, level, households, aliases = [] } = input
  const issues: Issue[] = []
  const demand = (right: boolean, field: string, message: string) => {
    if (!right) issues.push(issue(index, field, message))
  }
  demand(codeShape.test(code), 'code', code ? 'error-unit-code' : 'error-required')
  demand(name !== '', 'name', 'error-required')
  demand(level !== '', 'level', 'error-required')
  demand([...name].length <= longest.name, 'name', 'error-too-long')
  demand([...level].length <= longest.level, 'level', 'error-too-long')
  demand(aliases.length <= mostAliases, 'aliases', 'error-too-many')
  demand(
    aliases.every((alias) => [...alias].length <= longest.name),
    'aliases',
    'error-too-long',
  )
  const count = households ?? 0
  demand(
    Number.isInteger(count) && count >= 0 && count <= mostHouseholds,
    'households',
    'error-unknown-value',
  )
  return issues
}

function planUnit(tree: UnitTree, input: UnitInput): PlannedUnit {
  const present = tree.byCode(input.code) ?? null
  const parent = present?.parentId == null ? undefined : tree.byId(present.parentId)
  const parentNow = parent?.code ?? null
  const { code, name, level } = input
  const parentCode =
    present?.parentId === null ? null : (input.parentCode ?? (present ? parentNow : tree.root.code))
  const households = input.households === undefined ? (present?.households ?? null) : input.households
  const aliases = input.aliases ?? present?.aliases ?? []
  const same: Record<UnitField, boolean> = {
    name: name === present?.name,
    level: level === present?.level,
    parentCode: parentCode === parentNow,
    households: households === present?.households,
    aliases: aliases.join('\n') === present?.aliases.join('\n'),
  }
  const changed = present ? (Object.keys(same) as UnitField[]).filter((field) => !same[field]) : []
  return { code, name, level, parentCode, households, aliases, present, changed }
}

/** Follows the parents as they are going to be. */
function isBelowItself(given: {
  tree: UnitTree
  parents: ReadonlyMap<string, string | null>
  code: string
}): boolean {
  const { tree, parents } = given
  const met = new Set<string>()
  for (let code: string | null = given.code; code !== null; ) {
    if (met.has(code)) return code === given.code
    met.add(code)
    const unit = tree.byCode(code)
    const parent = unit?.parentId == null ? undefined : tree.byId(unit.parentId)
    code = parents.has(code) ? (parents.get(code) ?? null) : (parent?.code ?? null)
  }
  return false
}
