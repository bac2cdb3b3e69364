/**
 * Who reads or acts, and what their roles let them: a role reaches the unit it is on and everything below it.
 * Everything not granted here is denied. Rights are applied in the queries of the subjects' services.
 */
import { ForbiddenError } from '../platform/errors.ts'

export const roleNames = ['admin', 'officer', 'chair', 'treasurer', 'lead', 'viewer', 'custodian'] as const
export type RoleName = (typeof roleNames)[number]

export type Right =
  | 'tickets.read'
  | 'tickets.handle'
  /** Denunciations: who lacks it sees nothing of them anywhere. */
  | 'tickets.restricted'
  /** Asking to learn who a sealed author is, and deciding on another's asking. */
  | 'tickets.unseal'
  /** The words replies are made from. */
  | 'templates.manage'
  | 'staff.read'
  | 'staff.manage'
  | 'units.read'
  | 'units.manage'
  | 'operations.read'
  /** Bots and Official Accounts of a unit, with their tokens. */
  | 'accounts.manage'
  | 'privacy.read'
  | 'privacy.manage'
  | 'audit.read'
  | 'campaigns.read'
  | 'campaigns.write'
  | 'campaigns.approve'
  /** Approving what reaches everybody, asked or not: notices by duty, danger to life. */
  | 'campaigns.urgent'

/** How a viewer came in, and what they have shown of their second factor. */
export interface Access {
  /** `owner-token` is the one set as OWNER_TOKEN; `chat` a chat that is linked to the person. */
  readonly via: 'session' | 'token' | 'owner-token' | 'chat'
  /** The session's, the token's, or the identity's of the chat. */
  readonly id: number
  readonly factorEnrolled: boolean
  readonly factorGivenAt: Date | null
}

export interface Viewer {
  readonly personId: number
  readonly name: string
  readonly language: 'vi' | 'en'
  readonly roles: readonly { readonly role: RoleName; readonly unitId: number }[]
  /** Absent when it is no session and no token: the program acts in the person's name. */
  readonly access?: Access
}

const grants: Record<RoleName, readonly Right[]> = {
  admin: [
    'tickets.read',
    'tickets.handle',
    'tickets.unseal',
    'templates.manage',
    'staff.read',
    'staff.manage',
    'units.read',
    'units.manage',
    'operations.read',
    'accounts.manage',
    'privacy.read',
    'privacy.manage',
    'audit.read',
    'campaigns.read',
    'campaigns.write',
    'campaigns.approve',
  ],
  officer: [
    'tickets.read',
    'tickets.handle',
    'staff.read',
    'units.read',
    'campaigns.read',
    'campaigns.write',
  ],
  chair: [
    'tickets.read',
    'tickets.handle',
    'tickets.unseal',
    'staff.read',
    'units.read',
    'privacy.read',
    'campaigns.read',
    'campaigns.write',
    'campaigns.approve',
    'campaigns.urgent',
  ],
  treasurer: ['units.read'],
  lead: ['tickets.read', 'units.read'],
  viewer: ['tickets.read', 'units.read', 'campaigns.read'],
  custodian: ['tickets.read', 'tickets.handle', 'tickets.restricted', 'tickets.unseal', 'units.read'],
}

/** The roles that carry a right. */
export const rolesWith = (right: Right): RoleName[] =>
  roleNames.filter((role) => grants[role].includes(right))

/** The units at whose top a viewer has a right; empty: nowhere. */
export function reach(viewer: Viewer, right: Right): number[] {
  return [
    ...new Set(viewer.roles.filter(({ role }) => grants[role].includes(right)).map(({ unitId }) => unitId)),
  ]
}

/** Whether the viewer has the right anywhere. */
export const may = (viewer: Viewer, right: Right): boolean => reach(viewer, right).length > 0

/** @throws ForbiddenError when the viewer has the right nowhere */
export function demand(viewer: Viewer, right: Right): void {
  if (!may(viewer, right)) throw new ForbiddenError(right)
}

/** Prisma's filter for rows that belong to a unit within the viewer's reach. */
export function withinReach(viewer: Viewer, right: Right) {
  return { unit: { ancestors: { some: { ancestorId: { in: reach(viewer, right) } } } } }
}
