import type { IdDeclaration } from '../../model/ids/ids.ts'
import type { Project } from '../../model/project.ts'
import { areStrangers, type Conflict, type ConflictLevel } from './conflict.ts'
import { checkedNames } from './conflict-code.ts'

/** Records that modules change which did not make them. */
export function recordConflicts(project: Project): readonly Conflict[] {
  const checked = checkedNames(project)
  return project.ids.all().flatMap((id): Conflict[] => {
    const all = project.ids.declarations(id).filter(({ part }) => !part.demo)
    const modules = [...new Set(all.map(({ module }) => module))]
    if (modules.length < 2 || !modules.some((module) => checked.has(module))) return []
    const judged = judge(project, id, all)
    if (!judged) return []
    const parties = modules.flatMap((module) => {
      const one = all.find((declaration) => declaration.module === module)
      if (!one) return []
      return [{ module, place: one.part.place, does: deed(one, id) }]
    })
    return [{ kind: 'record', subject: id, parties, winner: modules.at(-1), ...judged }]
  })
}

function judge(
  project: Project,
  id: string,
  all: readonly IdDeclaration[],
): { level: ConflictLevel; message: string } | undefined {
  const owner = id.slice(0, id.indexOf('.'))
  const models = new Set(all.flatMap(({ part }) => (part.model === '' ? [] : [part.model])))
  if (models.size > 1)
    return { level: 'high', message: `it is a record of ${[...models].join(' for one and of ')} for another` }
  const changes = all.filter(({ module }) => module !== owner)
  for (const [i, one] of changes.entries())
    for (const other of changes.slice(i + 1)) {
      if (!areStrangers(project, one.module, other.module)) continue
      const shared = (one.part.given ?? []).filter(
        (field) =>
          other.part.given?.includes(field) && !isList(project, one.part.model || other.part.model, field, one.module),
      )
      if (shared.length === 0) continue
      return {
        level: 'medium',
        message: `${one.module} and ${other.module} both set ${shared.join(', ')}: the later wins, at each update anew`,
      }
    }
  const [first] = changes
  if (!first) return undefined
  const model = first.part.model
  if (model === 'ir.ui.view' && first.part.given?.some((field) => field === 'arch' || field === 'arch_db'))
    return {
      level: 'medium',
      message: `${first.module} replaces the whole view: what others change in it may find nothing`,
    }
  return { level: 'low', message: `${first.module} changes a record of ${owner}` }
}

/** Lists are most often added to. */
function isList(project: Project, model: string, field: string, from: string): boolean {
  return /^(?:One2many|Many2many)$/.test(project.models.view(model, from)?.field(field)?.type ?? '')
}

function deed({ module, part }: IdDeclaration, id: string): string {
  if (id.startsWith(`${module}.`)) return part.noupdate ? 'makes it (noupdate)' : 'makes it'
  const fields = part.given ?? []
  return fields.length > 0 ? `sets ${fields.join(', ')}` : 'changes it'
}
