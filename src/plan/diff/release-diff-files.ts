import { FRAMEWORK } from '../../facts/framework.ts'
import type { ModuleFacts, SkeletonNode, ViewPart } from '../../facts/module-facts.ts'
import type { DiffContext, ReleaseChange } from './release-diff.ts'
import { shippedModules } from './release-models.ts'

type Subject = ReleaseChange['subject']

/** Compares two sets of names and says what is gone and what is new. */
function compareNames(
  context: DiffContext,
  subject: Subject,
  old: ReadonlyMap<string, string>,
  now: ReadonlyMap<string, string>,
): ReleaseChange[] {
  const make = (verdict: ReleaseChange['verdict'], name: string, module: string, before: string, after: string): ReleaseChange => ({
    subject, verdict, name, module, model: '', before, after, evidence: context.proof, confidence: 'proven',
  }) // biome-ignore format: a record
  const changes: ReleaseChange[] = []
  for (const [name, module] of old) if (!now.has(name)) changes.push(make('removed', name, module, name, ''))
  for (const [name, module] of now) if (!old.has(name)) changes.push(make('added', name, module, '', name))
  return changes
}

function withInstead(context: DiffContext, change: ReleaseChange): ReleaseChange {
  const instead = change.verdict === 'removed' ? context.hint(change.subject, change.name) : undefined
  return instead === undefined ? change : { ...change, instead }
}

function pairs(
  context: DiffContext,
  modules: readonly string[] | undefined,
): readonly { readonly old: ModuleFacts | undefined; readonly now: ModuleFacts | undefined; readonly name: string }[] {
  const names = modules ?? [...new Set([...shippedModules(context.before), ...shippedModules(context.after)])].sort()
  return names.map((name) => ({ name, old: context.before.facts(name), now: context.after.facts(name) }))
}

/** External ids of data files, renames told by OpenUpgrade. Modules that only one release has are told as such. */
export function idChanges(context: DiffContext, modules: readonly string[] | undefined): readonly ReleaseChange[] {
  const changes: ReleaseChange[] = []
  for (const { name, old, now } of pairs(context, modules)) {
    if (!old || !now) continue
    const ids = (facts: ModuleFacts): Map<string, string> =>
      new Map(facts.ids.filter((part) => !part.demo && part.model !== 'ir.ui.view').map((part) => [part.id, name]))
    for (const change of compareNames(context, 'xmlid', ids(old), ids(now))) {
      const known = change.verdict === 'removed' ? context.renamed('xmlid', change.name) : undefined
      changes.push(
        known
          ? { ...change, verdict: 'renamed', after: known.to, evidence: known.evidence, confidence: known.confidence }
          : withInstead(context, change),
      )
    }
  }
  return changes
}

/** Views and templates, and the named nodes in them that locators mean. */
export function viewChanges(context: DiffContext, modules: readonly string[] | undefined): readonly ReleaseChange[] {
  const changes: ReleaseChange[] = []
  for (const { name, old, now } of pairs(context, modules)) {
    if (!old || !now) continue
    const views = (facts: ModuleFacts): Map<string, string> =>
      new Map(facts.views.filter((part) => !part.demo).map((part) => [part.id, name]))
    const modelOf = new Map([...now.views, ...old.views].map((part) => [part.id, part.model]))
    for (const change of compareNames(context, 'view', views(old), views(now)))
      changes.push({ ...withInstead(context, change), model: modelOf.get(change.name) ?? '' })
    // a module may write a view twice: the last arch counts
    const last = (facts: ModuleFacts): ReadonlyMap<string, ViewPart> =>
      new Map(facts.views.filter((part) => part.arch && !part.demo).map((part) => [part.id, part]))
    const later = last(now)
    for (const view of last(old).values()) {
      const next = later.get(view.id)
      if (!next?.arch || !view.arch) continue
      const before = anchors(view.arch)
      const after = anchors(next.arch)
      for (const anchor of before)
        if (!after.has(anchor))
          changes.push({
            subject: 'anchor', verdict: 'removed', name: `${view.id} ${anchor}`, module: name, model: view.model,
            before: anchor, after: '', evidence: context.proof, confidence: 'likely',
          }) // biome-ignore format: a record
    }
  }
  return changes
}

