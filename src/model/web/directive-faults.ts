import { attribute } from '../../parse/xml/query.ts'
import type { XmlAttribute, XmlElement } from '../../parse/xml/tree.ts'
import { nearName } from '../../text/near-name.ts'
import { type Series, since } from '../../text/series.ts'
import { isComponent, type TemplateElement } from './template-directives.ts'

/** A directive that cannot be compiled where it stands. */
export interface DirectiveFault {
  readonly kind:
    | 'alone' | 'misspelt' | 'idle' | 'text-between' | 'value' | 'field-place' | 'field-dot' | 'children' | 'unknown' | 'tag' | 'model-tag'
    | 'browser' | 'model-value' | 'modifier' | 'suffix' | 'component' | 'content' | 'name' // biome-ignore format: a list
  readonly attribute: XmlAttribute
  /** what must be there, or what is wrong */
  readonly told: string
}

/** What makes a template impossible to compile, as `ir_qweb.py` (16.0 and later) and `owl.js` (OWL 2) tell it. */
export function directiveFaults(one: TemplateElement, series: Series): readonly DirectiveFault[] {
  if (one.element.tag === 'attribute') return []
  if (one.by === 'server')
    return since(series, '16.0') ? [...branchFaults(one), ...serverFaults(one.element, series)] : []
  return one.owl ? [...branchFaults(one), ...browserFaults(one, series)] : []
}

/** `t-elif` and `t-else` need the condition right before them. */
function branchFaults({ element, parent, by }: TemplateElement): DirectiveFault[] {
  const branch = attribute(element, 't-elif') ?? attribute(element, 't-else')
  // the first of what a change puts elsewhere follows something there
  if (!branch || !parent) return []
  const at = parent.children.indexOf(element)
  let text = false
  for (let i = at - 1; i >= 0; i--) {
    const node = parent.children[i]
    if (node?.kind === 'text' && node.text.trim() !== '') text = true
    if (node?.kind !== 'element') continue
    // what is moved here may bring its condition along
    if (attribute(node, 'position') || attribute(node, 't-call-assets')) return []
    const condition = attribute(node, 't-if') ?? attribute(node, 't-elif')
    if (!condition) return [{ kind: 'alone', attribute: branch, told: 't-if' }]
    if (by === 'browser' && attribute(node, 't-foreach')) return [{ kind: 'alone', attribute: branch, told: 't-if' }]
    return text ? [{ kind: 'text-between', attribute: branch, told: '' }] : []
  }
  if (attribute(parent, 'position') || attribute(parent, 'inherit_id') || attribute(parent, 't-inherit')) return []
  return [{ kind: 'alone', attribute: branch, told: 't-if' }]
}

/** Directives of the server that need another one on the same element, any of those named. */
const NEEDS: Readonly<Record<string, readonly string[]>> = {
  't-as': ['t-foreach'],
  't-lang': ['t-call'],
}
/** Directives that are left out, with a warning, where the others are not there. */
const SERVES: Readonly<Record<string, readonly string[]>> = { 't-value': ['t-set'], 't-valuef': ['t-set'] }
const OPTIONS_SERVE = ['t-field', 't-out', 't-esc', 't-raw', 't-call', 't-call-assets']
const NO_FIELD = new Set(['table', 'tbody', 'thead', 'tfoot', 'tr', 'td', 'li', 'ul', 'ol', 'dl', 'dt', 'dd', 't'])
const VARIABLE = /^[A-Za-z_]\w*$/

/** Directives of the server; others are left out with a warning, unless a module brings them. */
const SERVER = ['t-if', 't-elif', 't-else', 't-foreach', 't-as', 't-esc', 't-out', 't-raw', 't-field', 't-set', 't-value', 't-valuef', 't-call', 't-call-assets', 't-options', 't-cache', 't-nocache', 't-lang', 't-att', 't-debug', 't-name', 't-groups', 't-css', 't-js', 't-translation', 't-ignore', 't-title'] // biome-ignore format: a table

/** Directives of OWL alone. */
const OF_BROWSER = /^t-(?:ref|on-.+|component|props|portal|set-slot|slot)$/

