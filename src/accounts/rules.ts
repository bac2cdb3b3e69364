/** What staff decide about an account, checked, as it stands in its settings. */
import { InvalidError } from '../platform/errors.ts'
import type { AccountRules } from './account-types.ts'

const names: readonly (keyof AccountRules)[] = ['templateId', 'templateCode', 'templateText', 'siteCode']
const shapes: Partial<Record<keyof AccountRules, RegExp>> = {
  billedMonthly: /^\d{0,7}$/,
  templateId: /^[\w-]{0,64}$/,
  templateCode: /^\w{0,64}$/,
  templateText: /^\w{0,64}$/,
  siteCode: /^[\w-]{0,200}$/,
}

/** @throws InvalidError */
export function usableRules(given: Readonly<Record<keyof AccountRules, string>>) {
  const wrong = (['billedMonthly', ...names] as const).filter((name) => !shapes[name]?.test(given[name]))
  if (wrong.length > 0)
    throw new InvalidError(wrong.map((path) => ({ path, message: 'accounts-error-rule' })))
  const { templateId, templateCode, templateText, billedMonthly, siteCode } = given
  const parameters = {
    ...(templateCode ? { code: templateCode } : {}),
    ...(templateText ? { text: templateText } : {}),
  }
  return {
    billed: {
      allowed: given.billedAllowed === 'yes',
      ...(billedMonthly ? { monthly: Number(billedMonthly) } : {}),
    },
    template: templateId ? { id: templateId, ...parameters } : null,
    siteCode,
  }
}
