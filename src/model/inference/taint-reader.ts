import type { Call, Expr, FunctionDef, Stmt } from '../../parse/python/ast.ts'
import { childBlocks, childExprs, dottedName, walkExprs, walkOwnExprs } from '../../parse/python/walk.ts'

/** The parameters that a value is made of. */
export type Labels = ReadonlySet<string>

/** What stands for the request itself among the labels. */
export const REQUEST_LABEL = '@request'

const NONE: Labels = new Set()

/** Methods of texts, lists and dicts that hand on what they are called on and given. */
const HANDS_ON =
  /^(?:format|format_map|join|strip|lstrip|rstrip|lower|upper|title|replace|split|rsplit|splitlines|get|pop|items|values|keys|copy|encode|decode|ljust|rjust|zfill|getlist|to_dict|loads|dumps|literal_eval|mogrify|setdefault)$/
/** Functions that do. */
const WRAPS = /^(?:str|tuple|list|set|sorted|dict|reversed|repr|zip|enumerate|safe_eval|next|iter|frozenset)$/
/** What stands in the request, behind `request.`. */
const SOURCES =
  /^request\.(?:params|jsonrequest|httprequest\.(?:args|form|values|data|json|cookies|headers)|get_http_params|get_json_data)\b/

/** Called for each call that is read, with a way to ask what an expression is made of. */
export type OnCall = (node: Call, labels: (expr: Expr) => Labels, modelOf: (expr: Expr) => string | undefined) => void

/** Follows the parameters of a function through its body, one statement after the other. */
export class TaintReader {
  readonly #names = new Map<string, Labels>()
  readonly #models = new Map<string, string>()
  readonly #onCall: OnCall
  readonly #numbers: boolean

  /** `numbers`: a value is one still when a number was made of it */
  constructor(node: FunctionDef, self: string | undefined, numbers: boolean, onCall: OnCall) {
    this.#onCall = onCall
    this.#numbers = numbers
    const { posonly, args, kwonly, vararg, kwarg } = node.params
    const params = [...posonly, ...args, ...kwonly, ...(vararg ? [vararg] : []), ...(kwarg ? [kwarg] : [])]
    for (const [i, { name }] of params.entries()) {
      if (i > 0 || !/^(?:self|cls)$/.test(name)) this.#names.set(name, new Set([name]))
      else if (self !== undefined) this.#models.set(name, self)
    }
    this.#block(node.body)
  }

