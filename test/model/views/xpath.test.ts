import { expect, test } from 'vitest'
import { parseXpath } from '../../../src/model/views/xpath.ts'

test('an expression of more parts than anybody can evaluate is none', () => {
  const read = (text: string): string => {
    const expr = parseXpath(text)
    return 'issue' in expr ? expr.issue.message : expr.k
  }
  expect(read(`1${'*1'.repeat(2000)}`)).toBe('binary')
  expect(read('*'.repeat(100_001))).toBe('the expression is too long')
  expect(read('('.repeat(100))).toBe('the expression is nested too deep')
})
