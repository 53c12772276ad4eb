import type { ClassFacts, FunctionFacts, PythonFacts } from '../../../facts/python-facts.ts'
import type { Addon } from '../../../model/addon.ts'
import { callsSuper } from '../../../model/inference/calls-super.ts'
import { visitBody } from '../../../model/inference/infer-visit.ts'
import type { Attribute, Call, Expr, Stmt } from '../../../parse/python/ast.ts'
import { dottedName } from '../../../parse/python/walk.ts'
import type { Span } from '../../../text/span.ts'
import type { Hit, Wanted, WantedShape } from './pattern-hits.ts'

/** Looks for shapes in a Python file. */
export function matchPython(_addon: Addon, facts: PythonFacts, wanted: Wanted, hit: Hit): void {
  const { file } = facts
  for (const statement of facts.imports) matchImport(facts, statement, wanted, hit)
  for (const one of facts.classes) matchClass(one, file, wanted, hit)
  const definitions = wanted.of('def').filter((one) => !one.shape.model)
  for (const definition of [...facts.functions, ...facts.classes.flatMap((one) => one.methods)])
    for (const one of definitions) if (fits(one.shape, definition)) hit(one, file, definition.nameSpan)
  const tests = new BodyTests(facts, wanted, hit)
  visitBody(facts.body, (node) => {
    tests.node(node)
    return undefined
  })
}

function matchImport(facts: PythonFacts, statement: PythonFacts['imports'][number], wanted: Wanted, hit: Hit): void {
  if (statement.level > 0) return
  for (const one of wanted.of('import')) {
    const { module, name } = one.shape
    if (!statement.from) {
      for (const imported of statement.names)
        if (!name && module.test(imported.name)) hit(one, facts.file, imported.span)
    } else if (module.test(statement.module)) {
      if (!name) hit(one, facts.file, statement.moduleSpan)
      else for (const imported of statement.names) if (name.test(imported.name)) hit(one, facts.file, imported.span)
    } else if (!name)
      for (const imported of statement.names)
        if (module.test(`${statement.module}.${imported.name}`)) hit(one, facts.file, imported.span)
  }
  for (const one of wanted.of('name'))
    for (const imported of statement.names) if (one.shape.name.test(imported.name)) hit(one, facts.file, imported.span)
}

const MODEL_KINDS: ReadonlySet<string> = new Set(['model', 'transient', 'abstract'])

function matchClass(one: ClassFacts, file: string, wanted: Wanted, hit: Hit): void {
  if (!MODEL_KINDS.has(one.kind)) return
  for (const want of wanted.of('class-attribute')) {
    const attribute = one.attributes[want.shape.name]
    if (attribute) hit(want, file, attribute.nameSpan)
  }
  for (const field of one.fields) {
    for (const want of wanted.of('field-argument')) {
      const value = field.args[want.shape.argument]
      if (value && (want.shape.types?.test(field.type) ?? true)) hit(want, file, [value.s, value.e])
    }
    for (const want of wanted.of('field-arguments'))
      if (want.shape.all.every((name) => isSet(field.args[name]))) hit(want, file, field.nameSpan)
  }
  for (const want of wanted.of('def'))
    if (want.shape.model)
      for (const method of one.methods) if (fits(want.shape, method)) hit(want, file, method.nameSpan)
}

function isSet(value: Expr | undefined): boolean {
  return value !== undefined && !(value.t === 'Const' && value.value !== true)
}

function fits(
  shape: {
    readonly name: RegExp
    readonly decorator?: RegExp
    readonly notDecorator?: RegExp
    readonly params?: RegExp
    readonly callsSuper?: true
  },
  definition: FunctionFacts,
): boolean {
  if (!shape.name.test(definition.name)) return false
  const { decorator, notDecorator, params } = shape
  if (decorator && !definition.decorators.some((one) => decorator.test(one.name))) return false
  if (notDecorator && definition.decorators.some((one) => notDecorator.test(one.name))) return false
  if (params && !params.test(parameterList(definition))) return false
  return !shape.callsSuper || callsSuper(definition)
}

/** `self,vals,*args,limit,**kw` */
function parameterList({ params }: FunctionFacts): string {
  return [
    ...[...params.posonly, ...params.args].map((one) => one.name),
    ...(params.vararg ? [`*${params.vararg.name}`] : []),
    ...params.kwonly.map((one) => one.name),
    ...(params.kwarg ? [`**${params.kwarg.name}`] : []),
  ].join()
}

