import { defineRule } from '../../src/rule/define-rule.ts'
import { since } from '../../src/text/series.ts'

const KINDS = { fields: 'widget', view_widgets: '<widget>', views: 'js_class' } as const

export default defineRule({
  title: 'A widget or view class that no script registers',
  scope: 'addon',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  messages: {
    unknown: "no script registers the widget '{name}': the web client warns of it and shows the field plainly{near}",
    tag: 'no script registers <widget name="{name}">: the web client cannot draw the view{near}',
    class: "no script registers js_class '{name}': the web client shows the plain view, or none{near}",
    foreign:
      "{kind} '{name}' comes from {owner}, which {addon} does not depend on: without it the web client does not know it; add '{owner}' to depends",
    type: "the widget '{name}' is for {types}, not for this field: the web client of {series} warns of it",
    kind: "the widget '{name}' is for {types}: with the values of this field the web client of {series} stops, or shows nothing",
  },
  check({ addon, project, series, report }) {
    for (const fact of project.views.audit(addon.name).of('widget')) {
      const { at, of, name, owners } = fact
      if (of === 'type') {
        report(since(series, '19.0') ? 'type' : 'kind', at, { name, types: fact.near ?? '', series })
        continue
      }
      const near = fact.near === undefined ? '' : `; did you mean '${fact.near}'?`
      const [owner] = owners
      if (owner !== undefined)
        report('foreign', at, { kind: KINDS[of], name, owner, addon: addon.name }, { severity: 'info' })
      else if (of === 'fields') report('unknown', at, { name, near })
      else report(of === 'views' ? 'class' : 'tag', at, { name, near })
    }
  },
})
