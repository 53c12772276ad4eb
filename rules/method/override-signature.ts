import { type MethodSignature, readSignature } from '../../src/model/inference/method-signature.ts'
import { placeIn } from '../../src/model/models/model-classes.ts'
import { runningCalls } from '../../src/model/python/call-sites.ts'
import type { Params } from '../../src/parse/python/ast.ts'
import { isSuperCall } from '../../src/parse/python/names.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A method that overrides another cannot be called the way that one is',
  scope: 'addon',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  messages: {
    more: "'{method}' of {owner} is called with {given}, this override asks for {names} too: such calls end with TypeError; give defaults",
    renamed:
      "'{method}' of {owner} takes {signature}, this override calls {names} otherwise: calls that pass it by name end with TypeError; take the same names",
    fewer:
      "'{method}' of {owner} takes {signature}, this override not {names}: calls that pass it end with TypeError; take it, or *args, **kwargs",
  },
  check({ addon, project, series, report }) {
    for (const one of project.models.classes(addon)) {
      if (!one.view || one.conditional) continue
      const index = one.view.lineage.findIndex(({ part }) => part === one.part)
      if (index < 0) continue
      for (const method of one.definition.methods) {
        if (method.name.startsWith('__') || method.decorators.some(({ name }) => !/^(?:odoo\.)?api\./.test(name)))
          continue
        // it overrides none
        if ((one.view.method(method.name)?.definitions.length ?? 0) < 2) continue
        const below = one.view.lineage
          .slice(index + 1)
          .find(({ part }) => part.methods.some(({ name }) => name === method.name))
        const base = below?.part.methods.findLast(({ name }) => name === method.name)
        if (!below || !base || base.decorators?.some((text) => /^(?:static|class|property|\?)/.test(text))) continue
        const before = readSignature(base.signature)
        const now = ownSignature(method.params)
        const at = placeIn(one, method.nameSpan)
        const options = callsFail(method.name, now) ? { ...SURE, related: [base.place] } : { related: [base.place] }
        const data = {
          method: method.name,
          owner: below.module === 'odoo' ? 'BaseModel' : `'${below.part.model}' in ${below.module}`,
        }
        const asked = now.required.filter((_, i) => i >= before.positional.length && !before.rest)
        const askedByName = now.requiredByName.filter(
          (name) => !before.byName.includes(name) && !before.positional.includes(name),
        )
        if (asked.length + askedByName.length > 0) {
          const given = before.positional.length === 0 ? 'nothing' : `'${base.signature.replace(/^\w+(?:, )?/, '')}'`
          report('more', at, { ...data, given, names: list([...asked, ...askedByName]) }, options)
          continue
        }
        // what has a default is mostly passed by name
        const byName = (name: string): boolean =>
          before.optional.includes(name) && (now.keywords || now.byName.includes(name))
        const cut = now.rest ? [] : before.positional.slice(now.positional.length).filter((name) => !byName(name))
        const dropped = now.keywords
          ? []
          : [...before.byName.filter((name) => !now.byName.includes(name) && !now.positional.includes(name))]
        const renamed = now.keywords
          ? []
          : before.optional.filter(
              (name) =>
                before.positional.indexOf(name) < now.positional.length &&
                !now.positional.includes(name) &&
                !now.byName.includes(name),
            )
        if (cut.length + dropped.length + renamed.length === 0) continue
        const fewer = cut.length + dropped.length > 0
        // an addon that changes its own method may call it as it likes
        if (fewer && below.module === addon.name && !isPassed(method.name, now.positional.length, [...cut, ...dropped]))
          continue
        report(
          fewer ? 'fewer' : 'renamed',
          at,
          { ...data, signature: `(${base.signature})`, names: list(fewer ? [...cut, ...dropped] : renamed) },
          options,
        )
      }
    }

    /** Does the addon call a method of this name with more values than so many, or with one of these names? */
    function isPassed(name: string, many: number, names: readonly string[]): boolean {
      for (const { call, name: called } of runningCalls(addon, series)) {
        if (called !== name || call.func.t !== 'Attribute' || isSuperCall(call.func.value)) continue
        const open = call.args.some(({ t }) => t === 'Starred') || call.keywords.some((one) => one.name === null)
        if (open || call.args.length > many || call.keywords.some((one) => names.includes(one.name ?? ''))) return true
      }
      return false
    }
  },
})

const SURE = { severity: 'error', confidence: 'proven' } as const

/** How Odoo itself calls methods of every model, in every release: values by place, then names. */
const CALLED: Readonly<Record<string, readonly [places: number, names: readonly string[]]>> = {
  create: [1, []],
  write: [1, []],
  unlink: [0, []],
  default_get: [1, []],
  _search: [1, ['offset', 'limit', 'order']],
  get_view: [2, []],
}

/** Does each call that Odoo itself makes end with TypeError? */
function callsFail(
  name: string,
  { positional, required, byName, requiredByName, rest, keywords }: MethodSignature,
): boolean {
  const call = CALLED[name]
  if (!call) return false
  const [places, names] = call
  if (required.length > places || requiredByName.some((one) => !names.includes(one))) return true
  if (positional.length < places && !rest) return true
  return names.some((one) => !positional.slice(places).includes(one) && !byName.includes(one) && !keywords)
}

function ownSignature(params: Params): MethodSignature {
  const plain = [...params.posonly, ...params.args].slice(1)
  return {
    positional: plain.map(({ name }) => name),
    required: plain.filter((param) => !param.default).map(({ name }) => name),
    optional: plain.filter((param) => param.default).map(({ name }) => name),
    byName: params.kwonly.map(({ name }) => name),
    requiredByName: params.kwonly.filter((param) => !param.default).map(({ name }) => name),
    rest: params.vararg !== null,
    keywords: params.kwarg !== null,
  }
}

function list(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(', ')
}
