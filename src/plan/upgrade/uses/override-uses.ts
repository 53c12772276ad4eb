import type { MethodPart } from '../../../facts/module-facts.ts'
import type { FunctionFacts } from '../../../facts/python-facts.ts'
import { callsSuper } from '../../../model/inference/calls-super.ts'
import { visitBody } from '../../../model/inference/infer-visit.ts'
import { readSignature } from '../../../model/inference/method-signature.ts'
import type { ModelClass } from '../../../model/models/model-classes.ts'
import type { MethodDefinition } from '../../../model/models/models.ts'
import type { Project } from '../../../model/project.ts'
import { isSuperCall } from '../../../parse/python/names.ts'
import type { Collect } from '../risk.ts'

/** Methods of Odoo's that the model classes of an addon override: still there, with the same parameters? */
export function overrideUses(collect: Collect): void {
  for (const one of collect.project.models.classes(collect.addon))
    for (const method of one.definition.methods) {
      const before = foreign(collect.project, one, collect.addon.name, method.name)
      if (before.length === 0) continue
      const symbol = `${one.part.model}.${method.name}`
      const at = { file: one.facts.file, span: method.nameSpan }
      const withSuper = callsSuper(method)
      collect.add({
        kind: 'override_removed',
        symbol,
        at,
        severity: 'silent loss',
        effort: 'redesign',
        alive: (project) => {
          const view = project.models.view(one.part.model, collect.addon.name)
          if (!view) return undefined
          if (foreign(project, one, collect.addon.name, method.name).length > 0) return true
          return view.membersKnown ? false : undefined
        },
        lookup: { kind: 'method', name: symbol },
        message: `'${one.part.model}' has no method '${method.name}' any more: nobody calls this override${withSuper ? ', and its super() fails' : ''}`,
        confidence: 'proven',
      })
      const own = one.part.methods.find((part) => part.place?.span[0] === method.nameSpan[0])
      const old = before.at(-1)?.method
      const now = foreign(collect.after, one, collect.addon.name, method.name).at(-1)?.method
      if (!own || !old || !now || method.name.startsWith('__')) continue
      const clash = signatureClash(own, now) ?? superClash(method, now)
      if (!clash || (clashesNow(own, method, old, clash) && !anyTakes(collect.project, one, method, own))) continue
      collect.add({
        kind: 'override_sig',
        symbol,
        at,
        severity: clash.fatal ? 'runtime error' : 'hint',
        effort: clash.fatal ? 'review' : 'mechanical',
        alive: (project) => {
          if (project === collect.project) return true
          const there = foreign(project, one, collect.addon.name, method.name).at(-1)?.method
          if (!there) return undefined
          return !clashesNow(own, method, there, clash)
        },
        message: `${clash.detail}: Odoo's is (${now.signature}), this override's (${own.signature})`,
        confidence: 'likely',
      })
    }
}

/** Definitions of a method that are neither the addon's nor another addon's of the user's, first loaded first. */
function foreign(project: Project, one: ModelClass, addon: string, method: string): readonly MethodDefinition[] {
  const definitions = project.models.view(one.part.model, addon)?.method(method)?.definitions ?? []
  return definitions.filter((definition) => project.addon(definition.module) === undefined)
}

function clashesNow(own: MethodPart, method: FunctionFacts, odoo: MethodPart, clash: Clash): boolean {
  return (signatureClash(own, odoo) ?? superClash(method, odoo))?.detail === clash.detail
}

/** Does any module of the release define the method in a way that the override fits? Then that way was taken so far. */
function anyTakes(project: Project, one: ModelClass, method: FunctionFacts, own: MethodPart): boolean {
  for (const header of project.release?.modules ?? []) {
    if (!header.models.includes(one.part.model)) continue
    for (const part of project.release?.facts(header.name)?.models ?? []) {
      if (part.model !== one.part.model) continue
      const other = part.methods.find((definition) => definition.name === method.name)
      if (other && !signatureClash(own, other)) return true
    }
  }
  return false
}

/** Does the override hand more to Odoo's method, through `super()`, than that takes? */
function superClash(method: FunctionFacts, odoo: MethodPart): Clash | undefined {
  const theirs = readSignature(odoo.signature)
  const names = new Set([...theirs.positional, ...theirs.byName])
  let clash: Clash | undefined
  visitBody(method.node.body, (node) => {
    if (node.t !== 'Call' || node.func.t !== 'Attribute' || node.func.attr !== method.name) return undefined
    if (!isSuperCall(node.func.value)) return undefined
    if (node.args.some((arg) => arg.t === 'Starred') || node.keywords.some((word) => word.name === null))
      return undefined
    if (node.args.length > theirs.positional.length && !theirs.rest)
      clash = {
        detail: `super() gets ${node.args.length} arguments and takes ${theirs.positional.length}`,
        fatal: true,
      }
    const lost = node.keywords.find((word) => word.name !== null && !names.has(word.name))
    if (lost && !theirs.keywords) clash = { detail: `super() does not take '${lost.name}'`, fatal: true }
    return undefined
  })
  return clash
}

interface Clash {
  readonly detail: string
  readonly fatal: boolean
}

/** Why an override cannot be called as Odoo calls its own method; `fatal`: also where nothing is given by name. */
function signatureClash(own: MethodPart, odoo: MethodPart): Clash | undefined {
  const mine = readSignature(own.signature)
  const theirs = readSignature(odoo.signature)
  const names = new Set([...mine.positional, ...mine.byName])
  const extra = mine.positional.slice(theirs.positional.length).find((name) => mine.required.includes(name))
  if (extra !== undefined && !theirs.rest) return { detail: `nobody hands over '${extra}'`, fatal: true }
  if (theirs.positional.length > mine.positional.length && !mine.rest) {
    const lost = theirs.positional.slice(mine.positional.length).find((name) => !names.has(name))
    if (lost !== undefined && !(mine.keywords && theirs.optional.includes(lost)))
      return { detail: `it cannot take '${lost}'`, fatal: true }
  }
  const lost = theirs.byName.find((name) => !names.has(name))
  if (lost !== undefined && !mine.keywords) return { detail: `it cannot take '${lost}'`, fatal: true }
  if (mine.keywords || mine.rest) return undefined
  for (const [i, name] of theirs.positional.entries()) {
    const other = mine.positional[i]
    if (other !== undefined && other !== name && !names.has(name))
      return { detail: `the parameter '${other}' is called '${name}'`, fatal: false }
  }
  return undefined
}
