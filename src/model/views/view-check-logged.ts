import { since } from '../../text/series.ts'
import type { ArchNode } from './arch-node.ts'
import { ownsNode, tagPlace, type ViewCheck } from './view-check.ts'
import type { ArchVisit } from './view-walk.ts'

/** What Odoo logs a warning of when it loads a view: above all what screen readers need (`_validate_classes` …). */
export function checkLogged(check: ViewCheck, visits: readonly ArchVisit[]): void {
  for (const { node } of visits) {
    if (!ownsNode(check, node)) continue
    for (const message of [...byClass(node), ...byTag(node), ...ofIcon(check, node)])
      check.emit({ kind: 'logged', at: tagPlace(check, node), view: check.view, message })
    if (node.plain('role') === 'presentation' || node.plain('role') === 'none')
      check.emit({
        kind: 'logged',
        at: tagPlace(check, node),
        view: check.view,
        message: "role 'presentation' and 'none' hide an element from screen readers; describe it instead",
      })
    const toggle = since(check.series, '16.0') ? 'data-bs-toggle' : 'data-toggle'
    if (node.plain(toggle) === 'tab')
      for (const message of ofTab(node, toggle))
        check.emit({ kind: 'logged', at: tagPlace(check, node), view: check.view, message })
  }
}

/** A class, the role or tag that it asks for, and what to say. */
const BY_CLASS: readonly (readonly [name: string, fits: (node: ArchNode) => boolean, wants: string])[] = [
  ['modal', (node) => node.get('role') === 'dialog', 'role="dialog"'],
  ['modal-header', (node) => node.tag === 'header', 'the tag <header>'],
  ['modal-body', (node) => node.tag === 'main', 'the tag <main>'],
  ['modal-footer', (node) => node.tag === 'footer', 'the tag <footer>'],
  ['tab-pane', (node) => node.get('role') === 'tabpanel', 'role="tabpanel"'],
  ['nav-tabs', (node) => node.get('role') === 'tablist', 'role="tablist"'],
]

function byClass(node: ArchNode): readonly string[] {
  const found: string[] = []
  const text = node.plain('class')
  if (text === undefined) return found
  const classes = text.split(' ')
  for (const [name, fits, wants] of BY_CLASS)
    if (classes.includes(name) && !fits(node)) found.push(`the class '${name}' goes with ${wants}`)
  if (
    classes.some((one) => one.startsWith('alert-')) &&
    !/^(?:alert|alertdialog|status)$/.test(node.get('role') ?? '') &&
    !classes.includes('alert-link')
  )
    found.push('an alert (class \'alert-…\') goes with role="alert", "alertdialog" or "status"')
  if (classes.some((one) => one.startsWith('btn')) && !isButton(node, classes))
    found.push(`a class 'btn…' goes with <a>, <button> or <select>, not with <${node.tag}>`)
  return found
}

function isButton(node: ArchNode, classes: readonly string[]): boolean {
  if (node.tag === 'a' || node.tag === 'button' || node.tag === 'select') return true
  if (node.tag === 'input') return /^(?:button|submit|reset)$/.test(node.get('type') ?? '')
  if (node.tag === 'field' && node.get('widget') === 'url') return true
  return classes.some((one) => one === 'btn-group' || one === 'btn-toolbar' || one === 'btn-addr')
}

/** An attribute, plain or as an expression. */
function has(node: ArchNode, name: string): boolean {
  return [name, `t-att-${name}`, `t-attf-${name}`].some((one) => (node.get(one) ?? '') !== '')
}

function mentions(node: ArchNode, name: string): boolean {
  return ['class', 't-att-class', 't-attf-class'].some((one) => (node.plain(one) ?? '').includes(name))
}

function byTag(node: ArchNode): readonly string[] {
  const found: string[] = []
  if (node.tag === 'img' && !has(node, 'alt')) found.push('<img> goes with alt="…"')
  if (node.tag === 'a' && mentions(node, 'btn') && node.get('role') !== 'button')
    found.push('<a> with a class \'btn…\' goes with role="button"')
  if ((node.tag === 'ul' || node.tag === 'div') && mentions(node, 'dropdown-menu') && node.get('role') !== 'menu')
    found.push('the class \'dropdown-menu\' goes with role="menu"')
  if (node.tag === 'div' && mentions(node, 'o_progressbar')) {
    if (node.get('role') !== 'progressbar') found.push('the class \'o_progressbar\' goes with role="progressbar"')
    for (const name of ['aria-valuenow', 'aria-valuemin', 'aria-valuemax'])
      if (!has(node, name)) found.push(`the class 'o_progressbar' goes with ${name}="…"`)
  }
  return found
}

function ofTab(node: ArchNode, toggle: string): readonly string[] {
  const found: string[] = []
  if (node.get('role') !== 'tab') found.push(`${toggle}="tab" goes with role="tab"`)
  const control = node.get('aria-controls') ?? node.get('t-att-aria-controls')
  if (!control && !node.get('t-attf-aria-controls')) found.push(`${toggle}="tab" goes with aria-controls="…"`)
  if (control?.includes('#')) found.push("aria-controls names an element without '#'")
  return found
}

/** `_validate_fa_class_accessibility`: an icon is described by a title, or by words near it. */
function ofIcon(check: ViewCheck, node: ArchNode): readonly string[] {
  const isIcon = (node.plain('class') ?? '').split(' ').some((one) => one.startsWith('fa-'))
  const isButton = node.tag === 'button' && (node.get('icon') ?? '') !== ''
  const { parent } = node
  if ((!isIcon && !isButton) || !parent || parent.hasText || (node.get('string') ?? '') !== '') return []
  for (let up: ArchNode | undefined = parent; up; up = up.parent) if (isNamed(up)) return []
  const at = parent.children.indexOf(node)
  if ([parent.children[at - 1], parent.children[at + 1]].some((one) => one && isText(check, one))) return []
  return isDescribed(check, node)
    ? []
    : [
        `an icon goes with title="…" on it, in it or around it, or with a text: screen readers have nothing to say of <${node.tag}>`,
      ]
}

function isNamed(node: ArchNode): boolean {
  return has(node, 'title') || has(node, 'aria-label') || has(node, 'aria-labelledby')
}

/** Words beside an icon. */
function isText(check: ViewCheck, node: ArchNode): boolean {
  if (node.tag === 'span') return holdsText(check, node)
  if (node.tag === 't') return ['t-esc', 't-raw'].some((one) => (node.get(one) ?? '') !== '')
  return (
    (node.tag === 'field' || node.tag === 'label') && since(check.series, '18.0') && (node.get('string') ?? '') !== ''
  )
}

function isDescribed(check: ViewCheck, node: ArchNode): boolean {
  return (
    isNamed(node) ||
    ['t-value', 't-raw', 't-field', 't-esc', 't-out'].some((one) => (node.get(one) ?? '') !== '') ||
    node.tag === 'label' ||
    node.tag === 'field' ||
    holdsText(check, node) ||
    node.children.some((child) => isDescribed(check, child))
  )
}

/** Text of its own, be it white space. */
function holdsText(check: ViewCheck, node: ArchNode): boolean {
  return node.hasText || check.source.element(node.place)?.children.some((child) => child.kind === 'text') === true
}
