import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'An addon whose dependencies exclude each other',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    own: "{addon} excludes '{excluded}' and depends on it ({path}): Odoo refuses to install the two together; take it out of 'excludes' or out of the dependencies",
    others:
      "{addon} needs both '{one}' ({onePath}) and '{excluded}' ({path}), and {one} excludes {excluded}: Odoo refuses to install the two together; do without one of them",
  },
  check({ addon, project, report }) {
    const { graph } = project
    const reach = [...graph.reach(addon.name)].sort()
    for (const one of reach) {
      for (const excluded of graph.node(one)?.excludes ?? []) {
        if (excluded === one || !graph.reaches(addon.name, excluded)) continue
        const path = (graph.path(addon.name, excluded) ?? []).join(' → ')
        if (one === addon.name) {
          const place = addon.manifestPlace(addon.value('excludes')?.span)
          report('own', place, { addon: addon.name, excluded, path })
          continue
        }
        // told at the first addon that brings the two together, not again at all that depend on it
        const brought = graph
          .dependsOf(addon.name)
          .some((name) => graph.reaches(name, one) && graph.reaches(name, excluded))
        if (brought) continue
        const onePath = (graph.path(addon.name, one) ?? []).join(' → ')
        report('others', addon.keyPlace('depends'), { addon: addon.name, one, excluded, path, onePath })
      }
    }
  },
})
