import type { OwnComponent } from '../../src/facts/script-facts.ts'
import type { Addon } from '../../src/model/addon.ts'
import type { Project } from '../../src/model/project.ts'
import { clientFiles, topTemplates } from '../../src/model/web/client-files.ts'
import { type ScriptModule, scriptCost, scriptModules } from '../../src/model/web/script-uses.ts'
import { attribute, elementsWithin } from '../../src/parse/xml/query.ts'
import type { XmlAttribute, XmlElement } from '../../src/parse/xml/tree.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { escapePattern } from '../../src/text/any-word.ts'
import { didYouMean } from '../../src/text/near-name.ts'
import type { FilePath } from '../../src/text/span.ts'

export default defineRule({
  title: 'A template asks its component for what it does not have',
  scope: 'addon',
  severity: 'error',
  confidence: 'likely',
  since: '0.1.0',
  from: '16.0',
  messages: {
    handler:
      "{component} in {script} has no '{name}', which {directive} calls: when the event comes, OWL stops with an error{hint}",
    read: "{component} in {script} has no '{name}', which {directive} reads: drawing the template ends with an error{hint}",
    model:
      "{component} in {script} has no '{name}', where t-model keeps what is typed: drawing the template ends with an error{hint}",
  },
  check({ addon, project, report }) {
    const scripts = scriptModules(project, addon)
    let templates: ReadonlyMap<string, DrawnTemplate> | undefined
    for (const script of scripts) {
      const { component } = script.facts
      if (!component?.members || script.isTest || isShared(component, script, scripts)) continue
      templates ??= ownTemplates(project, addon)
      const template = templates.get(component.template)
      if (!template || project.templates.named(component.template).length !== 1) continue
      const members = new Set(component.members)
      const bound = boundNames(template.root)
      for (const { attribute, name, at } of askedNames(template.root)) {
        if (members.has(name) || bound.has(name)) continue
        const place = { file: template.file, span: [attribute.vs + at, attribute.vs + at + name.length] as const }
        const data = { component: component.name, script: script.relative, name, hint: didYouMean(name, members) }
        const isRead = !attribute.name.startsWith('t-on-')
        if (isRead && isAsked(template.root, name)) continue
        if (isRead && !attribute.name.startsWith('t-model'))
          report('read', place, { ...data, directive: attribute.name }, scriptCost(script))
        else if (isRead) report('model', place, data, scriptCost(script))
        else report('handler', place, { ...data, directive: attribute.name }, scriptCost(script))
      }
    }
  },
})

interface DrawnTemplate {
  readonly file: FilePath
  readonly root: XmlElement
}

/** Templates of the addon that stand alone and that no other one calls. */
function ownTemplates(project: Project, addon: Addon): ReadonlyMap<string, DrawnTemplate> {
  const found = new Map<string, DrawnTemplate>()
  const called = new Set<string>()
  for (const { facts } of clientFiles(project, addon)) {
    if (!facts.root) continue
    for (const root of topTemplates(facts.root)) {
      const name = attribute(root, 't-name')?.value
      if (name !== undefined && attribute(root, 't-inherit')?.value === undefined)
        found.set(name, { file: facts.file, root })
      for (const element of elementsWithin(root)) called.add(attribute(element, 't-call')?.value ?? '')
    }
  }
  for (const name of called) found.delete(name)
  return found
}

/** May the component get members, or its template be drawn, from elsewhere in the addon? */
function isShared(component: OwnComponent, script: ScriptModule, scripts: readonly ScriptModule[]): boolean {
  return scripts.some(({ facts }) => {
    if (facts === script.facts) return facts.templates.length > 1 || (facts.patches?.length ?? 0) > 0
    if (facts.templates.some(({ value }) => value === component.template)) return true
    if (facts.patches?.some(({ target }) => target.value.split('.')[0] === component.name)) return true
    // a script that takes the class may extend it, unless all that it has is a component of OWL's own
    return !facts.component && facts.imports.some(({ names }) => names.some(({ value }) => value === component.name))
  })
}

interface AskedName {
  readonly attribute: XmlAttribute
  readonly name: string
  /** where in the value */
  readonly at: number
}

/** What handlers call and where values are kept, as far as it is written plainly. */
function* askedNames(root: XmlElement): Generator<AskedName> {
  for (const { attributes } of elementsWithin(root))
    for (const attribute of attributes) {
      const { name, value, vs, ve } = attribute
      if (ve - vs !== value.length) continue
      const pattern = name.startsWith('t-on-') ? HANDLER : PATHS.test(name) ? PATH : undefined
      for (const match of pattern ? value.matchAll(pattern) : []) {
        const asked = match[1] ?? match[2] ?? match[3] ?? ''
        const isOwn =
          !/^(?:if|this|new|typeof|function|await|console|window|document|Object|Math|Number|String|Boolean|parseInt|parseFloat)$/.test(
            asked,
          )
        if (isOwn) yield { attribute, name: asked, at: match.index + match[0].lastIndexOf(asked) }
      }
    }
}

/** `onClick`, `this.onClick`; `() => this.onClick(line)`; `(ev) => onClick(ev)` */
const HANDLER = /^\s*(?:this\.)?([A-Za-z_$][\w$]*)\s*$|\bthis\.([A-Za-z_$][\w$]*)\s*\(|=>\s*([A-Za-z_$][\w$]*)\s*\(/g

/** `state.name`, `this.state.name` */
const PATH = /^\s*(?:this\.)?([A-Za-z_$][\w$]*)(?:\.[\w$]+)+\s*$/g
const PATHS = /^t-(?:model(?:\.\w+)*|esc|out|foreach|value|att-[\w-]+)$/

/** Does the template use a name alone too, as to see whether it is there? */
function isAsked(root: XmlElement, name: string): boolean {
  const alone = new RegExp(`(?<![\\w$.])${escapePattern(name)}(?![\\w$]|\\s*\\.)`)
  return elementsWithin(root).some(({ attributes }) => attributes.some(({ value }) => alone.test(value)))
}

/** Names that the template itself gives a value, and parameters of functions in it. */
function boundNames(root: XmlElement): ReadonlySet<string> {
  const bound = new Set<string>()
  for (const { attributes } of elementsWithin(root))
    for (const { name, value } of attributes) {
      if (/^t-(?:as|set|slot-scope)$/.test(name)) bound.add(value.trim())
      if (name === 't-as') for (const part of ['index', 'value', 'first', 'last']) bound.add(`${value.trim()}_${part}`)
      for (const match of value.matchAll(/\(([\w$\s,{}]*)\)\s*=>|([\w$]+)\s*=>/g))
        for (const word of (match[1] ?? match[2] ?? '').match(/[\w$]+/g) ?? []) bound.add(word)
    }
  return bound
}
