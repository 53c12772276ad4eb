import { attribute, elementsOf } from '../../parse/xml/query.ts'
import type { XmlElement } from '../../parse/xml/tree.ts'
import { since } from '../../text/series.ts'
import type { Place } from '../../text/span.ts'
import type { Project } from '../project.ts'
import type { ArchNode } from './arch-node.ts'
import type { ArchSource } from './arch-source.ts'
import type { MergedView } from './view-archs.ts'
import { isJudged, ownsNode, tagPlace, type ViewCheck } from './view-check.ts'
import type { ViewFact } from './view-facts.ts'
import type { DeclaredView } from './view-index.ts'

type Emit = (fact: ViewFact) => void

function fieldElement(record: XmlElement | undefined, name: string): XmlElement | undefined {
  return (
    record && elementsOf(record).findLast((child) => child.tag === 'field' && attribute(child, 'name')?.value === name)
  )
}

function elementText(element: XmlElement): string {
  return element.children
    .map((child) => (child.kind === 'text' ? child.text : ''))
    .join('')
    .trim()
}

/** A record without an arch, or with one that is no arch. */
export function checkArch(project: Project, source: ArchSource, declared: DeclaredView, emit: Emit): void {
  const { part } = declared
  const record = source.element(part.place)
  if (!record || !part.place || record.tag !== 'record') return
  const { file } = part.place
  const at = (element: XmlElement): Place => ({ file, span: [element.s, element.se] })
  const arch = fieldElement(record, 'arch') ?? fieldElement(record, 'arch_db') ?? fieldElement(record, 'arch_base')
  if (!arch) {
    const isNew = project.views.index.declarations(part.id)[0] === declared && part.id.startsWith(`${declared.module}.`)
    if (isNew && part.inherit === '' && !fieldElement(record, 'inherit_id'))
      emit({ kind: 'no-arch', at: at(record), view: part.id, why: 'absent', detail: '' })
    return
  }
  const mode = fieldElement(record, 'mode')
  const isNew = project.views.index.declarations(part.id)[0] === declared
  if (mode && part.mode === 'extension' && part.inherit === '' && isNew && !fieldElement(record, 'inherit_id'))
    emit({ kind: 'no-parent', at: at(mode), view: part.id })
  if (attribute(arch, 'file') || attribute(arch, 'eval') || attribute(arch, 'search')) return
  const roots = elementsOf(arch)
  const text = arch.children.some((child) => child.kind === 'text' && child.text.trim() !== '')
  // of an empty field with a type Odoo's schema of data files tells
  if (roots.length === 0 && !text && !attribute(arch, 'type'))
    emit({ kind: 'no-arch', at: at(arch), view: part.id, why: 'empty', detail: '' })
  const [, second] = roots
  // before 17.0 a view that says its type is checked root by root
  const isTyped = fieldElement(record, 'type') !== undefined && !since(project.series, '17.0')
  if (second && part.inherit === '' && !fieldElement(record, 'inherit_id') && !isTyped)
    emit({
      kind: 'no-arch',
      at: at(second),
      view: part.id,
      why: 'roots',
      detail: roots.map((root) => `<${root.tag}>`).join(', '),
    })
}

