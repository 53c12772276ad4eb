import type { ClassFacts, PythonFacts } from '../../facts/python-facts.ts'
import type { Addon } from '../addon.ts'
import type { Project } from '../project.ts'
import { type Used, worldOf } from './code-faults.ts'
import { BodyReader } from './infer-body.ts'
import type { CodeFault } from './infer-fault.ts'
import { guardedNames } from './infer-guard.ts'
import { ENV, type Type } from './infer-type.ts'

/**
 * What the tests of an addon ask for in vain. A test's `self` and `cls` are objects with what its methods, and those of
 * the addon's classes that it is built on, give them.
 */
export function readTests(project: Project, addon: Addon, used?: Used): readonly CodeFault[] {
  const faults: CodeFault[] = []
  if (!addon.installable || !project.hasCore) return faults
  const files = [...addon.python].filter(([relative]) => relative.startsWith('tests/'))
  const classes = new Map(files.flatMap(([, facts]) => facts.classes.map((one) => [one.name, { one, facts }] as const)))
  const known = new Map<string, Map<string, Type>>()
  const counted = { known: 0, unknown: 0 }
  const readerOf = (facts: PythonFacts, emit: (fault: CodeFault) => void, told?: Used): BodyReader =>
    new BodyReader(worldOf(project, addon, facts, emit, counted, told))

  /** The members of a class after all its methods were read once. */
  const membersOf = (name: string): Map<string, Type> => {
    const done = known.get(name)
    if (done) return done
    const members = new Map<string, Type>([['env', ENV]])
    known.set(name, members)
    const found = classes.get(name)
    if (!found) return members
    for (const base of found.one.bases)
      for (const [member, type] of membersOf(base.split('.').at(-1) ?? base)) members.set(member, type)
    const reader = readerOf(found.facts, () => {})
    for (const method of sorted(found.one)) {
      const result = reader.readFunction(method.node, [{ kind: 'object', members }])
      if (!members.has(method.name)) members.set(method.name, { kind: 'function', node: method.node, result })
    }
    return members
  }

  for (const [, facts] of files) {
    const found: CodeFault[] = []
    const reader = readerOf(facts, (fault) => found.push(fault), used)
    for (const one of facts.classes) {
      if (one.kind !== 'other') continue
      const members = membersOf(one.name)
      for (const method of one.methods) reader.readFunction(method.node, [{ kind: 'object', members }])
    }
    if (found.length === 0) continue
    const guards = guardedNames(facts)
    faults.push(...found.filter((fault) => !guards.covers(fault)))
  }
  return faults
}

/** What sets a test up comes first. */
function sorted(one: ClassFacts): ClassFacts['methods'] {
  const rank = (name: string): number => (name === 'setUpClass' ? 0 : name === 'setUp' ? 1 : 2)
  return one.methods.toSorted((a, b) => rank(a.name) - rank(b.name))
}
