import type { Literal } from './literal.ts'
import { type ManifestFacts, manifestValue } from './manifest.ts'
import type { IdPart } from './module-facts.ts'

/**
 * Ids of the templates that website makes of a manifest: for the pages of its configurator and for new pages. A snippet
 * without a module's name is one of website's. (`website/models/ir_module_module.py`, 16.0 and later)
 */
export function pageIds(module: string, manifest: ManifestFacts): readonly IdPart[] {
  const names = new Set<string>()
  const add = (snippet: string, prefix: string): void => {
    const [owner, name] = snippet.includes('.') ? [snippet.split('.')[0], snippet.split('.')[1]] : ['website', snippet]
    names.add(`${owner}.${prefix}${name}`)
  }
  const configurator = manifestValue(manifest, 'configurator_snippets')
  for (const snippet of leaves(configurator)) add(snippet, 'configurator_')
  for (const [page, list] of entries(configurator))
    if (page !== '_') for (const snippet of leaves(list)) add(snippet, `configurator_${page}_`)
  const pages = manifestValue(manifest, 'new_page_templates')
  for (const snippet of leaves(pages)) add(snippet, 'new_page_template_')
  for (const [group, templates] of entries(pages)) {
    for (const snippet of leaves(templates)) add(snippet, `new_page_template_${group}_`)
    for (const [template, list] of entries(templates)) {
      names.add(`${module}.new_page_template_sections_${group}_${template}`)
      for (const snippet of leaves(list)) add(snippet, `new_page_template_${group}_${template}_`)
    }
  }
  return [...names].sort().map((id) => ({ id, model: 'ir.ui.view', noupdate: true, demo: false, file: '' }))
}

/** Is it an id that `pageIds` may give? */
export function isPageId(id: string): boolean {
  return /^[^.]+\.(?:configurator|new_page_template)_/.test(id)
}

function entries(value: Literal | undefined): readonly (readonly [string, Literal])[] {
  if (value?.kind !== 'dict') return []
  return value.entries.flatMap((entry) => (entry.key.kind === 'str' ? [[entry.key.value, entry.value] as const] : []))
}

function leaves(value: Literal | undefined): readonly string[] {
  if (value?.kind === 'dict') return value.entries.flatMap((entry) => leaves(entry.value))
  if (value?.kind !== 'list' && value?.kind !== 'tuple') return []
  return value.items.flatMap((item) => (item.kind === 'str' ? [item.value] : []))
}