/** The record's other fields: its model against that of its parent, groups on an extension. */
export function checkRecord(
  project: Project,
  source: ArchSource,
  declared: DeclaredView,
  merged: MergedView,
  emit: Emit,
): void {
  const { part, module } = declared
  const record = source.element(part.place)
  if (!record || !part.place || record.tag !== 'record') return
  const { file } = part.place
  const modelField = fieldElement(record, 'model')
  const at: Place = { file, span: modelField ? [modelField.s, modelField.e] : [record.s, record.se] }
  const [view, parent] = merged.chain
  if (!view) return
  const isNew = project.views.index.declarations(part.id)[0] === declared
  if (!modelField && view.model === '' && isNew && part.arch && part.id.startsWith(`${module}.`) && !isTemplate(merged))
    emit({ kind: 'no-model', at, view: part.id })
  if (modelField && part.model !== '' && project.models.exists(part.model, module).verdict === 'no')
    emit({ kind: 'model-unknown', at, view: part.id, model: part.model })
  else if (
    view.mode === 'extension' &&
    parent &&
    parent.model !== view.model &&
    parent.model !== '' &&
    parent.type !== 'qweb' &&
    !derives(project, module, view.model, parent.model)
  )
    emit({
      kind: 'model-mismatch',
      at,
      view: part.id,
      model: view.model,
      parentModel: parent.model,
      parent: parent.id,
      place: parent.place && { file: parent.place.file, span: parent.place.span },
    })
  const groups = fieldElement(record, since(project.series, '19.0') ? 'group_ids' : 'groups_id')
  // 15.0 and before ask it of templates alone
  if (groups && view.inherit !== '' && view.mode !== 'primary' && (since(project.series, '16.0') || isTemplate(merged)))
    emit({ kind: 'extension-groups', at: { file, span: [groups.s, groups.se] }, view: part.id })
}

/** A view of a model made after another one may use that one's view: an action or method opens it by its id. */
function derives(project: Project, module: string, model: string, parent: string): boolean {
  return project.models.view(model, module)?.parents.has(parent) === true
}

/** The tag of a view's root is its type; it may be replaced only with care. */
export function checkRoot(check: ViewCheck, root: ArchNode): void {
  const { merge, view, chain } = check.merged
  const base = chain.at(-1)
  const replaced = merge.events.find((event) => event.kind === 'replace-root' && isJudged(check, event.origin))
  if (replaced)
    check.emit({
      kind: 'root-replaced',
      at: check.source.tag(replaced.spec) ?? tagPlace(check, root),
      view: check.view,
      parent: base?.id ?? '',
    })
  if (replaced && base && base.type !== '' && base.type !== root.tag && since(check.series, '17.0'))
    check.emit({
      kind: 'root',
      at: check.source.tag(replaced.spec) ?? tagPlace(check, root),
      view: check.view,
      why: 'replaced',
      tag: root.tag,
      types: new Set([base.type]),
    })
  if (!ownsNode(check, root) || view.inherit !== '') return
  const record = check.source.element(check.declared.part.place)
  const type = fieldElement(record, 'type')
  const types = viewTypes(check)
  const text = type && elementText(type)
  if (types && type && text && types.has(text) && text !== root.tag && since(check.series, '17.0')) {
    const at: Place = { file: root.place?.file ?? '', span: [type.s, type.e] }
    check.emit({ kind: 'root', at, view: check.view, why: 'type', tag: text, types: new Set([root.tag]) })
    return
  }
  // several roots are told of as such
  const arch = fieldElement(record, 'arch')
  if (root.tag === 'data' && (type || !arch || elementsOf(arch).length !== 1)) return
  if (!types || types.has(root.tag)) return
  const why =
    root.tag === 'tree' && types.has('list') ? 'tree' : root.tag === 'list' && types.has('tree') ? 'list' : 'unknown'
  // a module that cannot be read may bring a type of its own
  if (why === 'unknown' && !check.modelOf('ir.ui.view')?.closed) return
  check.emit({ kind: 'root', at: tagPlace(check, root), view: check.view, why, tag: root.tag, types })
}

/** A template of the server has no model and is not checked as a view. */
export function isTemplate(merged: MergedView): boolean {
  const root = merged.chain.at(-1)
  return root !== undefined && (root.type === 'qweb' || (root.model === '' && root.arch.part.arch?.tag === 't'))
}

/** Keys of the selection `ir.ui.view.type`, when they are all known. */
export function viewTypes(check: ViewCheck): ReadonlySet<string> | undefined {
  const keys = check.modelOf('ir.ui.view')?.field('type')?.selection
  return keys && new Set(keys)
}
