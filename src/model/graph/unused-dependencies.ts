import type { Text } from '../../facts/literal.ts'
import type { ModuleFacts } from '../../facts/module-facts.ts'
import type { XmlElement } from '../../parse/xml/tree.ts'
import type { Addon } from '../addon.ts'
import { visitBody } from '../inference/infer-visit.ts'
import type { Project } from '../project.ts'

/**
 * Dependencies of which no name occurs in an addon: none of their models, fields, methods, ids, bundles, scripts,
 * templates and Python names, nor of those that come with them alone. Names are compared wherever they stand, so that
 * what is left has nothing to do with the addon. Addons that only bind others together are not judged.
 */
export function unusedDependencies(project: Project, addon: Addon): readonly Text[] {
  if (!addon.installable || addon.autoInstall || /^theme_/.test(addon.name)) return []
  // a script may name anything in its texts
  if (addon.scripts.size > 0 || project.isPartial(addon.name)) return []
  const words = wordsOf(addon)
  // an addon without content is there for its dependencies
  if (words.size === 0) return []
  return addon.depends.filter(({ value }) => {
    if (value === 'base' || words.has(value) || !project.facts(value)) return false
    const others = new Set(
      addon.depends.flatMap((one) => (one.value === value ? [] : [one.value, ...project.graph.reach(one.value)])),
    )
    if (others.has(value)) return false
    const brought = [value, ...project.graph.reach(value)].filter((name) => name !== 'base' && !others.has(name))
    return brought.every((name) => {
      const facts = project.facts(name)
      return facts !== undefined && !project.isPartial(name) && !actsUnnamed(facts) && !isUsed(project, facts, words)
    })
  })
}

/** It may be wanted for what it does: widgets, pages, and changes of what others have. */
function actsUnnamed({ scripts, statics, models }: ModuleFacts): boolean {
  return scripts.length > 0 || statics.length > 0 || !models.some((part) => part.creates || part.fields.length > 0)
}

function isUsed(project: Project, facts: ModuleFacts, words: ReadonlySet<string>): boolean {
  const has = (name: string): boolean => words.has(name)
  if (has(facts.name) || facts.bundles.some(({ bundle }) => has(bundle)) || facts.ids.some(({ id }) => has(id)))
    return true
  if (facts.templates.some(({ name }) => has(name))) return true
  return facts.models.some((part) => {
    if (part.creates) return has(part.model)
    // what it adds to a model of another, not what it changes there
    const others = project.models.contributions(part.model).filter(({ module }) => module !== facts.name)
    const known = new Set(others.flatMap((one) => [...one.part.fields, ...one.part.methods].map(({ name }) => name)))
    return [...part.fields, ...part.methods].some(({ name }) => has(name) && !known.has(name))
  })
}

/** All names that occur in an addon: identifiers, whole texts and the words in them, but those of its manifest. */
function wordsOf(addon: Addon): ReadonlySet<string> {
  const words = new Set<string>()
  const add = (text: string): void => {
    words.add(text)
    if (text.length < 5000) for (const [word] of text.matchAll(/[\w.]+/g)) addParts(word)
  }
  const addParts = (word: string): void => {
    words.add(word)
    if (word.includes('.')) for (const part of word.split('.')) words.add(part)
  }
  for (const facts of addon.python.values()) {
    for (const { module, names } of facts.imports) {
      addParts(module)
      for (const { name } of names) addParts(name)
    }
    for (const one of facts.classes) for (const { name } of [...one.fields, ...one.methods]) words.add(name)
    visitBody(facts.body, (node) => {
      if (node.t === 'Str') add(node.value)
      else if (node.t === 'Attribute') words.add(node.attr)
      else if (node.t === 'Call') for (const { name } of node.keywords) if (name !== null) words.add(name)
      return true
    })
  }
  for (const facts of addon.xml.values()) if (facts.root) addElement(facts.root, add)
  for (const facts of addon.csv.values())
    for (const { cells } of [...(facts.header ? [facts.header] : []), ...facts.rows])
      for (const { value } of cells) add(value)
  return words
}

function addElement(element: XmlElement, add: (text: string) => void): void {
  for (const { name, value } of element.attributes) {
    add(name)
    add(value)
  }
  for (const child of element.children) {
    if (child.kind === 'element') addElement(child, add)
    else if (child.kind === 'text' && child.text.trim() !== '') add(child.text)
  }
}
