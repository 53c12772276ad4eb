import type { PythonFacts } from '../../../facts/python-facts.ts'
import { visitBody } from '../../../model/inference/infer-visit.ts'
import type { Call, Expr, Str } from '../../../parse/python/ast.ts'
import { dottedName } from '../../../parse/python/walk.ts'
import type { Collect } from '../risk.ts'
import { lastingPython, useId, useModel } from './use.ts'

/** Models and external ids that Python code names by texts: `env['x']`, `env.ref('m.x')`, `has_group('m.x')`. */
export function textUses(collect: Collect): void {
  for (const [, facts] of lastingPython(collect.addon)) fileUses(collect, facts)
}

function fileUses(collect: Collect, facts: PythonFacts): void {
  const tested = testedModels(facts)
  visitBody(facts.body, (node) => {
    if (node.t === 'Subscript' && node.index.t === 'Str' && isEnvironment(node.value)) {
      const { value } = node.index
      if (!tested.has(value))
        useModel(collect, value, {
          file: facts.file,
          span: inner(node.index),
          severity: 'runtime error',
          use: 'env[…]',
        })
    } else if (node.t === 'Call') callUses(collect, facts, node)
    else if (node.t === 'Str') nameUse(collect, facts.file, node, tested)
    return undefined
  })
}

/** A text that is just the name of a model, or an external id: the value of a key, an argument, what a test expects. */
function nameUse(collect: Collect, file: string, node: Str, tested: ReadonlySet<string>): void {
  const { value } = node
  if (!/^[a-z_]\w*\.[\w.-]*\w$/.test(value) || tested.has(value)) return
  const { project, addon } = collect
  const place = { file, span: inner(node), severity: 'runtime error', confidence: 'likely' } as const
  if (project.models.view(value, addon.name)) useModel(collect, value, { ...place, use: 'name in code' })
  else if (project.ids.resolve(value, addon.name).verdict === 'yes')
    useId(collect, value, { ...place, use: 'id in code' })
}

/** Models of which the file asks whether they are there: `'x' in self.env`, `self.env.get('x')`. */
function testedModels(facts: PythonFacts): ReadonlySet<string> {
  const tested = new Set<string>()
  visitBody(facts.body, (node) => {
    if (node.t === 'Compare' && node.left.t === 'Str' && node.ops.some((op) => op === 'in' || op === 'not in'))
      tested.add(node.left.value)
    return undefined
  })
  return tested
}

/** `self.env`, `env`, `request.env`, `self.sudo().env`, `self.pool`, `cls.env(…)`. */
function isEnvironment(expr: Expr): boolean {
  if (expr.t === 'Name') return expr.id === 'env'
  if (expr.t === 'Attribute') return expr.attr === 'env' || expr.attr === 'pool' || expr.attr === 'registry'
  return expr.t === 'Call' && isEnvironment(expr.func)
}

function callUses(collect: Collect, facts: PythonFacts, call: Call): void {
  const [first] = call.args
  const { func } = call
  if (first?.t !== 'Str' || func.t !== 'Attribute') return
  const isRef =
    (func.attr === 'ref' && (isEnvironment(func.value) || dottedName(func.value) === 'self')) ||
    func.attr === '_for_xml_id' ||
    func.attr === '_xmlid_to_res_id' ||
    func.attr === 'xmlid_to_res_id' ||
    func.attr === 'xmlid_to_object' ||
    func.attr === '_xmlid_lookup'
  const isGroup = ['has_group', 'user_has_groups', 'has_groups'].includes(func.attr)
  if (!isRef && !isGroup) return
  const lenient = call.keywords.some((one) => one.name === 'raise_if_not_found') || call.args.length > 1
  let at = first.s + 1
  for (const part of isGroup ? first.value.split(',') : [first.value]) {
    const id = part.trim().replace(/^!/, '')
    const start = at + part.indexOf(id)
    if (/^\w+\.[\w.-]+$/.test(id))
      useId(collect, id, {
        file: facts.file,
        span: [start, start + id.length],
        severity: isGroup || lenient ? 'silent loss' : 'runtime error',
        use: `${func.attr}()`,
      })
    at += part.length + 1
  }
}

function inner(text: Str): readonly [number, number] {
  return [text.s + 1, text.e - 1]
}
