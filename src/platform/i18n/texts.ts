/** The words the program says, from the Fluent files in `locales/`: one folder a language, one file a subject. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FluentBundle, FluentNumber, FluentResource } from '@fluent/bundle'
import { type RichText, readEmphasis } from './rich-text.ts'

export type Language = 'vi' | 'en'
export const languages: readonly Language[] = ['vi', 'en']

export type Values = Record<string, string | number>

export interface Texts {
  /** A message without emphasis. @throws when the key is unknown or a value is missing */
  say(language: Language, key: string, values?: Values): string
  /** A message in which `**words**` of ours are bold; asterisks in values stay what they are. */
  rich(language: Language, key: string, values?: Values): RichText
  has(language: Language, key: string): boolean
}

/** Stands for an asterisk inside a value while emphasis is read. Not a character people type. */
const literalStar = '\uE0A0'

export function loadTexts(folder: string): Texts {
  const bundles = new Map(
    languages.map((language) => [language, loadBundle(join(folder, language), language)]),
  )

  function say(language: Language, key: string, values: Values = {}): string {
    const bundle = bundles.get(language)
    const message = bundle?.getMessage(key)
    if (!bundle || !message?.value) throw new Error(`No text ${key} in ${language}`)
    const errors: Error[] = []
    const text = bundle.formatPattern(message.value, values, errors)
    if (errors.length > 0) throw new Error(`Text ${key} in ${language}: ${errors[0]?.message}`)
    return text
  }

  return {
    say,
    rich(language, key, values = {}) {
      const marked = readEmphasis(say(language, key, hideStars(values)))
      return { ...marked, text: marked.text.replaceAll(literalStar, '*') }
    },
    has: (language, key) => bundles.get(language)?.hasMessage(key) ?? false,
  }
}

function loadBundle(folder: string, language: Language): FluentBundle {
  const bundle = new FluentBundle(language, { useIsolating: false, functions: { NUMBER: plainNumber } })
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.ftl')) continue
    const errors = bundle.addResource(new FluentResource(readFileSync(join(folder, file), 'utf8')))
    if (errors.length > 0) throw new Error(`${join(folder, file)}: ${errors[0]?.message}`)
  }
  return bundle
}

function plainNumber(positional: unknown[]): FluentNumber {
  return new FluentNumber(Number(positional[0]))
}

function hideStars(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      typeof value === 'string' ? value.replaceAll('*', literalStar) : value,
    ]),
  )
}
