import type { ClassFacts, PythonFacts } from '../../facts/python-facts.ts'
import { dottedName } from '../../parse/python/walk.ts'
import type { Span } from '../../text/span.ts'
import type { Addon } from '../addon.ts'
import type { Project } from '../project.ts'
import { reachedPythonFiles } from '../python/imports.ts'
import { faultOwners, type Used, worldOf } from './code-faults.ts'
import { BodyReader } from './infer-body.ts'
import type { CodeFault } from './infer-fault.ts'
import { guardedNames } from './infer-guard.ts'
import { ENV, type Type } from './infer-type.ts'
import { visitBody } from './infer-visit.ts'

/**
 * What the tests of an addon that Odoo runs ask for in vain. Left out are what a module beyond the addon's reach has, as
 * tests often run where all are installed, what stands where something is replaced by `patch`, and addons whose tests put
 * models of their own into the registry.
 */
export function testFaults(project: Project, addon: Addon): readonly CodeFault[] {
  if (!addon.python.has('tests/__init__.py')) return []
  const reached = reachedPythonFiles(addon, ['tests/__init__.py'], () => true)
  const files = [...addon.python].flatMap(([relative, facts]) =>
    relative.startsWith('tests/') && reached.has(relative) ? [facts] : [],
  )
  if (files.some(({ classes }) => classes.some(({ kind }) => MODELS.has(kind)))) return []
  const replacing = new Map<string, readonly Span[]>()
  const isReplaced = ({ file, span }: CodeFault): boolean => {
    let spans = replacing.get(file)
    if (!spans) replacing.set(file, (spans = replacingSpans(files.find((facts) => facts.file === file))))
    return spans.some(([start, end]) => start <= span[0] && span[1] <= end)
  }
  return readTestFiles(project, addon, files)
    .filter((fault) => faultOwners(project, addon, fault).length === 0 && !isReplaced(fault))
    .map((fault) => ({ ...fault, tested: true }))
}

const MODELS: ReadonlySet<string> = new Set(['model', 'transient', 'abstract'])

/** The functions of a file that put something in the place of what code asks for. */
function replacingSpans(facts: PythonFacts | undefined): readonly Span[] {
  const spans: Span[] = []
  visitBody(facts?.body ?? [], (statement) => {
    if (statement.t !== 'FunctionDef') return true
    let replaces = false
    visitBody([statement], (node) => {
      if (node.t === 'Name' || node.t === 'Attribute')
        replaces ||= /(?:^|\.)(?:patch|Mock|MagicMock|PropertyMock)(?:\.|$)/.test(dottedName(node) ?? '')
      return !replaces
    })
    if (replaces) spans.push([statement.s, statement.e])
    return false
  })
  return spans
}

/**
 * What all tests of an addon ask for in vain. A test's `self` and `cls` are objects with what its methods, and those of
 * the addon's classes that it is built on, give them.
 */
export function readTests(project: Project, addon: Addon, used?: Used): readonly CodeFault[] {
  if (!addon.installable || !project.hasCore) return []
  const files = [...addon.python].flatMap(([relative, facts]) => (relative.startsWith('tests/') ? [facts] : []))
  return readTestFiles(project, addon, files, used)
}

function readTestFiles(
  project: Project,
  addon: Addon,
  files: readonly PythonFacts[],
  used?: Used,
): readonly CodeFault[] {
  const faults: CodeFault[] = []
  const classes = new Map(files.flatMap((facts) => facts.classes.map((one) => [one.name, { one, facts }] as const)))
  const known = new Map<string, Map<string, Type>>()
  const counted = { known: 0, unknown: 0 }
  const readerOf = (facts: PythonFacts, emit: (fault: CodeFault) => void, told?: Used): BodyReader =>
    new BodyReader(worldOf(project, addon, facts, emit, counted, told))
  const inFile = new Map(files.map((facts) => [facts, [] as CodeFault[]]))
  /** what sets tests up was read when its members were asked for, and is not read again */
  const isRead = new Set<ClassFacts['methods'][number]>()

  /** The members of a class after what sets it up was read once. */
  const membersOf = (name: string): Map<string, Type> => {
    const done = known.get(name)
    if (done) return done
    const members = new Map<string, Type>([['env', ENV]])
    known.set(name, members)
    const found = classes.get(name)
    if (!found) return members
    for (const base of found.one.bases)
      for (const [member, type] of membersOf(base.split('.').at(-1) ?? base)) members.set(member, type)
    const silent = readerOf(found.facts, () => {})
    const loud = readerOf(found.facts, (fault) => inFile.get(found.facts)?.push(fault), used)
    for (const method of sorted(found.one)) {
      // nothing is asked of what a test leaves behind
      if (method.name.startsWith('test_')) continue
      const isFinal = found.one.kind === 'other' && rank(method.name) < HELPER
      if (isFinal) isRead.add(method)
      const result = (isFinal ? loud : silent).readFunction(method.node, [{ kind: 'object', members }])
      if (!members.has(method.name)) members.set(method.name, { kind: 'function', node: method.node, result })
    }
    return members
  }

  for (const [facts, found] of inFile) {
    const reader = readerOf(facts, (fault) => found.push(fault), used)
    for (const one of facts.classes) {
      if (one.kind !== 'other') continue
      const members = membersOf(one.name)
      for (const method of one.methods)
        if (!isRead.has(method)) reader.readFunction(method.node, [{ kind: 'object', members }])
    }
  }
  for (const [facts, found] of inFile) {
    if (found.length === 0) continue
    const guards = guardedNames(facts)
    faults.push(...found.filter((fault) => !guards.covers(fault)))
  }
  return faults
}

const HELPER = 2

/** `setUpClass` runs before `setUp`, and that before all else. */
function rank(name: string): number {
  return name === 'setUpClass' ? 0 : name === 'setUp' ? 1 : HELPER
}

/** What sets a test up comes first. */
function sorted(one: ClassFacts): ClassFacts['methods'] {
  return one.methods.toSorted((a, b) => rank(a.name) - rank(b.name))
}
