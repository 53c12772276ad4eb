import type { Project } from '../project.ts'
import { elementText } from './data-expression.ts'
import { fieldOf } from './data-records.ts'

const known = new WeakMap<Project, Map<string, ReadonlySet<string>>>()

/** The texts that XML records of one model, in all addons read from disk, give one of its fields. */
export function declaredValues(project: Project, model: string, field: string): ReadonlySet<string> {
  let answers = known.get(project)
  if (!answers) known.set(project, (answers = new Map()))
  const key = `${model}.${field}`
  let values = answers.get(key)
  if (!values) answers.set(key, (values = new Set(read(project, model, field))))
  return values
}

function* read(project: Project, model: string, field: string): Iterable<string> {
  for (const addon of project.addons)
    for (const record of project.dataRecords(addon)) {
      const written = record.model === model ? fieldOf(record.record, field) : undefined
      if (!written) continue
      const text = written.eval ? /^\s*(['"])(.*)\1\s*$/.exec(written.eval.value)?.[2] : undefined
      yield text ?? elementText(written.element)?.value.trim() ?? ''
    }
}
