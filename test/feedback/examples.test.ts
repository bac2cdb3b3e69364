import { afterAll, beforeAll, expect, it } from 'vitest'
import { labelledExamples } from '../../src/feedback/examples.ts'
import { type Program, startProgram } from '../support/program.ts'

let program: Program
beforeAll(async () => {
  program = await startProgram()
})
afterAll(() => program?.close())

it('keeps a correction of an officer as a labelled example, with numbers masked', async () => {
  const person = program.telegram.user()
  person.say('Đèn đường ngõ 15 hỏng, gọi tôi số 0912 345 678')
  await person.waitFor(/Đồng ý|hiểu như sau/, 5_000)
  person.say('1')
  const code = /PA-\w{7}/.exec((await person.waitFor(/PA-/, 5_000)).text ?? '')?.[0]
  const changed = await program.api('POST', `/tickets/${code}/classification`, {
    category: 'giao_thong_via_he',
  })
  expect(changed.status).toBe(200)
  const examples = []
  for await (const example of labelledExamples(program.database)) examples.push(example)
  expect(examples).toHaveLength(1)
  expect(examples[0]).toMatchObject({
    correctedBy: 'officer',
    proposed: { category: 'chieu_sang_dien' },
    labels: { category: 'giao_thong_via_he' },
  })
  expect(JSON.stringify(examples)).not.toContain('345 678')
})

it('keeps a correction of the resident as well', async () => {
  const person = program.telegram.user()
  person.say('Ở đây có chuyện lạ lắm các bác ạ, ra xem giúp với')
  await person.waitFor(/hiểu như sau/, 5_000)
  person.press('Sửa loại việc')
  await person.waitFor(/1\. /, 5_000)
  person.say('tiếng ồn')
  await person.waitFor(/Tiếng ồn/, 5_000)
  person.press('Đồng ý và gửi')
  await person.waitFor(/PA-/, 5_000)
  const examples = []
  for await (const example of labelledExamples(program.database)) examples.push(example)
  expect(examples.at(-1)).toMatchObject({ correctedBy: 'resident', labels: { category: 'tieng_on' } })
})
