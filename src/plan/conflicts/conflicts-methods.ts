import { once } from '../../knowledge/once.ts'
import type { Addon } from '../../model/addon.ts'
import type { Project } from '../../model/project.ts'
import type { Place } from '../../text/span.ts'
import { areStrangers, type Conflict, type ConflictLevel } from './conflict.ts'
import { checkedNames, hasSuper } from './conflict-code.ts'

interface Written {
  readonly module: string
  readonly place: Place | undefined
  /** `undefined`: not known, as the source is not at hand */
  readonly callsSuper: boolean | undefined
}

/** Without `super()` these break what every model does. */
const CRUD: ReadonlySet<string> = new Set([
  'create',
  'write',
  'unlink',
  'copy',
  'copy_data',
  'read',
  'search',
  'default_get',
])

/** Methods of one model that several modules define: who calls whom, and whose code never runs. */
export function methodConflicts(project: Project): readonly Conflict[] {
  const checked = checkedNames(project)
  const supers = new Map(project.addons.map((addon) => [addon.name, once(() => superCalls(addon))]))
  const found: Conflict[] = []
  for (const model of project.models.names()) {
    const methods = new Map<string, Written[]>()
    for (const { module, part } of project.models.contributions(model))
      for (const { name, place } of part.methods) {
        const callsSuper = place && supers.get(module)?.().get(`${place.file}:${place.span[0]}`)
        const list = methods.get(name)
        if (list) list.push({ module, place, callsSuper })
        else methods.set(name, [{ module, place, callsSuper }])
      }
    for (const [name, written] of methods) {
      if (written.length < 2 || !written.some(({ module }) => checked.has(module))) continue
      const conflict = judge(project, checked, name, written)
      if (conflict) found.push({ kind: 'method', subject: `${model}.${name}`, ...conflict })
    }
  }
  return found
}

function judge(
  project: Project,
  checked: ReadonlySet<string>,
  name: string,
  written: readonly Written[],
): Omit<Conflict, 'kind' | 'subject'> | undefined {
  const say = (level: ConflictLevel, message: string, of: readonly Written[]) => ({
    level,
    message,
    parties: of.map(({ module, place, callsSuper }) => ({ module, place, does: deed(callsSuper) })),
    winner: of.at(-1)?.module,
  })
  for (const [i, last] of [...written.entries()].reverse()) {
    if (last.callsSuper !== false || !checked.has(last.module)) continue
    const earlier = written.slice(0, i).filter(({ module }) => module !== last.module)
    const strangers = earlier.filter(({ module }) => areStrangers(project, module, last.module))
    if (strangers.length > 0) {
      return say('high', `${last.module} does not call super(): what ${join(unique(strangers))} wrote never runs`, [
        ...strangers,
        last,
      ])
    }
    if (earlier.length === 0) continue
    const names = unique(earlier)
    if (CRUD.has(name))
      return say('medium', `${last.module} does not call super(): what ${join(names)} and Odoo do here is left out`, [
        ...earlier,
        last,
      ])
    return say('low', `${last.module} replaces what ${join(names)} wrote, without super()`, [...earlier, last])
  }
  const own = written.filter(({ module }) => checked.has(module))
  const meeting = own.filter((one) => own.some((other) => areStrangers(project, one.module, other.module)))
  if (unique(meeting).length < 2) return undefined
  return say('low', `all of them run, the last loaded first`, meeting)
}

function deed(callsSuper: boolean | undefined): string {
  if (callsSuper === undefined) return 'defines it'
  return callsSuper ? 'calls super()' : 'does not call super()'
}

function unique(written: readonly Written[]): readonly string[] {
  return [...new Set(written.map(({ module }) => module))]
}

function join(names: readonly string[]): string {
  if (names.length <= 3) return names.join(' and ')
  return `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`
}

/** For each method of the addon's classes, by place of its name: does its code call super()? */
function superCalls(addon: Addon): ReadonlyMap<string, boolean> {
  const calls = new Map<string, boolean>()
  for (const { file, classes } of addon.python.values())
    for (const one of classes)
      for (const method of one.methods) calls.set(`${file}:${method.nameSpan[0]}`, hasSuper(method.node.body))
  return calls
}
