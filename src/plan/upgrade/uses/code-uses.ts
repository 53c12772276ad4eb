import { readCode, type Used } from '../../../model/inference/code-faults.ts'
import type { CodeFault } from '../../../model/inference/infer-fault.ts'
import { readTests } from '../../../model/inference/test-code.ts'
import { followPath } from '../../../model/models/field-path.ts'
import { fieldsToGive } from '../../../model/models/required-fields.ts'
import type { Project } from '../../../model/project.ts'
import { formerView, isOdoos } from '../alive.ts'
import type { ChangedFields } from '../changed-fields.ts'
import type { Collect, Lookup, Use } from '../risk.ts'
import { changedCodeUse } from './changed-uses.ts'
import { mustGive } from './use.ts'

type Told = Omit<Use, 'at' | 'alive' | 'severity' | 'effort' | 'confidence'>

/** What the bodies of an addon's code, and of its tests, ask of the target in vain and of the present release not. */
export function codeUses(collect: Collect, changed: ChangedFields): void {
  const { project: before, after, addon, add } = collect
  const cache = new Map<Project, ReadonlyMap<string, CodeFault>>()
  const faults = (project: Project): ReadonlyMap<string, CodeFault> => {
    let found = cache.get(project)
    if (!found) {
      // what is there is counted in the present release: what becomes of it is asked of the target
      const used: Used | undefined =
        project === before ? (use, file) => changedCodeUse(collect, changed, use, file) : undefined
      const read = used ? readCode(project, addon, used) : project.code(addon)
      const all = [...read.faults, ...readTests(project, addon, used)]
      cache.set(project, (found = new Map(all.map((fault) => [keyOf(fault), fault]))))
    }
    return found
  }
  const known = faults(before)
  const worded = [...faults(after)].flatMap(([key, fault]) => {
    const told = wording(collect, fault)
    return told ? [{ key, fault, told }] : []
  })
  for (const { key, fault, told } of worded) {
    if (known.has(key)) continue
    add({
      ...told,
      at: { file: fault.file, span: fault.span },
      severity: 'runtime error',
      effort: 'review',
      confidence: 'likely',
      alive: (project) => (project === before ? true : !faults(project).has(key)),
    })
  }
}

function keyOf({ kind, file, span }: CodeFault): string {
  return `${kind} ${file}:${span[0]}`
}

function wording(collect: Collect, fault: CodeFault): Told | undefined {
  const { after, addon } = collect
  switch (fault.kind) {
    case 'member': {
      const [view] = fault.views
      if (!view) return undefined
      const was = formerView(collect, view.name)
      if (!was) return undefined
      if (isOdoos(collect, was.field(fault.name))) return gone('field', was.name, fault.name, 'code')
      return isOdoos(collect, was.method(fault.name)) ? gone('method', was.name, fault.name, 'code') : undefined
    }
    case 'value':
      return lost(collect, fault.view.name, fault.name, `values of ${fault.method}()`)
    case 'path': {
      const end = followPath(fault.view, fault.path, (model) => after.models.view(model, addon.name))
      return end.verdict === 'no' ? lost(collect, end.model.name, end.name, fault.use) : undefined
    }
    case 'arguments':
      return {
        kind: 'call_sig',
        symbol: `${fault.view.name}.${fault.method}`,
        message: `'${fault.view.name}.${fault.method}' takes other arguments: ${fault.reason}; it is (${fault.signature})`,
      }
    case 'lacking': {
      const { view } = fault
      const was = collect.project.models.view(view.name, addon.name)
      // what a record had to be given before as well is asked of code that was written for another model
      const old = new Set(was && fieldsToGive(was).map(({ name }) => name))
      const fields = fault.fields.filter((name) => !old.has(name))
      return fields.length > 0 ? mustGive(view.name, fields) : undefined
    }
    default:
      return undefined
  }
}

/** Has the present release such a field for the addon? What only cannot be ruled out is no proof of a loss. */
function lost(collect: Collect, model: string, field: string, use: string): Told | undefined {
  const was = formerView(collect, model)
  return was && isOdoos(collect, was.field(field)) ? gone('field', was.name, field, use) : undefined
}

function gone(kind: 'field' | 'method', model: string, name: string, use: string): Told {
  const symbol = `${model}.${name}`
  const lookup: Lookup = { kind, name: symbol }
  return { kind: `${kind}_removed`, symbol, lookup, message: `'${model}' has no ${kind} '${name}' any more (${use})` }
}
