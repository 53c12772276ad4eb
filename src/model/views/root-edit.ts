import { attribute, elementsAround } from '../../parse/xml/query.ts'
import type { Fix } from '../../text/edit.ts'
import type { Place } from '../../text/span.ts'
import { renameElement } from '../data/xml-edit.ts'
import type { ViewArchs } from './view-archs.ts'

/** Gives the `<tree>` or `<list>` at a place the other name. */
export function renameRoot(views: ViewArchs, at: Place, name: 'tree' | 'list'): Fix | undefined {
  const root = views.source.facts(at.file)?.root
  const [element] = root ? elementsAround(root, at.span[0]) : []
  if (element?.tag !== 'tree' && element?.tag !== 'list') return undefined
  return { title: `Write <${name}>`, safety: 'safe', edits: renameElement(at.file, element, name) }
}

/** Gives the `<xpath>` at a place another expression. */
export function rewriteXpath(views: ViewArchs, at: Place, expr: string): Fix | undefined {
  const root = views.source.facts(at.file)?.root
  const [element] = root ? elementsAround(root, at.span[0]) : []
  const written = element?.tag === 'xpath' ? attribute(element, 'expr') : undefined
  if (!written || /[<>&"]/.test(expr)) return undefined
  return {
    title: `Write ${expr}`,
    safety: 'safe',
    edits: [{ file: at.file, span: [written.vs, written.ve], text: expr }],
  }
}
