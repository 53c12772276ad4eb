import { elementsAround } from '../../parse/xml/query.ts'
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