  #block(body: readonly Stmt[]): void {
    for (const one of body) this.#statement(one)
  }

  #statement(node: Stmt): void {
    if (node.t === 'FunctionDef' || node.t === 'ClassDef') return
    walkOwnExprs(node, (inner) => {
      if (inner.t === 'Comp')
        for (const { target, iter } of inner.clauses) this.#bind(target, this.labels(iter), undefined)
      if (inner.t === 'Call')
        this.#onCall(
          inner,
          (one) => this.labels(one),
          (one) => this.#modelOf(one),
        )
    })
    if (node.t === 'Assign')
      for (const target of node.targets) this.#bind(target, this.labels(node.value), this.#modelOf(node.value))
    else if (node.t === 'AugAssign')
      this.#bind(node.target, both(this.labels(node.target), this.labels(node.value)), undefined)
    else if (node.t === 'For') this.#bind(node.target, this.labels(node.iter), this.#modelOf(node.iter))
    else if (node.t === 'If' || node.t === 'While' || node.t === 'Assert') this.#judged(node.test)
    for (const block of childBlocks(node)) this.#block(block)
  }

  /** What is compared with known values, or looked at for its form, was thought of. */
  #judged(test: Expr): void {
    walkExprs(test, (node) => {
      const looksAt =
        (node.t === 'Compare' && node.ops.some((op) => /^(?:in|not in|==|!=)$/.test(op))) ||
        (node.t === 'Call' &&
          /(?:^|\.)(?:isinstance|isdigit|isnumeric|isalnum|isidentifier|match|fullmatch)$/.test(
            dottedName(node.func) ?? '',
          ))
      if (looksAt)
        walkExprs(node, (inner) => {
          if (inner.t === 'Name') this.#names.delete(inner.id)
        })
    })
  }

  #bind(target: Expr, labels: Labels, model: string | undefined): void {
    if (target.t === 'Name') {
      if (labels.size > 0) this.#names.set(target.id, labels)
      else this.#names.delete(target.id)
      if (model !== undefined) this.#models.set(target.id, model)
      else this.#models.delete(target.id)
    } else if (target.t === 'Tuple' || target.t === 'List')
      for (const item of target.items) this.#bind(item, labels, undefined)
    else if (target.t === 'Subscript' && target.value.t === 'Name')
      this.#names.set(target.value.id, both(this.#names.get(target.value.id) ?? NONE, labels))
  }

  labels(node: Expr): Labels {
    switch (node.t) {
      case 'Name':
        return this.#names.get(node.id) ?? NONE
      case 'Attribute':
        return SOURCES.test(dottedName(node) ?? '') ? new Set([REQUEST_LABEL]) : NONE
      case 'Call':
        return this.#callLabels(node)
      case 'Compare':
      case 'Unary':
      case 'Lambda':
        return NONE
      case 'Subscript':
        return this.labels(node.value)
      case 'Conditional':
        return both(this.labels(node.body), this.labels(node.orelse))
      default: {
        const inner: Expr[] = []
        childExprs(node, inner)
        return inner.map((one) => this.labels(one)).reduce(both, NONE)
      }
    }
  }

  #callLabels({ func, args, keywords }: Call): Labels {
    const name = dottedName(func) ?? ''
    if (SOURCES.test(name)) return new Set([REQUEST_LABEL])
    const given = (from: readonly Expr[]): Labels => from.map((arg) => this.labels(arg)).reduce(both, NONE)
    if (func.t === 'Name') {
      if (func.id === 'map') return args[0]?.t === 'Name' && this.#isNumber(args[0].id) ? NONE : given(args.slice(1))
      if (func.id === 'SQL') return args[0] ? this.labels(args[0]) : NONE
      return WRAPS.test(func.id) || (/^(?:int|float)$/.test(func.id) && !this.#isNumber(func.id)) ? given(args) : NONE
    }
    if (func.t !== 'Attribute') return NONE
    // psycopg2.sql: what is given to Identifier, Literal and Placeholder is quoted
    if (func.attr === 'SQL') return args[0] ? this.labels(args[0]) : NONE
    if (!HANDS_ON.test(func.attr)) return NONE
    if (func.attr === 'mogrify') return args[0] ? this.labels(args[0]) : NONE
    return both(this.labels(func.value), given([...args, ...keywords.map(({ value }) => value)]))
  }

  /** Is what the function gives a number, and harmless by that? */
  #isNumber(name: string): boolean {
    return !this.#numbers && /^(?:int|float)$/.test(name)
  }

  /** The model of the records that an expression gives, as far as it is written out. */
  #modelOf(node: Expr): string | undefined {
    if (node.t === 'Name') return this.#models.get(node.id)
    if (node.t === 'Subscript')
      return node.index.t === 'Str' && /(?:^|\.)env$/.test(dottedName(node.value) ?? '')
        ? node.index.value
        : this.#modelOf(node.value)
    if (node.t !== 'Call' || node.func.t !== 'Attribute') return undefined
    return /^(?:sudo|with_\w+|browse|search|exists|create|filtered|sorted|ensure_one)$/.test(node.func.attr)
      ? this.#modelOf(node.func.value)
      : undefined
  }
}

function both(one: Labels, other: Labels): Labels {
  if (one.size === 0) return other
  return other.size === 0 ? one : new Set([...one, ...other])
}
