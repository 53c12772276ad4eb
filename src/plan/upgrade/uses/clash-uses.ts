import { fieldsMeet, type OwnField, type OwnName, ownNames } from '../../../model/own-names.ts'
import type { Project } from '../../../model/project.ts'
import type { Collect, RiskSeverity } from '../risk.ts'

/** Names that an addon gives and that Odoo gives too at the target: what was the addon's own meets Odoo's. */
export function clashUses(collect: Collect): void {
  for (const name of ownNames(collect.project, collect.addon)) {
    if (name.field) retyped(collect, name, name.field)
    const { takenBy } = name
    collect.add({
      kind: `${name.kind}_clash`,
      symbol: name.symbol,
      at: name.at,
      severity: severityOf(name, collect.after),
      effort: 'review',
      confidence: 'proven',
      alive: (project) => {
        const owner = takenBy(project)
        return owner === undefined ? undefined : owner === null
      },
      message: messageOf(name),
    })
  }
}

function severityOf({ kind, field }: OwnName, after: Project): RiskSeverity {
  if (kind === 'module') return 'load error'
  if (kind === 'method' || kind === 'xmlid') return 'silent loss'
  const odoos = field?.odoos(after)
  return field && (!odoos || fieldsMeet(field.part, odoos)) ? 'silent loss' : 'runtime error'
}

function messageOf({ kind, symbol, model }: OwnName): string {
  const member = symbol.slice(model.length + 1)
  switch (kind) {
    case 'module':
      return `Odoo has a module '${symbol}' of its own: of two modules with one name the addons path decides which is loaded`
    case 'model':
      return `Odoo makes a model '${symbol}' of its own: this class replaces it`
    case 'field':
      return `Odoo gives '${model}' a field '${member}' of its own: this definition changes that field, and both write to one column`
    case 'method':
      return `Odoo gives '${model}' a method '${member}' of its own: this one takes its place without calling it`
    case 'xmlid':
      return `Odoo has a record '${symbol}' of its own: this one changes it`
    case 'template':
      return `Odoo has a client template '${symbol}' of its own: of two templates with one name only one is drawn`
  }
}

/** A field of Odoo's that the addon writes anew with the type that it had. */
function retyped({ project: before, after, add }: Collect, { symbol, at }: OwnName, { part, odoos }: OwnField): void {
  const was = odoos(before)
  const now = odoos(after)
  if (!was || !now || was.type !== part.type) return
  add({
    kind: 'field_type',
    symbol,
    at,
    severity: 'silent loss',
    effort: 'review',
    alive: (project) => {
      const there = odoos(project)
      return there && there.type === part.type
    },
    message: `'${symbol}' is ${now.type} in Odoo, and this class makes it ${part.type} as it was`,
    confidence: 'likely',
  })
}
