import type { XmlFacts } from '../../facts/xml-facts.ts'
import { elementsOf } from '../../parse/xml/query.ts'
import type { XmlElement } from '../../parse/xml/tree.ts'
import { since } from '../../text/series.ts'
import type { Addon } from '../addon.ts'
import type { Project } from '../project.ts'
import { ownBundles } from './script-uses.ts'

/** A file of templates for the web client, as far as the addon's own manifest loads it. */
export interface ClientFile {
  readonly relative: string
  readonly facts: XmlFacts
  /** bundles of the manifest that have it; empty before 15.0 */
  readonly bundles: readonly string[]
}

/** Files of templates that the addon's manifest puts into a bundle, or before 15.0 lists under `qweb`. */
export function clientFiles(project: Project, addon: Addon): readonly ClientFile[] {
  const files: ClientFile[] = []
  let bundles: ReadonlyMap<string, readonly string[]> | undefined
  const listed = new Set(addon.entries('qweb').map((entry) => entry.relative))
  for (const [relative, facts] of addon.xml) {
    if (!relative.startsWith('static/') || facts.issues.length > 0) continue
    if (!since(project.series, '15.0')) {
      if (listed.has(relative)) files.push({ relative, facts, bundles: [] })
      continue
    }
    bundles ??= ownBundles(project, addon)
    const own = bundles.get(`/${addon.name}/${relative}`)
    if (own) files.push({ relative, facts, bundles: own })
  }
  return files
}

/** The elements that Odoo takes for templates: below `<templates>`, `<template>` and `<odoo>`, else the root itself. */
export function topTemplates(root: XmlElement): readonly XmlElement[] {
  if (!['templates', 'template'].includes(root.tag) && !(root.tag === 'odoo' && root.attributes.length === 0))
    return [root]
  return elementsOf(root)
}
