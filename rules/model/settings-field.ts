import { addDependency, nearestOwner } from '../../src/model/add-dependency.ts'
import type { Addon } from '../../src/model/addon.ts'
import { missingModel } from '../../src/model/models/missing-model.ts'
import {
  argumentPlace,
  type ModelClass,
  type WrittenField,
  writtenFields,
} from '../../src/model/models/model-classes.ts'
import { fieldFault } from '../../src/model/models/path-fault.ts'
import type { Project } from '../../src/model/project.ts'
import { stringValue } from '../../src/parse/python/walk.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { since } from '../../src/text/series.ts'

const SETTINGS = 'res.config.settings'

export default defineRule({
  title: 'A field of the settings is none that the settings can keep',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    parameter:
      "'{field}' begins with '{prefix}', so the settings ask it for {parameter}, which it does not have: saving any settings ends with an Exception; add {parameter}='…', or name the field otherwise",
    type: "'{field}' is {article} {type}: the settings keep {what} as {kinds} only, and saving any settings ends with an Exception",
    model:
      "'{field}' keeps a default of '{model}', and there is no such model: saving it ends with ValidationError; {advice}",
    target: "{reason}: '{field}' keeps the default of that field, and saving it ends with ValidationError",
    group:
      "there is no group '{group}', which '{field}' gives or takes: saving any settings ends with KeyError; {advice}",
  },
  check({ addon, project, series, report }) {
    for (const one of project.models.classes(addon)) {
      if (one.conditional || !isSettings(one)) continue
      for (const field of writtenFields(one)) {
        const { name } = field.part
        const prefix = /^(?:default|group|module)_/.exec(name)?.[0]
        if (prefix === 'group_' || prefix === 'module_') judgeType(field, TRUTHS, 'what such a name stands for')
        if (prefix === 'default_') judgeDefault(one, field)
        else if (prefix === 'group_') judgeGroups(one, field)
        else if (prefix === undefined && stringValue(field.written.args['config_parameter']))
          judgeType(field, since(series, '15.0') ? [...KEPT, 'Datetime'] : KEPT, 'parameters of the system')
      }
    }

    function judgeType(field: WrittenField, kinds: readonly string[], what: string): void {
      const { name, type } = field.part
      if (!/^[A-Z]/.test(type) || kinds.includes(type) || type === 'Serialized') return
      const at = { file: field.owner.facts.file, span: field.written.nameSpan }
      const article = /^[AEIOU]/.test(type) ? 'an' : 'a'
      report('type', at, { field: name, article, type, what, kinds: kinds.join(', ') })
    }

    function judgeDefault(one: ModelClass, field: WrittenField): void {
      const { name } = field.part
      if (lacks(one, field, 'default_model')) return
      const model = stringValue(field.written.args['default_model'])
      if (model === undefined) return
      const at = argumentPlace(field, 'default_model')
      const missing = missingModel(project, addon, model)
      if (missing) report('model', at, { field: name, model, advice: missing.advice }, missing.options)
      const view = project.models.view(model, addon.name)
      const target = name.slice('default_'.length)
      if (!view?.closed || view.field(target)) return
      const { reason, options } = fieldFault(project, addon, view, target)
      report('target', at, { field: name, reason }, options)
    }

    function judgeGroups(one: ModelClass, field: WrittenField): void {
      if (!TRUTHS.includes(field.part.type) || lacks(one, field, 'implied_group')) return
      for (const parameter of ['implied_group', 'group'])
        for (const group of stringValue(field.written.args[parameter])?.split(',') ?? []) {
          const found = missingGroup(project, addon, group)
          if (!found) continue
          const { advice, options } = found
          report('group', argumentPlace(field, parameter), { field: field.part.name, group, advice }, options)
        }
    }

    function lacks(one: ModelClass, field: WrittenField, parameter: string): boolean {
      const { written, part } = field
      const definitions = one.view?.field(part.name)?.definitions ?? []
      if (written.args[parameter] || written.open || definitions.length !== 1) return false
      const at = { file: one.facts.file, span: written.nameSpan }
      report('parameter', at, { field: part.name, prefix: part.name.replace(/_.*/, '_'), parameter })
      return true
    }
  },
})

const TRUTHS: readonly string[] = ['Boolean', 'Selection']
const KEPT: readonly string[] = ['Boolean', 'Integer', 'Float', 'Char', 'Selection', 'Many2one']

function isSettings({ view }: ModelClass): boolean {
  return view !== undefined && (view.name === SETTINGS || view.parents.has(SETTINGS))
}

/** An external id that surely is none of a record that is there. */
function missingGroup(project: Project, addon: Addon, group: string) {
  if (!group.includes('.')) return { advice: 'it needs the name of its module before a dot', options: {} }
  const resolution = project.ids.resolve(group, addon.name)
  if (resolution.verdict !== 'no') return undefined
  const owner = nearestOwner(project, addon, resolution.elsewhere)
  if (owner !== undefined)
    return {
      advice: `it comes with ${owner}, which ${addon.name} does not depend on: add '${owner}' to depends`,
      options: { fix: () => addDependency(addon, owner), confidence: 'likely' as const },
    }
  if (resolution.elsewhere.length > 0) return undefined
  const near = project.ids.near(group, addon.name)
  return { advice: near === undefined ? 'correct its name or declare it' : `did you mean '${near}'?`, options: {} }
}
