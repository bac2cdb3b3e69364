/** One request of a signed-in member of staff: who, in which language, at which moment. */
import type { Viewer } from '../people/viewer.ts'
import type { Assets } from '../platform/http/assets.ts'
import type { Language, Texts, Values } from '../platform/i18n/texts.ts'
import type { UnitTree } from '../units/unit-directory.ts'

/** What every page needs, signed in or not. */
export interface Reader {
  readonly language: Language
  readonly now: Date
  /** Path and query of the page, for the way back after the language was changed. */
  readonly here: string
  say(key: string, values?: Values): string
  /** The address of a style or script. */
  asset(name: string): string
  /** What a code is called; the code itself when it has no name yet. */
  label(sort: LabelSort, code: string): string
}

export type LabelSort =
  | 'status'
  | 'kind'
  | 'category'
  | 'urgency'
  | 'role'
  | 'channel'
  | 'level'
  | 'event'
  | 'deed'
  | 'reason'

export interface Visit extends Reader {
  readonly viewer: Viewer
  /** Who the session belongs to at this moment, for what outlasts the request; null once it is over. */
  readonly present: () => Promise<Viewer | null>
  /** Belongs into every form: proves that the form came from this session. */
  readonly formToken: string
  readonly units: UnitTree
}

/** What Hono carries from the session check to the pages. */
export interface ConsoleEnv {
  Variables: { reader: Reader; visit: Visit }
}

export function createReader({
  texts,
  assets,
  ...reader
}: {
  texts: Texts
  assets: Assets
  language: Language
  now: Date
  here: string
}): Reader {
  const { language } = reader
  return {
    ...reader,
    say: (key, values) => texts.say(language, key, values),
    asset: (name) => assets.url(name),
    label(sort, code) {
      const key = `label-${sort}-${code}`
      return texts.has(language, key) ? texts.say(language, key) : code
    },
  }
}
