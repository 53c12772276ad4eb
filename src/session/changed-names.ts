import type { ModuleFacts } from '../facts/module-facts.ts'

/** What others can see of a module, entry by entry, each with the words by which they would speak of it. */
type Entries = Map<string, { readonly words: readonly string[]; says: string }>

/**
 * The words by which other addons may speak of what differs between two sums of one module: names of fields, methods,
 * models, external ids, files … Where a thing stands is not among what differs.
 */
export function changedNames(before: ModuleFacts | undefined, after: ModuleFacts | undefined): ReadonlySet<string> {
  const names = new Set<string>()
  const [old, now] = [entriesOf(before), entriesOf(after)]
  for (const [one, other] of [
    [old, now],
    [now, old],
  ] as const)
    for (const [key, { words, says }] of one)
      if (other.get(key)?.says !== says) for (const word of words) if (word !== '') names.add(word)
  return names
}

function entriesOf(facts: ModuleFacts | undefined): Entries {
  const entries: Entries = new Map()
  const add = (key: string, words: readonly string[], value: unknown): void => {
    const says = JSON.stringify(value, withoutPlace) ?? ''
    const known = entries.get(key)
    if (known) known.says += `\0${says}`
    else entries.set(key, { words, says })
  }
  if (!facts) return entries
  for (const { fields, methods, ...model } of facts.models) {
    const flat = model.model.replaceAll('.', '_')
    add(`model ${model.model}`, [model.model, flat, `model_${flat}`, `field_${flat}`], model)
    for (const field of fields) add(`field ${model.model} ${field.name}`, [field.name], field)
    for (const method of methods) add(`method ${model.model} ${method.name}`, [method.name], method)
  }
  for (const id of facts.ids) add(`id ${id.id}`, [last(id.id)], id)
  for (const { arch, ...view } of facts.views) add(`view ${view.id}`, [last(view.id)], [view, arch])
  for (const template of facts.templates) add(`template ${template.name}`, [last(template.name)], template)
  for (const [file, { names, open }] of Object.entries(facts.python)) {
    // whoever imports it, or a script or a file, names the addon
    add(`python ${file}`, [facts.name], open ?? false)
    for (const name of names) add(`python ${file} ${name}`, [facts.name], true)
  }
  for (const bundle of facts.bundles)
    add(`bundle ${bundle.bundle}`, [bundle.bundle, last(bundle.path), last(bundle.target)], bundle)
  for (const script of facts.scripts) add(`script ${script.name}`, [facts.name], script)
  for (const { key, ...registry } of facts.registries) add(`registry ${registry.category} ${key}`, [key], registry)
  for (const file of facts.statics) add(`static ${file}`, [facts.name], true)
  for (const name of [...facts.variables, ...facts.mixins]) add(`style ${name}`, [name], true)
  return entries
}

function withoutPlace(key: string, value: unknown): unknown {
  return key === 'place' ? undefined : value
}

/** `view_form` of `sale.view_form`, `dialog` of `@web/core/dialog`. */
function last(name: string): string {
  const stem = name.replace(/\.(?:js|xml|s?css)$/, '')
  return stem.slice(Math.max(stem.lastIndexOf('.'), stem.lastIndexOf('/')) + 1)
}
