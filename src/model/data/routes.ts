import type { Text } from '../../facts/literal.ts'
import type { ClassFacts, FunctionFacts } from '../../facts/python-facts.ts'
import type { Call, Expr } from '../../parse/python/ast.ts'
import type { FilePath } from '../../text/span.ts'
import type { Addon } from '../addon.ts'
import { perAddon } from '../per-addon.ts'
import { importOrder } from '../python/import-order.ts'

/** One `@http.route(…)` on a method of a controller that an addon loads. */
export interface Route {
  readonly addon: Addon
  readonly file: FilePath
  readonly controller: ClassFacts
  readonly method: FunctionFacts
  readonly call: Call
  /** paths that are written out */
  readonly paths: readonly Text[]
  /** every keyword argument that is written out */
  readonly args: ReadonlyMap<string, Expr>
  /** the verbs it is bound to; `undefined`: all, or not known */
  readonly verbs: readonly string[] | undefined
  /** the class extends another controller than Odoo's own base */
  readonly extends: boolean
}

/** The routes of the controllers of an addon, in the order of loading; read once, as they stand in its files alone. */
export const routesOf = perAddon((addon): readonly Route[] => {
  if (!addon.installable) return []
  return importOrder(addon).flatMap((relative) => {
    const facts = addon.python.get(relative)
    return (facts?.classes ?? []).flatMap((controller) =>
      controller.methods.flatMap((method) =>
        method.decorators.flatMap(({ name, call }) =>
          call && /^(?:odoo\.)?(?:http\.)?route$/.test(name)
            ? [route(addon, facts?.file ?? '', controller, method, call)]
            : [],
        ),
      ),
    )
  })
})

function route(addon: Addon, file: FilePath, controller: ClassFacts, method: FunctionFacts, call: Call): Route {
  const args = new Map<string, Expr>()
  for (const { name, value } of call.keywords) if (name !== null) args.set(name, value)
  const given = call.args[0] ?? args.get('route')
  const methods = args.get('methods')
  return {
    addon,
    file,
    controller,
    method,
    call,
    paths: texts(given),
    args,
    verbs: methods?.t === 'List' || methods?.t === 'Tuple' ? texts(methods).map((text) => text.value) : undefined,
    extends: controller.bases.some((base) => !/(?:^|\.)Controller$/.test(base)),
  }
}

function texts(expr: Expr | undefined): readonly Text[] {
  if (expr?.t === 'Str') return [{ value: expr.value, span: [expr.s, expr.e] }]
  if (expr?.t !== 'List' && expr?.t !== 'Tuple') return []
  return expr.items.flatMap((item) => texts(item))
}
