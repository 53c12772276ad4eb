import type { XmlAttribute, XmlElement } from '../../parse/xml/tree.ts'
import { since } from '../../text/series.ts'
import type { FilePath } from '../../text/span.ts'
import type { Addon } from '../addon.ts'
import { dataFiles } from '../data/data-files.ts'
import type { Project } from '../project.ts'
import { clientFiles } from './client-files.ts'

/** An element of a template, and who reads its directives: the server in Python, or the browser in JavaScript. */
export interface TemplateElement {
  readonly file: FilePath
  readonly element: XmlElement
  readonly by: 'server' | 'browser'
  /** OWL 2 compiles it, and not the older QWeb of the browser */
  readonly owl: boolean
}

/** Every element of an addon's templates: of `<template>` in data files, and of files in bundles. */
export function* templateElements(project: Project, addon: Addon): Generator<TemplateElement> {
  for (const { xml } of dataFiles(addon, project.series))
    for (const record of xml?.records ?? [])
      if (xml && record.tag === 'template')
        for (const element of elements(record.element)) yield { file: xml.file, element, by: 'server', owl: false }
  for (const { facts } of clientFiles(project, addon)) {
    if (!facts.root) continue
    const all = since(project.series, '17.0')
    for (const template of children(facts.root)) {
      const owl = all || (since(project.series, '16.0') && has(template, 'owl'))
      for (const element of elements(template)) yield { file: facts.file, element, by: 'browser', owl }
    }
  }
}

/** Directives whose value is an expression of the side that reads it. */
export function isExpression(attribute: XmlAttribute, { by, element }: TemplateElement): boolean {
  const { name } = attribute
  if (/^t-(?:if|elif|foreach|esc|out|raw|value|att|att-[\w:.-]+)$/.test(name)) return true
  if (by === 'server') return false
  if (/^t-(?:key|props|model(?:\.\w+)*|on-[\w:.-]+)$/.test(name)) return true
  return /^[A-Z]/.test(element.tag) && /^[a-z]\w*(?:\.bind)?$/.test(name)
}

/** Elements that are drawn; one with a position stands for a node of another template. */
function* elements(element: XmlElement): Generator<XmlElement> {
  if (!has(element, 'position')) yield element
  for (const child of children(element)) yield* elements(child)
}

function children(element: XmlElement): readonly XmlElement[] {
  return element.children.flatMap((child) => (child.kind === 'element' ? [child] : []))
}

function has(element: XmlElement, name: string): boolean {
  return element.attributes.some((one) => one.name === name)
}
