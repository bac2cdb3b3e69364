import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Program, startProgram } from '../../support/program.ts'

describe.each(['polling', 'webhook'] as const)('a person on Telegram, with updates by %s', (updates) => {
  let program: Program

  beforeAll(async () => {
    program = await startProgram({ updates })
  })
  afterAll(() => program.close())

  it('reports something in two messages, and is given a code', async () => {
    const an = program.telegram.user()
    an.say('den duong <b>ngo 15</b> hong ca tuan nay & rat toi')
    const review = await an.waitFor('<b>ngo 15</b>')
    expect(review.entities.every((entity) => entity.type === 'bold')).toBe(true)
    an.press(review.buttons[0]![0]!.text)
    await an.waitFor(/PA-[0-9A-Z]{7}/)
    await program.telegram.idle()
    expect(program.telegram.unanswered()).toEqual([])
  })

  it('is answered once to an update that comes twice', async () => {
    const an = program.telegram.user()
    const { update } = an.say('/start')
    await an.waitFor('Kính chào')
    await program.telegram.idle()
    program.telegram.redeliver(update.update_id)
    an.say('/trogiup')
    await an.waitFor('114')
    expect(an.inbox().filter((message) => message.text.includes('Kính chào'))).toHaveLength(1)
  })
})
