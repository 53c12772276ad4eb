import { controllersOf } from '../../model/data/controllers.ts'
import { type Route, routesOf } from '../../model/data/routes.ts'
import type { Project } from '../../model/project.ts'
import { areStrangers, type Conflict, type ConflictParty } from './conflict.ts'
import { checkedNames, hasSuper } from './conflict-code.ts'

/** Routes that two addons answer, and methods of one controller that several addons override. */
export function routeConflicts(project: Project): readonly Conflict[] {
  return [...twiceAnswered(project), ...overridden(project)]
}

/** One path, in controllers of which none extends the other: Odoo calls one of them. */
function twiceAnswered(project: Project): readonly Conflict[] {
  const checked = checkedNames(project)
  const byPath = new Map<string, Route[]>()
  for (const addon of inOrder(project))
    for (const route of routesOf(addon))
      for (const { value } of route.paths) byPath.set(value, [...(byPath.get(value) ?? []), route])
  const found: Conflict[] = []
  for (const [path, routes] of byPath) {
    const [first, other] = pairOf(project, routes) ?? []
    if (!first || !other || !(checked.has(first.addon.name) || checked.has(other.addon.name))) continue
    const party = ({ addon, file, controller, method }: Route): ConflictParty => ({
      module: addon.name,
      place: { file, span: method.nameSpan },
      does: `answers it by ${controller.name}.${method.name}`,
    })
    found.push({
      kind: 'route',
      level: 'high',
      subject: path,
      message: `${first.addon.name} and ${other.addon.name} both answer this route: Odoo calls one of the two and never the other`,
      parties: [party(first), party(other)],
      winner: undefined,
    })
  }
  return found
}

function pairOf(project: Project, routes: readonly Route[]): readonly [Route, Route] | undefined {
  for (const [i, one] of routes.entries())
    for (const other of routes.slice(i + 1)) {
      if (one.extends || other.extends || !areStrangers(project, one.addon.name, other.addon.name)) continue
      if (!one.verbs || !other.verbs || one.verbs.some((verb) => other.verbs?.includes(verb))) return [one, other]
    }
  return undefined
}

interface Override {
  readonly module: string
  readonly party: ConflictParty
  readonly callsSuper: boolean
}

/** One method of one controller, overridden by addons that know nothing of each other. */
function overridden(project: Project): readonly Conflict[] {
  const checked = checkedNames(project)
  const methods = new Map<string, Override[]>()
  for (const addon of inOrder(project))
    for (const { facts, definition, root } of controllersOf(project, addon)) {
      if (root.startsWith(`odoo.addons.${addon.name}.`)) continue
      for (const method of definition.methods) {
        const callsSuper = hasSuper(method.node.body)
        const party = {
          module: addon.name,
          place: { file: facts.file, span: method.nameSpan },
          does: callsSuper ? 'calls super()' : 'does not call super()',
        }
        const key = `${root.replace('odoo.addons.', '')}.${method.name}`
        methods.set(key, [...(methods.get(key) ?? []), { module: addon.name, party, callsSuper }])
      }
    }
  return [...methods].flatMap(([subject, all]): Conflict[] => {
    const meeting = all.filter((one) => all.some((other) => areStrangers(project, one.module, other.module)))
    const last = meeting.findLast(({ callsSuper }) => !callsSuper)
    if (meeting.length < 2 || !meeting.some(({ module }) => checked.has(module))) return []
    const message = last
      ? `${last.module} does not call super(): what the addons loaded before it wrote never runs`
      : 'each calls super(): the last loaded runs first'
    const hides = last !== undefined && last !== meeting[0]
    const parties = meeting.map(({ party }) => party)
    return [{ kind: 'route', level: hides ? 'high' : 'low', subject, message, parties, winner: meeting.at(-1)?.module }]
  })
}

function inOrder(project: Project) {
  return project.universe.flatMap((name) => project.addon(name) ?? [])
}
