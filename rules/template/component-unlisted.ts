import type { SkeletonNode } from '../../src/facts/module-facts.ts'
import { scriptCost, scriptModules } from '../../src/model/web/script-uses.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A template uses a component that its own component does not list',
  scope: 'addon',
  severity: 'error',
  confidence: 'likely',
  since: '0.1.0',
  from: '16.0',
  messages: {
    unlisted:
      "'{name}' is not among the components of {script}: OWL finds no component of this name, and drawing the template ends with an error; add it to static components",
  },
  check({ addon, project, report }) {
    const scripts = scriptModules(project, addon)
    const extended = new Set(scripts.flatMap(({ facts }) => facts.extended ?? []))
    for (const script of scripts) {
      const { component } = script.facts
      if (!component || script.isTest || extended.has(component.name)) continue
      const own = project.templates.named(component.template)
      const [template] = own
      const { arch, place } = template?.part ?? {}
      if (own.length !== 1 || template?.module !== addon.name || template.parent !== '' || !arch || !place) continue
      for (const node of components(arch)) {
        if (component.components.includes(node.tag) || !node.place) continue
        const { file, span } = node.place
        const at = { file, span: [span[0] + 1, span[0] + 1 + node.tag.length] as const }
        report('unlisted', at, { name: node.tag, script: script.relative }, scriptCost(script))
      }
    }
  },
})

function components(node: SkeletonNode): readonly SkeletonNode[] {
  return [...(/^[A-Z]/.test(node.tag) ? [node] : []), ...node.children.flatMap(components)]
}
