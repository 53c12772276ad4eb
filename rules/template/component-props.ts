import type { AcceptedProps } from '../../src/facts/script-facts.ts'
import type { Addon } from '../../src/model/addon.ts'
import type { Project } from '../../src/model/project.ts'
import { clientFiles, topTemplates } from '../../src/model/web/client-files.ts'
import { type ScriptModule, scriptCost, scriptModules } from '../../src/model/web/script-uses.ts'
import { attribute, elementsOf, elementsWithin } from '../../src/parse/xml/query.ts'
import type { XmlElement } from '../../src/parse/xml/tree.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { didYouMean } from '../../src/text/near-name.ts'

export default defineRule({
  title: 'A template hands a component what it does not take, or not what it needs',
  scope: 'addon',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  from: '16.0',
  messages: {
    unknown:
      "{component} lists no '{name}' in its static props ({script}): in debug mode OWL refuses to draw it ('unknown key'){hint}",
    missing:
      "{component} needs '{name}', as its static props say ({script}): without it OWL refuses to draw it in debug mode ('is missing'), and it has undefined in its place otherwise",
    content:
      "{component} lists no 'slots' in its static props ({script}): in debug mode OWL refuses to draw it with content ('unknown key slots')",
  },
  check({ addon, project, report }) {
    const scripts = scriptModules(project, addon)
    if (!scripts.some(({ facts }) => facts.component)) return
    const templates = new Map<string, { readonly file: string; readonly root: XmlElement }>()
    const changed = new Set<string>()
    for (const { facts } of clientFiles(project, addon))
      for (const root of facts.root ? topTemplates(facts.root) : []) {
        const base = attribute(root, 't-inherit')?.value
        if (base !== undefined) changed.add(base)
        else templates.set(attribute(root, 't-name')?.value ?? '', { file: facts.file, root })
      }
    for (const script of scripts) {
      const { component } = script.facts
      const template = component && templates.get(component.template)
      if (!component || !template || script.isTest || project.templates.named(component.template).length !== 1) continue
      for (const element of elementsWithin(template.root)) {
        const child = component.components.includes(element.tag)
          ? childOf(project, addon, script, element.tag)
          : undefined
        if (child) judge(element, child, template.file, changed.has(component.template), script)
      }
    }

    function judge(element: XmlElement, child: Child, file: string, open: boolean, script: ScriptModule): void {
      const { accepted, relative } = child
      const { confidence } = scriptCost(script)
      const options = confidence === 'guess' ? { confidence } : {}
      const data = { component: accepted.name, script: relative }
      const given = new Set<string>()
      for (const { name, ns } of element.attributes) {
        if (name.startsWith('t-')) continue
        const prop = name.replace(/\.(?:bind|alike|translate)$/, '')
        given.add(prop)
        if (accepted.names.includes(prop)) continue
        const at = { file, span: [ns, ns + prop.length] as const }
        report('unknown', at, { ...data, name: prop, hint: didYouMean(prop, accepted.names) }, options)
      }
      const tag = { file, span: [element.s + 1, element.s + 1 + element.tag.length] as const }
      if (hasContent(element) && !accepted.names.includes('slots')) report('content', tag, data, options)
      if (open || attribute(element, 't-props')) return
      for (const name of accepted.required)
        if (!given.has(name) && name !== 'slots') report('missing', tag, { ...data, name }, options)
    }
  },
})

interface Child {
  readonly accepted: AcceptedProps
  /** of the script that has it */
  readonly relative: string
}

/** What a component takes that a script imports by its own name from a file that is at hand, when nothing adds to it. */
function childOf(project: Project, addon: Addon, script: ScriptModule, name: string): Child | undefined {
  const item = script.facts.imports.find(({ names }) => names.some(({ value }) => value === name))
  const found = item && project.scripts.resolve(item.specifier, addon.name, script.relative)
  if (found?.kind !== 'found' || found.path === undefined) return undefined
  const owner = project.addon(found.module)
  const relative = found.path.slice(found.module.length + 2)
  const accepted = owner?.scripts.get(relative)?.accepts?.find((one) => one.name === name)
  return accepted && !isWidened(project, addon, found.module, name) ? { accepted, relative } : undefined
}

/** May an addon that is there beside the component's own add to what it takes? */
function isWidened(project: Project, addon: Addon, owner: string, name: string): boolean {
  const near = new Set([...project.graph.reach(addon.name), owner])
  return [...near].some((module) =>
    [...(project.addon(module)?.scripts.values() ?? [])].some(({ widened }) => widened?.includes(name)),
  )
}

/** Is there something between the tags that becomes a slot? */
function hasContent(element: XmlElement): boolean {
  return (
    elementsOf(element).length > 0 ||
    element.children.some((child) => child.kind === 'text' && child.text.trim() !== '')
  )
}
