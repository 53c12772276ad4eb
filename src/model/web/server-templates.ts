import type { RecordFacts } from '../../facts/xml-facts.ts'
import { attribute, elementsOf } from '../../parse/xml/query.ts'
import type { XmlElement } from '../../parse/xml/tree.ts'
import type { FilePath } from '../../text/span.ts'
import type { Addon } from '../addon.ts'
import { dataFiles } from '../data/data-files.ts'
import { fieldOf } from '../data/data-records.ts'
import type { Project } from '../project.ts'

/** An element of a template that the server draws. */
export interface ServerTemplateElement extends DrawnElement {
  readonly file: FilePath
  readonly record: RecordFacts
}

/** An element that is drawn, with the one around it, which may be a change that puts it somewhere else. */
export interface DrawnElement {
  readonly element: XmlElement
  readonly parent: XmlElement | undefined
}

/** Every element of `<template>` and of QWeb views in an addon's data files. */
export function* serverTemplateElements(project: Project, addon: Addon): Generator<ServerTemplateElement> {
  for (const { xml } of dataFiles(addon, project.series)) {
    for (const record of xml?.records ?? []) {
      const isQweb = record.model?.value === 'ir.ui.view' && fieldOf(record, 'type')?.text?.value === 'qweb'
      const root = record.tag === 'template' ? record.element : isQweb ? fieldOf(record, 'arch')?.element : undefined
      if (!root || !xml) continue
      for (const one of drawnElements(root)) if (one.element !== root) yield { file: xml.file, record, ...one }
    }
  }
}

/** Elements that are drawn, below and including one; what has a position stands for a node of another template. */
export function* drawnElements(element: XmlElement, parent?: XmlElement): Generator<DrawnElement> {
  if (!attribute(element, 'position')) yield { element, parent }
  for (const child of elementsOf(element)) yield* drawnElements(child, element)
}
