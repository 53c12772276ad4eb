import type { FieldPart } from '../../facts/module-facts.ts'
import type { Replacement } from '../../knowledge/changes/known-renames.ts'
import { nearName } from '../../text/near-name.ts'
import type { DiffContext, ReleaseChange } from './release-diff.ts'
import { effectiveFields, effectiveMethods, type Member, type ReleaseModel, releaseModels } from './release-models.ts'

/** Models, their fields and methods. With `only`: those of one model (and of what it is called now). */
export function modelChanges(context: DiffContext, only: string | undefined): readonly ReleaseChange[] {
  const old = releaseModels(context.before)
  const now = releaseModels(context.after)
  const changes: ReleaseChange[] = []
  const taken = new Set<string>()
  for (const model of old.values()) {
    if (only !== undefined && model.name !== only) continue
    if (model.creators.length === 0) continue
    const replacement = now.get(model.name)?.creators.length ? undefined : context.renamed('model', model.name)
    const next = now.get(replacement?.to ?? model.name)
    const module = model.creators[0] ?? ''
    if (!next || next.creators.length === 0) {
      changes.push(
        replacement
          ? replaced(context, model.name, module, replacement)
          : withHint(context, change(context, 'model', 'removed', model.name, module, model.name)),
      )
      continue
    }
    taken.add(next.name)
    if (replacement) changes.push(replaced(context, model.name, module, replacement))
    else if (!model.creators.some((creator) => next.creators.includes(context.heir(creator))))
      changes.push({
        ...change(context, 'model', 'moved', model.name, module, model.name),
        before: module,
        after: next.creators[0] ?? '',
      })
    if (replacement?.how === 'merged') continue
    changes.push(
      ...inheritance(context, model, next),
      ...fields(context, model, next, old, now),
      ...methods(context, model, next, old, now),
    )
  }
  for (const [name] of context.known('model'))
    if (!old.has(name) && (only === undefined || name === only)) {
      const replacement = context.renamed('model', name)
      if (replacement) changes.push({ ...replaced(context, name, '', replacement), confidence: 'likely' })
    }
  for (const model of now.values())
    if (!taken.has(model.name) && model.creators.length > 0 && (only === undefined || model.name === only))
      changes.push(change(context, 'model', 'added', model.name, model.creators[0] ?? '', model.name))
  return changes
}

function replaced(context: DiffContext, name: string, module: string, replacement: Replacement): ReleaseChange {
  const { how, to, evidence, confidence } = replacement
  return { ...change(context, 'model', how, name, module, name), before: name, after: to, evidence, confidence }
}

/** What the hints kept by hand say of a name that is gone. */
function withHint(context: DiffContext, gone: ReleaseChange): ReleaseChange {
  const instead = context.hint(gone.subject, gone.name)
  return instead === undefined ? gone : { ...gone, instead }
}

function change(
  context: DiffContext,
  subject: ReleaseChange['subject'],
  verdict: ReleaseChange['verdict'],
  name: string,
  module: string,
  model: string,
): ReleaseChange {
  return {
    subject,
    verdict,
    name,
    module,
    model,
    before: verdict === 'added' ? '' : name,
    after: verdict === 'removed' ? '' : name,
    evidence: context.proof,
    confidence: 'proven',
  }
}

function inheritance(context: DiffContext, old: ReleaseModel, now: ReleaseModel): readonly ReleaseChange[] {
  const before = old.parents.filter((parent) => !now.parents.includes(parent))
  const after = now.parents.filter((parent) => !old.parents.includes(parent))
  if (before.length === 0 && after.length === 0) return []
  return [
    {
      ...change(context, 'inheritance', 'changed', old.name, old.creators[0] ?? '', old.name),
      before: before.join(', '),
      after: after.join(', '),
    },
  ]
}

function fields(
  context: DiffContext,
  old: ReleaseModel,
  now: ReleaseModel,
  oldModels: ReadonlyMap<string, ReleaseModel>,
  nowModels: ReadonlyMap<string, ReleaseModel>,
): readonly ReleaseChange[] {
  const changes: ReleaseChange[] = []
  const still = effectiveFields(nowModels, now.name)
  const had = effectiveFields(oldModels, old.name)
  const added = [...now.fields].filter(([name]) => !had.has(name))
  const taken = new Set<string>()
  for (const [name, field] of old.fields) {
    const qualified = `${old.name}.${name}`
    const module = field.modules[0] ?? ''
    const next = now.fields.get(name)
    if (next) {
      changes.push(...fieldDetails(context, old, name, field, next))
      for (const gone of field.modules)
        if (!next.modules.includes(context.heir(gone)))
          changes.push({
            ...change(context, 'field', 'moved', qualified, gone, old.name),
            before: gone,
            after: next.modules.join(', '),
          })
      continue
    }
    if (still.has(name)) continue
    const known = context.renamed('field', qualified)
    const found =
      known && now.fields.has(known.to)
        ? { to: known.to, evidence: known.evidence, confidence: known.confidence }
        : likelyRename(
            name,
            field,
            added.filter(([one]) => !taken.has(one)),
          )
    if (found) taken.add(found.to)
    changes.push(
      found
        ? {
            ...change(context, 'field', 'renamed', qualified, module, old.name),
            before: name,
            after: found.to,
            evidence: found.evidence,
            confidence: found.confidence,
          }
        : withHint(context, change(context, 'field', 'removed', qualified, module, old.name)),
    )
  }
  for (const name of had)
    if (!old.fields.has(name) && !still.has(name))
      changes.push({
        ...change(context, 'field', 'removed', `${old.name}.${name}`, old.creators[0] ?? '', old.name),
        evidence: `it came from ${giver(oldModels, old, name) ?? 'a parent model'}`,
      })
  for (const [name, field] of added)
    if (!taken.has(name))
      changes.push({
        ...change(context, 'field', 'added', `${now.name}.${name}`, field.modules[0] ?? '', old.name),
        after: field.part.comodel ? `${field.part.type} ${field.part.comodel}` : field.part.type,
      })
  return changes
}

