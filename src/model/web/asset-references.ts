import type { Text } from '../../facts/literal.ts'
import type { RecordFacts } from '../../facts/xml-facts.ts'
import { attribute } from '../../parse/xml/query.ts'
import type { Place } from '../../text/span.ts'
import type { Addon } from '../addon.ts'
import type { Project } from '../project.ts'
import { serverTemplateElements } from './server-templates.ts'

/** A file that a page loads by its address: `<script src="/shop/static/src/cart.js"/>`. */
export interface AssetReference {
  readonly tag: 'script' | 'link'
  readonly path: string
  readonly at: Place
  /** external id of the template that it is put into, else of its own */
  readonly template: string
}

/** A bundle that a template or a script loads by its name. */
export interface BundleUse {
  readonly bundle: Text
  readonly at: Place
  readonly by: 't-call-assets' | 'loadBundle'
}

/** Scripts and styles of addons that the addon's server templates name. */
export function assetReferences(project: Project, addon: Addon): readonly AssetReference[] {
  const found: AssetReference[] = []
  for (const { file, element, record } of serverTemplateElements(project, addon)) {
    const { tag } = element
    if (tag !== 'script' && tag !== 'link') continue
    const address = element.attributes.find(({ name }) => name === (tag === 'script' ? 'src' : 'href'))
    const path = /^\/\w+\/static\/[^?#]*\.(?:js|css|scss|sass|less)(?=[?#]|$)/.exec(address?.value ?? '')?.[0]
    if (address && path !== undefined)
      found.push({ tag, path, at: { file, span: [address.vs, address.ve] }, template: templateOf(addon, record) })
  }
  return found
}

/** The template that a template changes, or its own id. */
function templateOf(addon: Addon, record: RecordFacts): string {
  const parent = attribute(record.element, 'inherit_id')?.value
  const name = parent ?? record.id?.value ?? ''
  return name.includes('.') ? name : `${addon.name}.${name}`
}

/** Bundles that the addon's own templates and scripts load. */
export function bundleUses(project: Project, addon: Addon): readonly BundleUse[] {
  const found: BundleUse[] = []
  for (const { file, element } of serverTemplateElements(project, addon)) {
    const call = attribute(element, 't-call-assets')
    if (!call || !/^[\w.]+$/.test(call.value)) continue
    const span = [call.vs, call.ve] as const
    found.push({ bundle: { value: call.value, span }, at: { file, span }, by: 't-call-assets' })
  }
  for (const [relative, { file, bundles }] of addon.scripts) {
    if (relative.includes('/tests/')) continue
    for (const bundle of bundles) found.push({ bundle, at: { file, span: bundle.span }, by: 'loadBundle' })
  }
  return found
}
