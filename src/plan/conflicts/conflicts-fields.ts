import type { FieldPart } from '../../facts/module-facts.ts'
import type { Project } from '../../model/project.ts'
import { areStrangers, type Conflict, type ConflictLevel, type ConflictParty } from './conflict.ts'
import { checkedNames } from './conflict-code.ts'

interface Written {
  readonly module: string
  readonly field: FieldPart
}

/** Models that two modules make, each as if it were new: the later replaces the earlier. */
export function modelConflicts(project: Project): readonly Conflict[] {
  const checked = checkedNames(project)
  return project.models.names().flatMap((model): Conflict[] => {
    const makers = project.models.contributions(model).filter(({ part }) => part.creates)
    const last = makers.at(-1)
    if (!last || new Set(makers.map(({ module }) => module)).size < 2) return []
    if (!makers.some(({ module }) => checked.has(module))) return []
    const parties = makers.map(({ module, part }) => ({ module, place: part.place, does: 'makes the model' }))
    return [
      {
        kind: 'model',
        level: 'high',
        subject: model,
        message: `both make the model without \`_inherit\`: what ${last.module} says replaces the rest`,
        parties,
        winner: last.module,
      },
    ]
  })
}

/** Fields of one model that modules define which know nothing of each other. */
export function fieldConflicts(project: Project): readonly Conflict[] {
  const checked = checkedNames(project)
  const found: Conflict[] = []
  for (const model of project.models.names()) {
    const fields = new Map<string, Written[]>()
    for (const { module, part } of project.models.contributions(model))
      for (const field of part.fields) {
        const known = fields.get(field.name)
        if (known) known.push({ module, field })
        else fields.set(field.name, [{ module, field }])
      }
    for (const [name, written] of fields) {
      const conflict = judge(project, checked, written)
      if (conflict) found.push({ kind: 'field', subject: `${model}.${name}`, ...conflict })
    }
  }
  return found
}

type Judged = Omit<Conflict, 'kind' | 'subject'>

function judge(project: Project, checked: ReadonlySet<string>, written: readonly Written[]): Judged | undefined {
  const last = written.at(-1)
  if (!last || !written.some(({ module }) => checked.has(module))) return undefined
  let worst: { level: ConflictLevel; message: string } | undefined
  const involved = new Set<string>()
  for (const [i, one] of written.entries())
    for (const other of written.slice(i + 1)) {
      if (!checked.has(one.module) && !checked.has(other.module)) continue
      if (!areStrangers(project, one.module, other.module)) continue
      const differing = differences(one.field, other.field)
      if (differing.length === 0) continue
      involved.add(one.module).add(other.module)
      const hard = one.field.type !== other.field.type
      const level = hard ? 'high' : 'medium'
      if (worst && (worst.level === 'high' || level !== 'high')) continue
      const message = hard
        ? `${one.module} makes it ${one.field.type}, ${other.module} ${other.field.type}: the later forgets all that the earlier said`
        : `${one.module} and ${other.module} know nothing of each other and differ in ${differing.join(', ')}: the later wins`
      worst = { level, message }
    }
  if (!worst) return undefined
  const parties = written.filter(({ module }) => involved.has(module)).map(party)
  return { ...worst, parties, winner: parties.at(-1)?.module }
}

function party({ module, field }: Written): ConflictParty {
  const target = field.comodel === undefined ? '' : ` of ${field.comodel}`
  return { module, place: field.place, does: `${field.type}${target}` }
}

const COMPARED = ['comodel', 'inverse', 'related', 'compute', 'required', 'store', 'readonly', 'selection'] as const

/** What two writings both state and state differently. */
function differences(one: FieldPart, other: FieldPart): readonly string[] {
  if (one.type !== other.type) return ['type']
  return COMPARED.filter(
    (key) =>
      one[key] !== undefined && other[key] !== undefined && JSON.stringify(one[key]) !== JSON.stringify(other[key]),
  )
}