function serverFaults(element: XmlElement, series: Series): DirectiveFault[] {
  const faults: DirectiveFault[] = []
  for (const written of element.attributes) {
    const { name, value } = written
    const add = (kind: DirectiveFault['kind'], told = ''): void => void faults.push({ kind, attribute: written, told })
    const needs = NEEDS[name] ?? (/^t-nocache-/.test(name) && !since(series, '19.0') ? ['t-nocache'] : undefined)
    const serves = SERVES[name] ?? (/^t-options(?:-|$)/.test(name) ? OPTIONS_SERVE : undefined)
    if (needs?.every((other) => !attribute(element, other))) add('alone', needs.join(' or '))
    else if (serves?.every((other) => !attribute(element, other))) add('idle', serves.slice(0, 2).join(' or '))
    else if (name === 't-call' && element.tag !== 't' && since(series, '19.0')) add('tag', element.tag)
    else if (name === 't-set' && !/^(?:0$|\{)/.test(value) && !VARIABLE.test(value)) add('name', value)
    else if (name === 't-as' && value !== '' && !VARIABLE.test(value)) add('name', value)
    else if (name === 't-field') {
      if (NO_FIELD.has(element.tag)) add('field-place', element.tag)
      else if (!/\.\s*[A-Za-z_]\w*\s*$/.test(value)) add('field-dot', value)
    } else if (OF_BROWSER.test(name)) add('browser')
    else if ((name === 't-if' || name === 't-elif') && value !== '' && value.trim() === '') add('value')
    else if (/^t-[a-z]+$/.test(name) && !SERVER.includes(name)) {
      const near = nearName(name, SERVER)
      if (near !== undefined) add('misspelt', near)
    } else if (name === 't-call-assets' && element.children.some(({ kind }) => kind === 'element')) add('children')
  }
  return faults
}

const CONSUMED =
  /^t-(?:name|inherit|inherit-mode|debug|log|foreach|as|key|memo|if|elif|else|portal|call|call-context|call-block|esc|out|raw|translation|translation-context(?:-.*)?|ref|tag|on-.+|model.*|att.*)$/
const OF_COMPONENT =
  /^t-(?:name|inherit|inherit-mode|debug|log|foreach|as|key|memo|if|elif|else|portal|call|call-context|call-block|esc|out|raw|translation|translation-context(?:-.*)?|component|props|slot-scope|on-.+|set-slot)$/
const MODIFIERS = new Set(['stop', 'capture', 'prevent', 'self', 'synthetic'])
const SUFFIXES = new Set(['bind', 'alike', 'translate'])

function browserFaults({ element }: TemplateElement, series: Series): DirectiveFault[] {
  const faults: DirectiveFault[] = []
  const component = isComponent(element)
  const slot = attribute(element, 't-slot')
  const plain = !component && !slot && (element.tag !== 't' || attribute(element, 't-tag') !== undefined)
  for (const attribute of element.attributes) {
    const { name, value } = attribute
    // since 19.0 the web client gives OWL directives of its own, and modules may add theirs
    if (name.startsWith('t-custom-') && since(series, '19.0')) continue
    const add = (kind: DirectiveFault['kind'], told = ''): void => void faults.push({ kind, attribute, told })
    if ((name === 't-component' || name === 't-set-slot') && element.tag !== 't') add('tag', element.tag)
    else if (/^t-on-./.test(name)) {
      const wrong = name
        .split('.')
        .slice(1)
        .find((modifier) => !MODIFIERS.has(modifier))
      if (wrong !== undefined && (plain || component)) add('modifier', wrong)
    } else if (component && !name.startsWith('t-')) {
      const suffix = name.split('.')[1]
      if (suffix !== undefined && !SUFFIXES.has(suffix)) add('suffix', suffix)
    } else if (component && !OF_COMPONENT.test(name)) add('component', name)
    else if (component && /^t-(?:esc|out)$/.test(name) && element.children.length > 0) add('content')
    else if (plain && name.startsWith('t-') && !CONSUMED.test(name)) add('unknown', name)
    else if (plain && /^t-model/.test(name)) {
      if (!['input', 'select', 'textarea'].includes(element.tag)) add('model-tag', element.tag)
      else if (!/\.\w+\s*$|\[[^[]+\]\s*$/.test(value)) add('model-value', value)
    } else if (/^t-(?:if|elif)$/.test(name) && value.trim() === '') add('value')
  }
  return faults
}
