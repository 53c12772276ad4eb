import type { ModuleFacts } from '../../../facts/module-facts.ts'
import { visitBody } from '../../../model/inference/infer-visit.ts'
import { perObject } from '../../../model/per-addon.ts'
import type { Span } from '../../../text/span.ts'
import type { Collect } from '../risk.ts'
import { lastingPython, useModel } from './use.ts'

/** Tables that queries written as texts read and change: each is there as long as the model is that it belongs to. */
export function queryUses(collect: Collect): void {
  const { addon, project } = collect
  for (const [, facts] of lastingPython(addon)) {
    visitBody(facts.body, (node) => {
      if (node.t !== 'Str' || !/\b(?:from|join|update|into)\s/i.test(node.value)) return undefined
      // the places in a text with escapes or of an f-string are not told by its value
      const lead = node.e - node.s - node.value.length
      const plain = lead === 2 || lead === 6
      for (const match of node.value.matchAll(/\b(?:from|join|update|into)\s+(?:only\s+)?"?([a-z][a-z0-9]*_\w+)/gi)) {
        const table = match[1] ?? ''
        const model = modelOf(collect, table)
        if (model === undefined || project.models.exists(model, addon.name).verdict !== 'yes') continue
        const start = node.s + lead / 2 + match.index + match[0].length - table.length
        const span: Span = plain ? [start, start + table.length] : [node.s, node.e]
        const use = `table ${table} in a query`
        useModel(collect, model, { file: facts.file, span, severity: 'runtime error', use, confidence: 'likely' })
      }
      return undefined
    })
  }
}

/** The model of Odoo's, within the addon's reach, that a table belongs to. */
function modelOf({ project, addon }: Collect, table: string): string | undefined {
  for (const module of project.graph.reach(addon.name)) {
    const facts = project.addon(module) ? undefined : project.facts(module)
    const model = facts && tablesOf(facts).get(table)
    if (model !== undefined) return model
  }
  return undefined
}

/** The tables that the models of a module have, by name. */
const tablesOf = perObject((facts: ModuleFacts): ReadonlyMap<string, string> => {
  const tables = new Map<string, string>()
  for (const part of facts.models)
    if (part.creates && part.kind !== 'abstract') tables.set(part.table ?? part.model.replaceAll('.', '_'), part.model)
  return tables
})
