/** What the console is made of: the services of the subjects, and the platform they stand on. */
import type { Accounts } from '../accounts/accounts.ts'
import type { Audit } from '../audit/audit.ts'
import type { Campaigns } from '../campaigns/campaigns.ts'
import type { Templates } from '../feedback/templates.ts'
import type { Tickets } from '../feedback/tickets.ts'
import type { SecondFactor } from '../people/second-factor.ts'
import type { Sessions } from '../people/sessions.ts'
import type { Staff } from '../people/staff.ts'
import type { PersonalData } from '../personal-data/personal-data.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database/database.ts'
import type { FileStore } from '../platform/files/store.ts'
import type { Assets } from '../platform/http/assets.ts'
import type { Texts } from '../platform/i18n/texts.ts'
import type { Log } from '../platform/log.ts'
import type { Secrets } from '../platform/secrets.ts'
import type { LinkedGroups } from '../staff-groups/linked-groups.ts'
import type { UnitDirectory } from '../units/unit-directory.ts'
import type { Units } from '../units/units.ts'

export interface ConsoleParts {
  readonly accounts: Accounts
  readonly linkedGroups: LinkedGroups
  readonly tickets: Tickets
  readonly templates: Templates
  readonly staff: Staff
  readonly sessions: Sessions
  readonly secondFactor: SecondFactor
  readonly audit: Audit
  readonly personalData: PersonalData
  readonly campaigns: Campaigns
  readonly units: Units
  readonly directory: UnitDirectory
  readonly database: Database
  readonly files: FileStore
  readonly assets: Assets
  readonly texts: Texts
  readonly secrets: Secrets
  readonly clock: Clock
  readonly log: Log
  /** What the world calls this server; with https the session cookie is bound to this host. */
  readonly publicUrl: string
  /** Ends the lines to open pages, which would otherwise hold the server open. */
  readonly stopping: AbortSignal | undefined
}
