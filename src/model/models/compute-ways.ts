import type { Expr, For, FunctionDef, If, Stmt } from '../../parse/python/ast.ts'
import { walkBodyExprs, walkExprs } from '../../parse/python/walk.ts'
import type { Span } from '../../text/span.ts'

/**
 * The ways through some statements: `all` end with the field assigned (or raise), `none` comes to it, `some` do and the one
 * at `gap` does not, `leaves` goes on with the next record before; of `unknown` ones nothing is known.
 */
type Ways =
  | { readonly kind: 'all' | 'none' | 'unknown' | 'raises'; readonly gap?: undefined }
  | { readonly kind: 'some' | 'leaves'; readonly gap: Span }

const ALL: Ways = { kind: 'all' }
const NONE: Ways = { kind: 'none' }
const UNKNOWN: Ways = { kind: 'unknown' }

/**
 * Where a compute method assigns its field for some of its records only: the test, loop or `continue` that leaves one out.
 * `undefined`: it assigns it for all, for none, or in ways that are not followed.
 */
export function gapOfCompute(method: FunctionDef, field: string): Span | undefined {
  const ways = new WayReader(field).read(method.body, 'self')
  return ways.kind === 'some' ? ways.gap : undefined
}

class WayReader {
  readonly #field: string

  constructor(field: string) {
    this.#field = field
  }

  /** The ways through a block in which `subject` stands for the record, or for all of them. */
  read(body: readonly Stmt[], subject: string): Ways {
    let gap: Span | undefined
    for (const statement of body) {
      const ways = this.#statement(statement, subject)
      if (ways.kind === 'none') continue
      if (ways.kind === 'all' || ways.kind === 'raises' || ways.kind === 'unknown') return ways
      // one that left before stays without a value, whatever comes behind
      if (ways.kind === 'leaves') return gap ? UNKNOWN : ways
      // two tests may complete each other
      if (gap) return UNKNOWN
      gap = ways.gap
    }
    return gap ? { kind: 'some', gap } : NONE
  }

  #statement(node: Stmt, subject: string): Ways {
    switch (node.t) {
      case 'Assign':
        return node.targets.some((target) => this.#isField(target, subject)) ? ALL : this.#elsewhere(node)
      case 'Raise':
        return { kind: 'raises' }
      case 'Continue':
        return { kind: 'leaves', gap: [node.s, node.e] }
      case 'Return':
      case 'Break':
        return UNKNOWN
      case 'If':
        return this.#if(node, subject)
      case 'For':
        return this.#for(node, subject)
      case 'With':
        return this.read(node.body, subject)
      default:
        return this.#elsewhere(node)
    }
  }

  #if(node: If, subject: string): Ways {
    // a chain of tests may name every case that there is; a test of the field itself may be there for its being empty
    if ((isChain(node) && lastElse(node).length === 0) || this.#names(node.test)) return this.#elsewhere(node)
    const yes = this.read(node.body, subject)
    const no = this.read(node.orelse, subject)
    if (yes.kind === 'unknown' || no.kind === 'unknown') return UNKNOWN
    for (const one of [yes, no]) if (one.kind === 'leaves' || one.kind === 'some') return one
    const done = [yes, no].filter(({ kind }) => kind === 'all').length
    if (done === 2 || (done === 1 && (yes.kind === 'raises' || no.kind === 'raises'))) return ALL
    if (done === 0) return yes.kind === 'raises' && no.kind === 'raises' ? yes : NONE
    return { kind: 'some', gap: [node.test.s, node.test.e] }
  }

  #for(node: For, subject: string): Ways {
    const gap: Span = [node.iter.s, node.iter.e]
    if (node.target.t === 'Name' && subject === 'self') {
      const over = recordsOver(node.iter)
      if (over === undefined) return this.#elsewhere(node)
      const ways = this.read(node.body, node.target.id)
      if (ways.kind === 'leaves') return this.#mentions(node) ? { kind: 'some', gap: ways.gap } : NONE
      return ways.kind === 'all' && over === 'some' ? { kind: 'some', gap } : ways
    }
    const ways = this.read(node.body, subject)
    // there may be nothing to go through
    return ways.kind === 'all' ? { kind: 'some', gap } : this.#elsewhere(node)
  }

  /** A statement that is not followed. */
  #elsewhere(node: Stmt): Ways {
    return this.#mentions(node) ? UNKNOWN : NONE
  }

  #mentions(node: Stmt): boolean {
    let found = false
    walkBodyExprs([node], (one) => {
      if (this.#isNamed(one)) found = true
    })
    return found
  }

  #names(expr: Expr): boolean {
    let found = false
    walkExprs(expr, (one) => {
      if (this.#isNamed(one)) found = true
    })
    return found
  }

  #isNamed(expr: Expr): boolean {
    return expr.t === 'Attribute' && expr.attr === this.#field
  }

  #isField(target: Expr, subject: string): boolean {
    if (target.t === 'Tuple' || target.t === 'List') return target.items.some((item) => this.#isField(item, subject))
    return (
      target.t === 'Attribute' &&
      target.attr === this.#field &&
      target.value.t === 'Name' &&
      target.value.id === subject
    )
  }
}

function isChain({ orelse }: If): boolean {
  return orelse.length === 1 && orelse[0]?.t === 'If'
}

/** What is done when none of the tests of a chain is true. */
function lastElse(node: If): readonly Stmt[] {
  const [first] = node.orelse
  return isChain(node) && first?.t === 'If' ? lastElse(first) : node.orelse
}

/** Does a loop go through all records of `self`, or through some of them? `undefined`: that cannot be told. */
function recordsOver(iter: Expr): 'all' | 'some' | undefined {
  if (iter.t === 'Name') return iter.id === 'self' ? 'all' : undefined
  if (iter.t !== 'Call' || iter.func.t !== 'Attribute') return undefined
  const { attr, value } = iter.func
  const inner = recordsOver(value)
  if (inner === undefined) return undefined
  if (/^(?:sudo|with_context|with_company|with_user|sorted|with_prefetch)$/.test(attr)) return inner
  return /^filtered(?:_domain)?$/.test(attr) ? 'some' : undefined
}
