import { attribute, elementsOf } from '../../parse/xml/query.ts'
import type { Place } from '../../text/span.ts'
import { declaredPlace, type LocatorAudit } from './view-declared.ts'
import type { ChainFault } from './view-index.ts'

/** The view's parent cannot be had. */
export function checkChain(audit: LocatorAudit, fault: ChainFault): void {
  const { declared, emit } = audit
  const { part } = declared
  if (fault.kind === 'cycle') {
    if (fault.views.includes(part.id))
      emit({ kind: 'cycle', at: declaredPlace(declared), view: part.id, chain: fault.views })
    return
  }
  if (fault.child.id !== part.id || part.inherit !== fault.parent) return
  const resolved = audit.project.ids.resolve(fault.parent, declared.module)
  // that it is missing, out of reach or not loaded yet is judged with all other ids
  if (resolved.verdict === 'yes' && resolved.model !== undefined && resolved.model !== 'ir.ui.view')
    emit({
      kind: 'parent',
      at: inheritPlace(audit),
      view: part.id,
      parent: fault.parent,
      model: resolved.model,
    })
}

function inheritPlace({ source, declared }: LocatorAudit): Place {
  const { place } = declared.part
  const element = source.element(place)
  if (!element || !place) return declaredPlace(declared)
  const own = attribute(element, 'inherit_id')
  if (own) return { file: place.file, span: [own.vs, own.ve] }
  for (const child of elementsOf(element)) {
    if (attribute(child, 'name')?.value !== 'inherit_id') continue
    const ref = child.attributes.find((one) => one.name === 'ref' || one.name === 'eval')
    return { file: place.file, span: ref ? [ref.vs, ref.ve] : [child.s, child.se] }
  }
  return declaredPlace(declared)
}
