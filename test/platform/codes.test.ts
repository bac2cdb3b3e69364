import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codePrefixes, findCodes, newCode, readCode } from '../../src/platform/codes.ts'

const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

const anyCode = fc
  .tuple(fc.constantFrom(...codePrefixes), fc.uint8Array({ minLength: 6, maxLength: 6 }))
  .map(([prefix, bytes]) => newCode(prefix, () => bytes))

describe('newCode', () => {
  test('makes a prefix, a dash and seven characters of Crockford base 32', () => {
    expect(newCode('UH', randomBytes)).toMatch(/^UH-[0-9A-HJKMNP-TV-Z]{7}$/)
  })

  test('every code it makes is read back', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        expect(readCode(code)).toBe(code)
      }),
    )
  })
})

describe('readCode', () => {
  test.each(['PA-7K3M9QX', 'PA-2Q8RT4M'])('accepts the sample %s', (code) => {
    expect(readCode(code)).toBe(code)
  })

  test.each(['pa7k3m9qx', ' Pa 7K3 m9qx ', 'pa–7k3m-9qx', 'ＰＡ－７Ｋ３Ｍ９ＱＸ'])('reads %j', (text) => {
    expect(readCode(text)).toBe('PA-7K3M9QX')
  })

  test('reads O as 0 and I or L as 1', () => {
    fc.assert(
      fc.property(anyCode, fc.constantFrom('I', 'l', 'i', 'L'), (code, one) => {
        const body = code.slice(3).replace(/0/g, 'o').replace(/1/g, one)
        expect(readCode(`${code.slice(0, 3)}${body}`)).toBe(code)
      }),
    )
  })

  test.each(['', 'PA', 'PA-7K3M9Q', 'PA-7K3M9QXX', 'PA-7K3M9QU', 'XX-7K3M9QX', 'PA-7K3M9Q!'])(
    'refuses %j',
    (text) => {
      expect(readCode(text)).toBeNull()
    },
  )

  test('catches every single wrong character', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        for (let at = 3; at < code.length; at++)
          for (const symbol of SYMBOLS)
            if (symbol !== code[at])
              expect(readCode(code.slice(0, at) + symbol + code.slice(at + 1))).toBeNull()
      }),
      { numRuns: 30 },
    )
  })

  test('catches any two characters that changed places', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        for (let a = 3; a < code.length; a++)
          for (let b = a + 1; b < code.length; b++) {
            const letters = [...code]
            letters[a] = code.charAt(b)
            letters[b] = code.charAt(a)
            if (code[a] !== code[b]) expect(readCode(letters.join(''))).toBeNull()
          }
      }),
    )
  })
})

describe('findCodes', () => {
  test('finds references however they are written in a sentence, once each, in order', () => {
    expect(findCodes('phieu pa 7k3m9qx cua toi')).toEqual(['PA-7K3M9QX'])
    expect(findCodes('Việc PA-2Q8RT4M, và (pa7k3m9qx) và PA - 2q8 rt4m nữa')).toEqual([
      'PA-2Q8RT4M',
      'PA-7K3M9QX',
    ])
  })

  test('is not misled by a false start before the reference', () => {
    expect(findCodes('pa toi la PA-7K3M9QX')).toEqual(['PA-7K3M9QX'])
  })

  test('finds nothing in a longer word, in an old number or in a code with an error', () => {
    expect(findCodes('xpa7k3m9qx pa7k3m9qxx')).toEqual([])
    expect(findCodes('phieu pa 2026 98 cua toi den dau roi?')).toEqual([])
    expect(findCodes('PA-7K3M9QY')).toEqual([])
  })
})
