import { since } from '../../text/series.ts'
import type { Project } from '../project.ts'
import { walkArch } from './arch-node.ts'
import { declaredPlace, type LocatorAudit } from './view-declared.ts'

/** Odoo refuses to find nodes by translated attributes, and warns of `@class`. */
export function checkSelectors(audit: LocatorAudit): void {
  const { declared } = audit
  const arch = audit.archs.prototype(declared)
  if (!arch) return
  const translated = translatedAttributes(audit.project.series)
  const pattern = new RegExp(`@(${[...translated].join('|')})\\b`)
  for (const node of walkArch(arch)) {
    if (node.get('position') === undefined) continue
    const at = audit.source.tag(node) ?? declaredPlace(declared)
    if (node.tag !== 'xpath') {
      const found = node.attributes.find(([name, value]) => translated.has(name) && value !== '')
      if (found) audit.emit({ kind: 'translated-selector', at, view: declared.part.id, attribute: found[0] })
      continue
    }
    const expr = node.plain('expr') ?? ''
    const match = pattern.exec(expr)
    if (match?.[1] !== undefined)
      audit.emit({ kind: 'translated-selector', at, view: declared.part.id, attribute: match[1] })
    else if (/@class\s*=|=\s*@class|contains\(@class/.test(expr))
      audit.emit({ kind: 'class-selector', at, view: declared.part.id, expr })
  }
}

/** `TRANSLATED_ATTRS` of the series' `tools/translate.py`. */
function translatedAttributes(series: Project['series']): ReadonlySet<string> {
  const names = [
    'string', 'help', 'sum', 'avg', 'confirm', 'placeholder', 'alt', 'title', 'aria-label', 'aria-keyshortcuts',
    'aria-placeholder', 'aria-roledescription', 'aria-valuetext', 'value_label',
  ] // biome-ignore format: a table
  if (since(series, '15.0')) names.push('add-label', 'data-tooltip')
  if (since(series, '17.0')) names.push('label')
  if (series === '17.0') names.push('data-editor-message')
  if (since(series, '18.0')) names.push('cancel-label', 'confirm-label')
  if (since(series, '19.0')) names.push('confirm-title')
  const all = [...names, ...names.map((name) => `t-attf-${name}`)]
  if (since(series, '15.0') && !since(series, '19.0')) all.push('value', 'text')
  return new Set(all)
}
