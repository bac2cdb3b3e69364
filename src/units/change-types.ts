/**
 * Changes of the units with a date.
 *
 * merge   units end; one that is there, or a new one, takes each of them over whole, with what is below them
 * split   a unit ends; two or more take over parts of it, and each unit below it goes to one of them
 * rename  the unit goes on under another name or code
 * move    the unit goes on under another parent
 * end     the unit ends and nothing takes it over
 */

/** A unit to be created by a change. */
export interface NewUnit {
  readonly code: string
  readonly name: string
  readonly level: string
  readonly parentId: number
  /** Left out of a merger: the sum of those merged. */
  readonly households?: number | null | undefined
}

/** A unit that is there, or one to be created. */
export type Target = { readonly unitId: number } | { readonly create: NewUnit }

export type UnitChange =
  | {
      readonly kind: 'merge'
      readonly from: readonly number[]
      readonly into: Target
      /** Roles on the merged units that go along; the others stay where they are. */
      readonly moveRoles?: readonly number[] | undefined
    }
  | {
      readonly kind: 'split'
      readonly unit: number
      /** Where the parts go, each with the ids of the units below that go there. */
      readonly parts: readonly { readonly into: Target; readonly children: readonly number[] }[]
    }
  | {
      readonly kind: 'rename'
      readonly unit: number
      readonly name: string
      readonly code?: string | undefined
    }
  | { readonly kind: 'move'; readonly unit: number; readonly parentId: number }
  | { readonly kind: 'end'; readonly unit: number }

/** What stands at units, in counts. Open tickets without those that only custodians may know of. */
export interface Standing {
  readonly residents: number
  readonly households: number
  readonly tickets: number
  readonly accounts: number
  readonly templates: number
  readonly groups: number
  /** Announcements that are not over. */
  readonly campaigns: number
}

export const nothingStanding: Standing = {
  residents: 0,
  households: 0,
  tickets: 0,
  accounts: 0,
  templates: 0,
  groups: 0,
  campaigns: 0,
}

export interface RoleThere {
  readonly id: number
  readonly person: string
  readonly role: string
  readonly unitId: number
  /** A custodian's is not: what they guard stays with the unit it was told to. */
  readonly movable: boolean
}

/** What a change would do; `apply` does exactly this. */
export interface ChangePreview {
  /** Its first day, `YYYY-MM-DD`. */
  readonly date: string
  /** The day has not come: units change then, and what follows them follows then. */
  readonly later: boolean
  /** Names of the units that end, and of those that begin. */
  readonly ends: readonly string[]
  readonly begins: readonly string[]
  /** Units that get another name, code or parent, each with its name before and after. */
  readonly revised: readonly {
    readonly from: string
    readonly to: string
    readonly code: string | null
    readonly parent: string | null
  }[]
  /** Follows at once, or on the day. */
  readonly moved: Standing
  /** Stays with a unit that ends: people are asked where they belong, the next time they write. */
  readonly stays: Standing
  /** Roles of staff on the units that end. */
  readonly roles: readonly RoleThere[]
  readonly codesReused: readonly { readonly code: string; readonly name: string }[]
  /** Names that two units below one parent would have. */
  readonly sameNames: readonly string[]
}
