import type { Addon } from '../addon.ts'
import type { Project } from '../project.ts'
import { elementText } from './data-expression.ts'
import { fieldOf } from './data-records.ts'

/** The texts that XML records of one model give one of its fields, in an addon and in all on disk that it needs. */
export function declaredValues(project: Project, addon: Addon, model: string, field: string): ReadonlySet<string> {
  const values = new Set<string>()
  for (const name of [addon.name, ...project.graph.reach(addon.name)]) {
    const owner = project.addon(name)
    for (const record of owner ? project.dataRecords(owner) : []) {
      const written = record.model === model ? fieldOf(record.record, field) : undefined
      if (!written) continue
      const text = written.eval ? /^\s*(['"])(.*)\1\s*$/.exec(written.eval.value)?.[2] : undefined
      values.add(text ?? elementText(written.element)?.value.trim() ?? '')
    }
  }
  return values
}