/** Shapes that stand anywhere in code. */
class BodyTests {
  readonly #file: string
  readonly #hit: Hit
  readonly #calls: readonly WantedShape<'call'>[]
  readonly #names: readonly WantedShape<'name'>[]
  readonly #texts: readonly WantedShape<'text'>[]
  readonly #attributes: readonly WantedShape<'attribute'>[]
  readonly #decorators: readonly WantedShape<'decorator'>[]
  readonly #models: readonly Span[]

  constructor({ file, classes }: PythonFacts, wanted: Wanted, hit: Hit) {
    this.#file = file
    this.#models = classes.filter(({ kind }) => MODEL_KINDS.has(kind)).map(({ span }) => span)
    this.#hit = hit
    this.#calls = wanted.of('call')
    this.#names = wanted.of('name')
    this.#texts = wanted.of('text')
    this.#attributes = wanted.of('attribute')
    this.#decorators = wanted.of('decorator')
  }

  node(node: Expr | Stmt): void {
    switch (node.t) {
      case 'Call':
        this.#call(node)
        break
      case 'Attribute':
        this.#attribute(node, false)
        break
      case 'Name':
        for (const one of this.#names) if (one.shape.name.test(node.id)) this.#hit(one, this.#file, [node.s, node.e])
        break
      case 'Str':
        for (const one of this.#texts)
          if (one.shape.value.test(node.value)) this.#hit(one, this.#file, [node.s, node.e])
        break
      case 'Assign':
        for (const target of node.targets) if (target.t === 'Attribute') this.#attribute(target, true)
        break
      case 'FunctionDef':
      case 'ClassDef':
        for (const decorator of node.decorators) this.#decorator(decorator)
        break
      default:
        break
    }
  }

  #call(call: Call): void {
    const { func } = call
    const method = func.t === 'Attribute' ? func.attr : undefined
    if (method === undefined) return
    const at: readonly [number, number] = func.t === 'Attribute' ? [func.as, func.e] : [func.s, func.e]
    let receiver: string | undefined
    for (const one of this.#calls) {
      const { shape } = one
      if (!shape.method.test(method)) continue
      receiver ??= func.t === 'Attribute' ? receiverText(func.value) : ''
      if (shape.receiver && !shape.receiver.test(receiver)) continue
      if (shape.notReceiver?.test(receiver)) continue
      const { keyword, args, first } = shape
      if (keyword && !call.keywords.some((word) => word.name !== null && keyword.test(word.name))) continue
      if (args && (call.args.length < args[0] || call.args.length > args[1])) continue
      if (first && !(call.args[0]?.t === 'Str' && first.test(call.args[0].value))) continue
      this.#hit(one, this.#file, at)
    }
  }

  #attribute(node: Attribute, assigned: boolean): void {
    for (const one of this.#attributes) {
      const { name, receiver } = one.shape
      if ((one.shape.assigned ?? false) !== assigned || !name.test(node.attr)) continue
      if (one.shape.inModel && !this.#models.some(([from, to]) => from <= node.s && node.e <= to)) continue
      if (receiver && !receiver.test(receiverText(node.value))) continue
      this.#hit(one, this.#file, [node.as, node.e])
    }
    if (assigned) return
    for (const one of this.#names) if (one.shape.name.test(node.attr)) this.#hit(one, this.#file, [node.as, node.e])
  }

  #decorator(node: Expr): void {
    const name = dottedName(node.t === 'Call' ? node.func : node) ?? ''
    for (const one of this.#decorators) {
      if (!one.shape.name.test(name)) continue
      const { keyword } = one.shape
      if (!keyword) this.#hit(one, this.#file, [node.s, node.e])
      else if (node.t === 'Call') {
        const value = node.keywords.find((word) => word.name === keyword[0])?.value
        if (value?.t === 'Str' && keyword[1].test(value.value)) this.#hit(one, this.#file, [value.s, value.e])
      }
    }
  }
}

/** What a method is called on, in short: `self.partner_id`, `self.env[res.partner]`, `super()`. */
function receiverText(expr: Expr): string {
  switch (expr.t) {
    case 'Name':
      return expr.id
    case 'Attribute':
      return `${receiverText(expr.value)}.${expr.attr}`
    case 'Call':
      return `${receiverText(expr.func)}()`
    case 'Subscript':
      return `${receiverText(expr.value)}[${expr.index.t === 'Str' ? expr.index.value : ''}]`
    default:
      return '?'
  }
}
