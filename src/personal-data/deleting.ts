/** The wish to have everything deleted: what will happen and what must stay is said first, and it is asked once more. */
import { choice, type Input, type Turn } from '../conversation/dialogue.ts'
import { openStatuses } from '../feedback/ticket-types.ts'
import { joinLines } from '../platform/i18n/rich-text.ts'
import { formatDate } from '../platform/text/numbers.ts'
import type { AskedRequest, Asking } from './asking.ts'
import { decline, isConfirmed, openDeletion } from './confirming.ts'
import { petitionArticle } from './deletion.ts'
import type { PersonalDataJobs } from './jobs.ts'
import { identitiesOf, isOrWasStaff, ticketsOf } from './whose.ts'

const name = 'pd'

export interface DeletingParts {
  readonly asking: Asking
  readonly jobs: PersonalDataJobs
  readonly newInstance: () => string
}

export function createDeleting({ asking, jobs, newInstance }: DeletingParts) {
  const isStaff = ({ tx, writer }: Turn): Promise<boolean> => isOrWasStaff(tx, writer.personId)

  async function explain(turn: Turn): Promise<void> {
    if (await isStaff(turn)) return turn.say({ text: turn.rich('privacy-delete-staff') })
    const open = await openDeletion(turn.tx, turn.writer.personId)
    if (open && isConfirmed(open)) return sayUnderWay(turn, open)
    const { over, kept } = await ticketsNow(turn)
    const instance = newInstance()
    turn.keepOpen(name, { instance, phase: 'erase' })
    const article = turn.t(`privacy-article-${petitionArticle}`)
    const stays =
      kept.length > 0 ? turn.rich('privacy-delete-kept', { codes: kept.join(', '), article }) : undefined
    const press = (action: string) =>
      choice(name, { instance, action, argument: '' }, turn.t(`privacy-choice-${action}`))
    turn.say({
      text: joinLines(
        turn.rich('privacy-delete-ask', { tickets: over }),
        stays,
        turn.rich('privacy-delete-proof', { article: turn.t('privacy-article-consent') }),
      ),
      choices: [press('destroy'), { ...press('keep'), means: 'no' }],
    })
  }

  async function ticketsNow({ tx, writer }: Turn): Promise<{ over: number; kept: string[] }> {
    const { personId, identityId } = writer
    const identityIds = await identitiesOf(tx, { personId, identityId })
    const rows = await tx.orm.ticket.findMany({
      where: ticketsOf({ personId, identityIds }),
      orderBy: { id: 'asc' },
      select: { code: true, status: true },
    })
    const kept = rows.filter(({ status }) => openStatuses.some((open) => open === status))
    return { over: rows.length - kept.length, kept: kept.map(({ code }) => code) }
  }

  async function erase(turn: Turn): Promise<void> {
    turn.closeDialogue()
    if (await isStaff(turn)) return turn.say({ text: turn.rich('privacy-delete-staff') })
    const open = await openDeletion(turn.tx, turn.writer.personId)
    if (open && isConfirmed(open)) return sayUnderWay(turn, open)
    const asked = open ?? (await asking.ask(turn, { kind: 'delete' }))
    const { now, writer } = turn
    await turn.tx.orm.dataRequest.update({
      where: { id: asked.id },
      data: { tappedAt: now, identityId: writer.identityId },
    })
    await jobs.run(turn.tx, { kind: 'delete', requestId: asked.id })
    sayUnderWay(turn, asked)
  }

  function sayUnderWay(turn: Turn, { id, dueAt }: AskedRequest): void {
    const date = formatDate(dueAt, turn.language)
    turn.say({ text: turn.rich('privacy-delete-under-way', { number: id, date }) })
  }

  return {
    explain,

    /** Only the button of this very question deletes; whatever else is written ends the question. */
    async step(turn: Turn, input: Input): Promise<boolean> {
      if (input.kind === 'press' && input.press.action === 'destroy') {
        await erase(turn)
        return true
      }
      turn.closeDialogue()
      if (input.kind !== 'press' || input.press.action !== 'keep') return false
      await decline(turn.tx, turn.writer.personId, turn.now)
      turn.say({ text: turn.rich('privacy-delete-kept-all') })
      return true
    },
  }
}
