import type { ImportFacts, PythonFacts } from '../../facts/python-facts.ts'
import type { Span } from '../../text/span.ts'
import type { Addon } from '../addon.ts'
import type { Project } from '../project.ts'
import { absoluteTarget, importTarget, moduleExists, moduleFile } from './imports.ts'
import { mayBind } from './python-names.ts'

/** One module or name that an import asks of an addon's code. */
export interface AddonRequest {
  readonly statement: ImportFacts
  readonly span: Span
  /** technical name of the addon; empty for `openerp` by itself */
  readonly wanted: string
  /** dotted name inside the addon */
  readonly module: string
  /** the name taken from the module; empty when the module itself is imported */
  readonly name: string
  /** written with the old name of `odoo`, which begins at `span` */
  readonly openerp: boolean
}

/** What a file asks of addons, its own among them. */
export function addonRequests(addon: Addon, relative: string, facts: PythonFacts): readonly AddonRequest[] {
  return facts.imports.flatMap((statement) => {
    if (!statement.from) {
      return statement.names.flatMap(({ name, span }) => {
        const target = absoluteTarget(name)
        const openerp = isOpenerp(name)
        if (target.addon === undefined && !openerp) return []
        return [{ statement, span, wanted: target.addon ?? '', module: target.module, name: '', openerp }]
      })
    }
    const target = importTarget(addon, relative, statement)
    if (!target) return []
    const openerp = statement.level === 0 && isOpenerp(statement.module)
    const { moduleSpan } = statement
    if (target.addon === undefined) {
      if (/^(?:odoo|openerp)\.addons$/.test(target.module))
        return statement.names.map(({ name, span }) => ({
          statement,
          span,
          wanted: name,
          module: '',
          name: '',
          openerp: false,
        }))
      return openerp ? [{ statement, span: moduleSpan, wanted: '', module: '', name: '', openerp }] : []
    }
    const base = { statement, wanted: target.addon, module: target.module }
    return [
      { ...base, span: moduleSpan, name: '', openerp },
      ...statement.names.flatMap(({ name, span }) => (name === '*' ? [] : [{ ...base, span, name, openerp: false }])),
    ]
  })
}

function isOpenerp(name: string): boolean {
  return name === 'openerp' || name.startsWith('openerp.')
}

/** Is it known that the addon has no such module? */
export function isMissingModule(project: Project, { wanted, module }: AddonRequest): boolean {
  const addon = project.addon(wanted)
  if (addon) return moduleFile(addon, '') !== undefined && !moduleExists(addon, module)
  const known = project.facts(wanted)?.python
  if (!known?.[''] || module === '') return false
  return !Object.keys(known).some((one) => one === module || one.startsWith(`${module}.`))
}

/** Is it known that the module has no such name, neither bound in it nor a module below it? */
export function isMissingName(project: Project, { wanted, module, name }: AddonRequest): boolean {
  if (name === '') return false
  const below = module === '' ? name : `${module}.${name}`
  const addon = project.addon(wanted)
  if (!addon) {
    const known = project.facts(wanted)?.python ?? {}
    const names = known[module]
    if (!names || names.open || names.names.includes(name)) return false
    return !Object.keys(known).some((one) => one === below || one.startsWith(`${below}.`))
  }
  const facts = addon.python.get(moduleFile(addon, module) ?? '')
  if (!facts || facts.open || facts.issues.length > 0 || moduleExists(addon, below)) return false
  return !facts.bindings.some((binding) => binding.name === name) && !mayBind(addon, facts, name)
}
