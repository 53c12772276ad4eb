import { scriptOwner } from '../../../model/web/script-index.ts'
import type { Collect } from '../risk.ts'

/** What the scripts and client templates of an addon need of others. */
export function scriptUses(collect: Collect): void {
  const { addon, project } = collect
  for (const facts of addon.scripts.values())
    for (const { specifier, span, names } of facts.imports) {
      if (scriptOwner(specifier) === addon.name || specifier.startsWith('.')) continue
      const at = { file: facts.file, span }
      collect.add({
        kind: 'js_module',
        symbol: specifier,
        at,
        severity: 'load error',
        effort: 'redesign',
        alive: (world) => world.scripts.has(specifier, addon.name),
        lookup: { kind: 'script', name: specifier },
        message: `JavaScript module '${specifier}' is gone`,
        confidence: 'likely',
      })
      for (const { value: name } of names) {
        if (name === '*' || name === 'default') continue
        collect.add({
          kind: 'js_symbol',
          symbol: `${specifier}:${name}`,
          at,
          severity: 'runtime error',
          effort: 'redesign',
          alive: (world) => world.scripts.hasExport(specifier, name, addon.name),
          lookup: { kind: 'script', name: `${specifier}:${name}` },
          message: `'${specifier}' exports no '${name}' any more`,
          confidence: 'likely',
        })
      }
    }
  for (const template of project.facts(addon.name)?.templates ?? []) {
    if (template.inherit === '' || !template.place) continue
    collect.add({
      kind: 'js_template',
      symbol: template.inherit,
      at: template.place,
      severity: 'load error',
      effort: 'redesign',
      alive: (world) => world.templates.has(template.inherit, addon.name),
      message: `client template '${template.inherit}' is gone (t-inherit)`,
      confidence: 'likely',
    })
  }
}