/** The model, among those that a model inherits, that defines a field. */
function giver(models: ReadonlyMap<string, ReleaseModel>, model: ReleaseModel, field: string): string | undefined {
  return model.parents.find((parent) => effectiveFields(models, parent).has(field))
}

/** A new field of the same kind in the same module whose name is much like the old one's. */
function likelyRename(
  name: string,
  { part, modules }: Member<FieldPart>,
  added: readonly (readonly [string, Member<FieldPart>])[],
): { readonly to: string; readonly evidence: string; readonly confidence: 'guess' } | undefined {
  const same = added.filter(
    ([, other]) =>
      other.part.type === part.type &&
      other.part.comodel === part.comodel &&
      other.modules.some((module) => modules.includes(module)),
  )
  const near = nearName(
    name,
    same.map(([one]) => one),
  )
  const words = new Set(name.split('_'))
  const alike = same.filter(([one]) => {
    const others = one.split('_')
    const shared = others.filter((word) => words.has(word)).length
    return shared >= 2 && shared / Math.max(words.size, others.length) >= 0.6
  })
  const to = near ?? (alike.length === 1 ? alike[0]?.[0] : undefined)
  if (to === undefined) return undefined
  return { to, evidence: `same type, same module, like name`, confidence: 'guess' }
}

function fieldDetails(
  context: DiffContext,
  model: ReleaseModel,
  name: string,
  old: Member<FieldPart>,
  now: Member<FieldPart>,
): readonly ReleaseChange[] {
  const qualified = `${model.name}.${name}`
  const module = old.modules[0] ?? ''
  const changes: ReleaseChange[] = []
  const changed = (what: string, before: string, after: string): void => {
    if (before !== after)
      changes.push({
        ...change(context, 'field', 'changed', qualified, module, model.name),
        before: `${what} ${before}`,
        after: `${what} ${after}`,
      })
  }
  const [a, b] = [old.part, now.part]
  if (a.open || b.open) return []
  changed('type', a.type, b.type)
  // a related field tells no comodel, and a field that turns relational tells it with its type
  if (a.comodel !== undefined && b.comodel !== undefined && context.renamed('model', a.comodel)?.to !== b.comodel)
    changed('comodel', a.comodel, b.comodel)
  changed('required', String(a.required ?? false), String(b.required ?? false))
  changed('stored', String(isStored(a)), String(isStored(b)))
  if (a.selection && b.selection) {
    const before = new Set([...a.selection, ...(a.selectionAdd ?? [])])
    const after = new Set([...b.selection, ...(b.selectionAdd ?? [])])
    const entry = (key: string, verdict: 'removed' | 'added'): ReleaseChange => ({
      ...change(context, 'selection', verdict, `${qualified}:${key}`, module, model.name),
      before: verdict === 'removed' ? key : '',
      after: verdict === 'added' ? key : '',
    })
    for (const key of before) if (!after.has(key)) changes.push(entry(key, 'removed'))
    for (const key of after) if (!before.has(key)) changes.push(entry(key, 'added'))
  }
  return changes
}

function isStored(field: FieldPart): boolean {
  return field.store ?? !(field.compute || field.related)
}

function methods(
  context: DiffContext,
  old: ReleaseModel,
  now: ReleaseModel,
  oldModels: ReadonlyMap<string, ReleaseModel>,
  nowModels: ReadonlyMap<string, ReleaseModel>,
): readonly ReleaseChange[] {
  const changes: ReleaseChange[] = []
  // an override of what a parent or every model has comes and goes without anybody losing the method
  const had = effectiveMethods(oldModels, old.name)
  const still = effectiveMethods(nowModels, now.name)
  for (const [name, { part, modules }] of old.methods) {
    const qualified = `${old.name}.${name}`
    const module = modules[0] ?? ''
    const next = now.methods.get(name)
    if (!next) {
      if (still.has(name)) continue
      const told = part.deprecated
      const gone = change(context, 'method', told ? 'renamed' : 'removed', qualified, module, old.name)
      changes.push(
        withHint(context, {
          ...gone,
          before: `(${part.signature})`,
          after: told ?? '',
          ...(told && { evidence: `the warning in Odoo ${context.before.series}`, confidence: 'likely' as const }),
        }),
      )
    } else if (next.part.signature !== part.signature)
      changes.push({
        ...change(context, 'method', 'changed', qualified, module, old.name),
        before: `(${part.signature})`,
        after: `(${next.part.signature})`,
      })
  }
  for (const [name, { part, modules }] of now.methods)
    if (!had.has(name))
      changes.push({
        ...change(context, 'method', 'added', `${now.name}.${name}`, modules[0] ?? '', old.name),
        after: `(${part.signature})`,
      })
  return changes
}
