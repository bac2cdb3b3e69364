import { expect, it } from 'vitest'
import { texts } from '../support/committee.ts'

const said = (language: 'vi' | 'en', key: string, count: number) => {
  const facts = { unit: 'T1', title: 'x', author: 'L', class: 'c', begin: 'b', end: 'e', left: 0 }
  return texts.rich(language, key, { ...facts, count, paid: count }).text
}

it.each(['campaign-chat-preview', 'campaign-chat-waiting'])('%s counts one person and more', (key) => {
  expect(said('en', key, 1)).toMatch(/1 person, .*1 paid Zalo message\b/)
  expect(said('en', key, 1_240)).toMatch(/1,240 people, .*1,240 paid Zalo messages/)
  expect(said('vi', key, 1_240)).toMatch(/1\.240 người, .*1\.240 tin Zalo trả phí/)
})
