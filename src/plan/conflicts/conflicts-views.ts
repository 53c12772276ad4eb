import type { SkeletonNode, ViewPart } from '../../facts/module-facts.ts'
import type { Project } from '../../model/project.ts'
import { ADDING } from '../../model/views/arch-attributes.ts'
import { areStrangers, type Conflict } from './conflict.ts'
import { checkedNames } from './conflict-code.ts'

/** One instruction of an extension: where, and what happens there. */
interface Spec {
  readonly module: string
  readonly view: ViewPart
  /** the locator as an xpath */
  readonly locator: string
  readonly node: SkeletonNode
  /** `replace`, `attributes` … */
  readonly position: string
}

/** Extensions of one view, by modules that know nothing of each other, that work on the same node. */
export function viewConflicts(project: Project): readonly Conflict[] {
  const checked = checkedNames(project)
  const byTarget = new Map<string, Spec[]>()
  for (const module of project.universe) {
    if (!project.addon(module)) continue
    for (const view of project.facts(module)?.views ?? []) {
      if (view.inherit === '' || view.mode !== 'extension' || view.demo || !view.active || !view.arch) continue
      for (const { locator, node, position } of specs(view.arch)) {
        // views of another model than their parent's are applied for themselves
        const key = `${view.inherit}\n${view.model}\n${locator}`
        const spec = { module, view, locator, node, position }
        const known = byTarget.get(key)
        if (known) known.push(spec)
        else byTarget.set(key, [spec])
      }
    }
  }
  return [...byTarget.values()].flatMap((list) => {
    const inOrder = list.toSorted((a, b) => a.view.priority - b.view.priority)
    const clash = (one: Spec, other: Spec): boolean =>
      (checked.has(one.module) || checked.has(other.module)) && areStrangers(project, one.module, other.module)
    return [...lost(inOrder, clash), ...setTwice(inOrder, clash)]
  })
}

type Clash = (one: Spec, other: Spec) => boolean

/** A node that one takes away and others look for. */
function lost(inOrder: readonly Spec[], clash: Clash): readonly Conflict[] {
  for (const [i, one] of inOrder.entries()) {
    if (one.position !== 'replace' || keepsNode(one)) continue
    const others = inOrder.slice(i + 1).filter((other) => clash(one, other))
    if (others.length === 0) continue
    const names = [...new Set(others.map(({ module }) => module))]
    const them = names.length > 1 ? `${names.join(' and ')} look` : `${names[0]} looks`
    return [
      conflict(
        'high',
        `${one.module} takes the node away that ${them} for: with both, the installation fails`,
        [one, ...others],
        undefined,
      ),
    ]
  }
  return []
}

/** An attribute that several set, each to its own value. */
function setTwice(inOrder: readonly Spec[], clash: Clash): readonly Conflict[] {
  const values = new Map<string, { readonly spec: Spec; readonly value: string }[]>()
  for (const spec of inOrder)
    if (spec.position === 'attributes')
      for (const [name, value] of attributes(spec.node))
        if (value !== undefined) values.set(name, [...(values.get(name) ?? []), { spec, value }])
  return [...values].flatMap(([name, list]) => {
    const involved = list.filter((one) =>
      list.some((other) => one.value !== other.value && clash(one.spec, other.spec)),
    )
    const last = involved.at(-1)
    if (!last) return []
    const message = `each sets \`${name}\` to a value of its own: ${last.spec.module} comes last and wins`
    return [
      conflict(
        'medium',
        message,
        involved.map(({ spec }) => spec),
        last.spec.module,
      ),
    ]
  })
}

function conflict(
  level: Conflict['level'],
  message: string,
  specs: readonly Spec[],
  winner: string | undefined,
): Conflict {
  const [first] = specs
  return {
    kind: 'view',
    level,
    subject: `${first?.view.inherit} ${first?.locator}`,
    message,
    winner,
    parties: specs.map(({ module, view, node, position }) => ({
      module,
      place: node.place ?? view.place,
      does: `${position} in ${view.id}`,
    })),
  }
}

/** A replacement that holds the node itself (`$0`), or one that the same locator finds. */
function keepsNode({ node, locator }: Spec): boolean {
  const name = /@name=(?:'([^']*)'|"([^"]*)")\]$/.exec(locator)
  const wanted = name?.[1] ?? name?.[2]
  const tag = /(\w+)(?:\[[^\]]*\])?$/.exec(locator)?.[1]
  const holds = (one: SkeletonNode): boolean =>
    one.attributes.some(([key, value]) => key === '#text' && value === '$0') ||
    (one.tag === tag &&
      (wanted === undefined || one.attributes.some(([key, value]) => key === 'name' && value === wanted))) ||
    one.children.some(holds)
  return node.attributes.some(([key, value]) => key === '#text' && value === '$0') || node.children.some(holds)
}

/** What an `attributes` instruction sets; `undefined` for what it adds to or takes from a list. */
function attributes(node: SkeletonNode): readonly (readonly [name: string, value: string | undefined])[] {
  return node.children.flatMap((child) => {
    const of = (key: string): string | undefined => child.attributes.find(([name]) => name === key)?.[1]
    const name = of('name')
    if (child.tag !== 'attribute' || name === undefined) return []
    const partly = ADDING.some((key) => of(key) !== undefined)
    return [[name, partly ? undefined : (of('#text') ?? '')] as const]
  })
}

function specs(root: SkeletonNode): readonly Pick<Spec, 'locator' | 'node' | 'position'>[] {
  if (root.tag === 'data') return root.children.flatMap(specs)
  const of = (name: string): string | undefined => root.attributes.find(([key]) => key === name)?.[1]
  const position = of('position') ?? 'inside'
  const locator = root.tag === 'xpath' ? normal(of('expr') ?? '') : ownLocator(root)
  return locator === '' ? [] : [{ locator, node: root, position }]
}

/** A node that stands for itself is looked for by its tag and all attributes. */
function ownLocator(node: SkeletonNode): string {
  const conditions = node.attributes.filter(([name]) => !['position', 'version', '#text'].includes(name))
  return `//${node.tag}${conditions.map(([name, value]) => `[@${name}='${value}']`).join('')}`
}

/** One spelling of the same path. */
function normal(expr: string): string {
  return expr
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/"([^"']*)"/g, "'$1'")
    .replace(/^\.\/\//, '//')
}
