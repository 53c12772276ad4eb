import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Asked, Questions, QuestionsAgain } from '../../src/host/questions.ts'

const text = fc.string({ unit: fc.constantFrom('a', '/', '\\', '\t', '\n', '\r', 't', 'n', 'é', '\u2028') })
const asked: fc.Arbitrary<Asked> = fc
  .record({
    kind: fc.constantFrom('read' as const, 'list' as const, 'stat' as const, 'real' as const),
    path: text,
    answer: text,
    stamp: fc.option(fc.stringMatching(/^\d+ \d+\.\d+$/), { nil: undefined }),
  })
  .map(({ stamp, ...one }) => (stamp === undefined ? one : { ...one, stamp }))

test('questions are read as they were written, whatever stands in a path', () => {
  fc.assert(
    fc.property(fc.array(asked), (all) => {
      expect([...Questions.of(all)]).toEqual(all)
    }),
  )
})

test('lines are left out, put in their place and added, the others stay as they are', () => {
  const fates = fc.array(fc.record({ one: asked, fate: fc.constantFrom('stays', 'goes', 'changes') }))
  fc.assert(
    fc.property(fates, fc.array(asked), (all, more) => {
      const before = Questions.of(all.map(({ one }) => one))
      const again = new QuestionsAgain(before)
      const changed: Asked = { kind: 'stat', path: '/changed', answer: 'file 1' }
      for (const [i, line] of [...before.lines()].entries()) {
        if (all[i]?.fate === 'goes') again.drop(line)
        if (all[i]?.fate === 'changes') again.replace(line, changed)
      }
      const expected = all.flatMap(({ one, fate }) => (fate === 'goes' ? [] : fate === 'changes' ? [changed] : [one]))
      expect([...again.done(more)]).toEqual([...expected, ...more])
    }),
  )
})

test('a stamp is the same when all of it is', () => {
  const [line] = Questions.of([{ kind: 'read', path: '/a', answer: 'x', stamp: '12 3' }]).lines()
  expect(['12 3', '12 ', '12 34', '', '2 3'].map((stamp) => line?.isStamped(stamp))).toEqual([
    true,
    ...Array<boolean>(4).fill(false),
  ])
})

test('a text that was cut or written by somebody else is refused', () => {
  for (const text of ['read\t/a\tx', 'read\t/a\n', 'read\n', '\n', 'x'])
    expect(() => [...new Questions(text)], text).toThrow('not whole')
})
