import type { Text } from '../../src/facts/literal.ts'
import type { DataCall } from '../../src/facts/xml-facts.ts'
import { type DataExpression, dataExpression, elementText } from '../../src/model/data/data-expression.ts'
import { costOf, type DataFile, dataFiles } from '../../src/model/data/data-files.ts'
import { TRANSPARENT } from '../../src/model/inference/infer-arguments.ts'
import { mismatch, readSignature } from '../../src/model/inference/method-signature.ts'
import { missingModel } from '../../src/model/models/missing-model.ts'
import type { MethodView, ModelView } from '../../src/model/models/model-view.ts'
import { fieldFault } from '../../src/model/models/path-fault.ts'
import type { Expr } from '../../src/parse/python/ast.ts'
import { attribute } from '../../src/parse/xml/query.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import type { Span } from '../../src/text/span.ts'

export default defineRule({
  title: 'A <function> of a data file gives its method what it does not take',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    shape:
      "eval of a <function> is the list of its method's arguments, and this is {found}: Odoo stops as it loads the file; write [ … ]",
    wrong: "'{method}({signature})' of '{model}' {reason}: Odoo stops with TypeError as it loads the file",
    default: '{reason}: set() refuses a default for it, and Odoo stops as it loads the file',
    value: '{reason}: {method}() refuses a value for it, and Odoo stops as it loads the file',
  },
  check({ addon, project, series, report }) {
    for (const file of dataFiles(addon, series))
      for (const call of file.xml?.calls ?? []) {
        const { tag, model, name } = call
        const view = tag === 'function' && model ? project.models.view(model.value, addon.name) : undefined
        const method = name && view?.membersKnown ? view.method(name.value) : undefined
        const given = method && givenTo(call)
        if (!view || !method || !given) continue
        if (given.shape) {
          report('shape', { file: file.file, span: given.shape.span }, { found: given.shape.found }, costOf(file))
          continue
        }
        const onModel = isOnModel(method)
        if (onModel === undefined) continue
        const { values, named } = given
        const places = onModel ? values : values.slice(1)
        const reason = reasonOf(method, places.length, named)
        const at = { file: file.file, span: name?.span ?? call.span }
        if (reason !== undefined && (onModel || values.length > 0)) {
          const signature = method.definitions.at(-1)?.method.signature ?? ''
          report('wrong', at, { method: method.name, signature, model: view.name, reason }, costOf(file))
        } else if (view.name === 'ir.default' && method.name === 'set') {
          const [model, field] = places
          if (model?.text && field?.text) judgeDefault(file, model.text, field.text)
        } else if (/^(?:create|write)$/.test(method.name) && places[0])
          for (const { key, span } of unknownKeys(view, places[0])) {
            const { reason: missing, options } = fieldFault(project, addon, view, key)
            report(
              'value',
              { file: file.file, span },
              { reason: missing, method: method.name },
              { ...options, ...costOf(file) },
            )
          }
      }

    /** `set(model_name, field_name, value)` of `ir.default` */
    function judgeDefault(file: DataFile, model: Text, field: Text): void {
      const missing = missingModel(project, addon, model.value)
      if (missing) {
        const reason = `there is no model '${model.value}' for ${addon.name} (${missing.advice})`
        report('default', { file: file.file, span: model.span }, { reason }, { ...missing.options, ...costOf(file) })
      }
      const view = project.models.view(model.value, addon.name)
      if (!view?.closed || view.field(field.value) || field.value.startsWith('x_')) return
      const { reason, options } = fieldFault(project, addon, view, field.value)
      report('default', { file: file.file, span: field.span }, { reason }, { ...options, ...costOf(file) })
    }
  },
})

interface Argument {
  readonly expr: Expr | undefined
  readonly read: DataExpression | undefined
  /** it is a text that is written out */
  readonly text: Text | undefined
}

interface Given {
  readonly values: readonly Argument[]
  readonly named: readonly string[]
  readonly shape?: { readonly found: string; readonly span: Span }
}

/** What the method is handed; `undefined`: that cannot be told. */
function givenTo({ element }: DataCall): Given | undefined {
  const values: Argument[] = []
  const named: string[] = []
  const list = evalOf(element)
  if (list) {
    const read = dataExpression(list)
    if (!('expr' in read)) return undefined
    const found = NO_LISTS[read.expr.t]
    if (found !== undefined) return { values, named, shape: { found, span: list.span } }
    // a text is taken letter by letter
    if (read.expr.t === 'Str') for (const _ of read.expr.value) values.push({ expr: undefined, read, text: undefined })
    else if (read.expr.t !== 'List' && read.expr.t !== 'Tuple') return undefined
    else if (read.expr.items.some((item) => item.t === 'Starred')) return undefined
    else for (const expr of read.expr.items) values.push({ expr, read, text: textOf(expr, read) })
  }
  for (const child of element.children) {
    // Odoo takes a comment for an argument
    if (child.kind === 'comment') return undefined
    if (child.kind !== 'element') continue
    const name = attribute(child, 'name')?.value
    if (child.tag === 'value' && name) named.push(name)
    else {
      const text = child.tag === 'value' ? evalOf(child) : undefined
      const read = text && dataExpression(text)
      const expr = read && 'expr' in read ? read.expr : undefined
      const written = text || child.attributes.length > 0 ? undefined : elementText(child)
      values.push({ expr, read, text: written ?? (expr && read && textOf(expr, read)) })
    }
  }
  return { values, named: named.filter((name) => name !== 'context') }
}

function textOf(expr: Expr, read: DataExpression): Text | undefined {
  return expr.t === 'Str' && 'expr' in read ? { value: expr.value, span: read.spanOf(expr) } : undefined
}

function evalOf({ attributes }: DataCall['element']): { value: string; span: Span } | undefined {
  const found = attributes.find((one) => one.name === 'eval' && one.value !== '')
  return found && { value: found.value, span: [found.vs, found.ve] }
}

/** What `list()` makes no arguments of. */
const NO_LISTS: Readonly<Partial<Record<Expr['t'], string>>> = {
  Num: 'a number',
  Const: 'no list',
}

/** Is the method called on the model, and not on records that the first argument names? */
function isOnModel({ definitions }: MethodView): boolean | undefined {
  const decorators = definitions.flatMap(({ method }) => method.decorators ?? [])
  if (decorators.some((text) => !TRANSPARENT.test(text))) return undefined
  return decorators.some((text) => /^model(?:_create_multi)?(?:\(|$)/.test(text))
}

/** Why none of the definitions can be called so. */
function reasonOf({ definitions }: MethodView, given: number, named: readonly string[]): string | undefined {
  let reason: string | undefined
  for (const { method } of definitions) {
    reason = mismatch(readSignature(method.signature), given, named)
    if (reason === undefined) return undefined
  }
  return reason
}

function unknownKeys(view: ModelView, { expr, read }: Argument): readonly { key: string; span: Span }[] {
  if (expr?.t !== 'Dict' || !read || !('expr' in read) || !view.closed) return []
  const handled = new Set(view.lineage.flatMap(({ part }) => part.handledKeys ?? []))
  return expr.keys.flatMap((key) => {
    if (key?.t !== 'Str' || view.field(key.value) || key.value.startsWith('x_') || handled.has(key.value)) return []
    return [{ key: key.value, span: read.spanOf(key) }]
  })
}
