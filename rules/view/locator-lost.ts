import { rewriteXpath } from '../../src/model/views/root-edit.ts'
import { viewCost } from '../../src/model/views/view-cost.ts'
import type { Loss } from '../../src/model/views/view-facts.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A view changes a node that is not there',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    taken:
      '{locator} finds nothing in {parent}: {module} {how} it in its view {view}, which is applied before this one, and Odoo refuses this view{near}',
    foreign:
      "{locator} finds nothing in {parent}: only {owner} brings it there, which {addon} does not depend on, and Odoo refuses this view; add '{owner}' to depends{near}",
    masked:
      "{locator} finds nothing in {parent} until {owner} is there, which {addon} does not depend on: this view loads only because Odoo installs {owner} by itself and happens to load it before; add '{owner}' to depends",
    nothing: '{locator} finds nothing in {parent}, and Odoo refuses this view{near}',
    inactive: '{locator} finds nothing in {parent}: as soon as someone activates this view, Odoo refuses it{near}',
  },
  check({ addon, project, report }) {
    for (const fact of project.views.audit(addon.name).of('locator-lost')) {
      const { locator, parent, loss } = fact
      const { renamed } = loss
      const fix = renamed === undefined ? undefined : () => rewriteXpath(project.views, fact.at, renamed)
      const options = { ...viewCost(fact), ...(fix && { fix }) }
      const near = advice(loss)
      if (!fact.active) report('inactive', fact.at, { locator, parent, near }, { ...options, severity: 'warning' })
      else if (loss.by) {
        const { module, view, how, place } = loss.by
        const related = place && { ...place, note: `${module} ${how} it here` }
        report('taken', fact.at, { locator, parent, module, how, view, near }, { ...options, related: [related] })
      } else if (loss.owner !== undefined && loss.masked)
        report('masked', fact.at, { locator, parent, owner: loss.owner, addon: addon.name }, { severity: 'warning' })
      else if (loss.owner !== undefined)
        report('foreign', fact.at, { locator, parent, owner: loss.owner, addon: addon.name, near }, options)
      // what a fix within the series brings may be missing from what is known of it
      else if (fact.early && !fix)
        report('nothing', fact.at, { locator, parent, near }, { ...options, confidence: 'likely' })
      else report('nothing', fact.at, { locator, parent, near }, options)
    }
  },
})

function advice({ nearest, reached, renamed, odd }: Loss): string {
  if (renamed !== undefined) return `; write ${renamed}: lists are called so here`
  if (odd !== undefined)
    return `; without the attribute '${odd}' it would find one: every attribute of a locator counts`
  if (nearest) return `; did you mean ${nearest.path}, which ${nearest.module} brings?`
  return reached === undefined ? '' : `; ${reached} is there, what comes after it is not`
}