/** Nodes with a name or id, as locators write them. */
function anchors(arch: SkeletonNode): ReadonlySet<string> {
  const found = new Set<string>()
  const visit = (node: SkeletonNode): void => {
    for (const [key, value] of node.attributes)
      if ((key === 'name' || key === 'id') && /^[\w.-]+$/.test(value) && node.tag !== 'attribute')
        found.add(`//${node.tag}[@${key}='${value}']`)
    node.children.forEach(visit)
  }
  visit(arch)
  return found
}

/** Bundles, scripts with their exports, and templates of the web client. */
export function clientChanges(context: DiffContext, modules: readonly string[] | undefined): readonly ReleaseChange[] {
  const changes: ReleaseChange[] = []
  const all = pairs(context, modules)
  const bundles = (pick: 'old' | 'now'): Map<string, string> =>
    new Map(
      all
        .toReversed()
        .flatMap((pair) => (pair[pick]?.bundles ?? []).map((entry) => [entry.bundle, pair.name] as const)),
    )
  changes.push(...compareNames(context, 'bundle', bundles('old'), bundles('now')))
  for (const { name, old, now } of all) {
    if (!old || !now) continue
    const scripts = (facts: ModuleFacts): Map<string, string> => new Map(facts.scripts.map((part) => [part.name, name]))
    changes.push(...compareNames(context, 'script', scripts(old), scripts(now)))
    for (const script of old.scripts) {
      const next = now.scripts.find((one) => one.name === script.name)
      if (!next || next.open || script.open) continue
      const exports = (names: readonly string[]): Map<string, string> =>
        new Map(names.map((one) => [`${script.name}:${one}`, name]))
      changes.push(...compareNames(context, 'export', exports(script.exports), exports(next.exports)))
    }
    const templates = (facts: ModuleFacts): Map<string, string> =>
      new Map(facts.templates.flatMap((part) => (part.name === '' ? [] : [[part.name, name]])))
    changes.push(...compareNames(context, 'template', templates(old), templates(now)))
  }
  return changes
}

/** What Python files let others import: of Odoo's own package, and of each module. */
export function pythonChanges(context: DiffContext, modules: readonly string[] | undefined): readonly ReleaseChange[] {
  const changes: ReleaseChange[] = []
  const borrowed = borrowedNames(context)
  const all = [...(modules === undefined ? pairs(context, [FRAMEWORK]) : []), ...pairs(context, modules)]
  for (const { name, old, now } of all) {
    if (!old || !now) continue
    const base = name === FRAMEWORK ? 'odoo' : `odoo.addons.${name}`
    const dotted = (file: string): string => (file === '' ? base : `${base}.${file}`)
    const files = (facts: ModuleFacts): Map<string, string> =>
      new Map(
        Object.keys(facts.python)
          .filter((file) => !/^tests?(?:\.|$)/.test(file))
          .map((file) => [dotted(file), name]),
      )
    changes.push(...compareNames(context, 'python', files(old), files(now)))
    for (const [file, names] of Object.entries(old.python)) {
      const next = now.python[file]
      if (!next || next.open || names.open) continue
      const symbols = (list: readonly string[]): Map<string, string> =>
        new Map(
          list
            .filter((one) => !/^_[a-z]/.test(one) && (name === FRAMEWORK || !borrowed.has(one)))
            .map((one) => [`${dotted(file)}:${one}`, name]),
        )
      changes.push(...compareNames(context, 'python', symbols(names.names), symbols(next.names)))
    }
  }
  return changes
}

const MANY = 4

/** Names that files of many modules bind: imported from libraries, or from Odoo's own package. */
function borrowedNames(context: DiffContext): ReadonlySet<string> {
  const holders = new Map<string, number>()
  const borrowed = new Set<string>()
  for (const release of [context.before, context.after]) {
    for (const { names } of Object.values(release.facts(FRAMEWORK)?.python ?? {}))
      for (const name of names) borrowed.add(name)
    for (const module of release.modules) {
      const bound = new Set(Object.values(release.facts(module.name)?.python ?? {}).flatMap(({ names }) => names))
      for (const name of bound) holders.set(name, (holders.get(name) ?? 0) + 1)
    }
  }
  for (const [name, count] of holders) if (count >= MANY) borrowed.add(name)
  return borrowed
}
