import type { FunctionDef, Stmt, Try, With } from './ast.ts'
import { ExpressionChecker, frame } from './checker.ts'

const MAX_BLOCKS = 20

/** Tells what CPython's compiler refuses in statements that its parser takes. */
export class CodeChecker extends ExpressionChecker {
  module(body: readonly Stmt[]): void {
    this.#body(body)
  }

  #body(body: readonly Stmt[]): void {
    for (const statement of body) this.#statement(statement)
  }

  /** Statements inside a loop, or another block that the compiler unwinds. */
  #block(kind: 'loop' | 'star' | 'other', body: readonly Stmt[], at: Stmt): void {
    const { blocks } = this.frame
    if (blocks.length === MAX_BLOCKS) this.tell('too-many-blocks', 'too many statically nested blocks', at)
    blocks.push(kind)
    this.#body(body)
    blocks.pop()
  }

  #statement(node: Stmt): void {
    switch (node.t) {
      case 'Expr':
        this.expr(node.value)
        break
      case 'Assign':
        for (const target of node.targets) this.target(target)
        this.expr(node.value)
        break
      case 'FunctionDef':
        this.#function(node)
        break
      case 'ClassDef':
        for (const decorator of node.decorators) this.expr(decorator)
        this.#binds(node.name, { s: node.ns, e: node.ns + node.name.length })
        this.items(node.bases)
        this.keywords(node.keywords)
        this.within(frame('class'), () => this.#body(node.body))
        break
      case 'If': {
        let chain: Stmt = node
        // a long chain of `elif` is a deep tree
        while (chain.t === 'If') {
          this.expr(chain.test)
          this.#body(chain.body)
          const [next]: readonly Stmt[] = chain.orelse
          if (chain.orelse.length !== 1 || next?.t !== 'If') {
            this.#body(chain.orelse)
            break
          }
          chain = next
        }
        break
      }
      case 'Return':
        this.#return(node)
        break
      case 'For':
        if (node.isAsync) this.#async("'async for'", node)
        this.expr(node.iter)
        this.target(node.target)
        this.#block('loop', node.body, node)
        this.#body(node.orelse)
        break
      case 'While':
        this.expr(node.test)
        this.#block('loop', node.body, node)
        this.#body(node.orelse)
        break
      case 'Try':
        this.#try(node)
        break
      case 'With':
        this.#with(node)
        break
      case 'Break':
      case 'Continue':
        this.#jump(node, node.t === 'Break' ? "'break' outside loop" : "'continue' not properly in loop")
        break
      default:
        this.#simple(node)
    }
  }

  #simple(node: Stmt): void {
    switch (node.t) {
      case 'AugAssign':
        this.target(node.target)
        this.expr(node.value)
        break
      case 'AnnAssign':
        this.target(node.target)
        this.expr(node.annotation)
        this.expr(node.value)
        break
      case 'Raise':
        this.expr(node.exc)
        this.expr(node.cause)
        break
      case 'Assert':
        this.expr(node.test)
        this.expr(node.msg)
        break
      case 'Delete':
        for (const target of node.targets) this.target(target, 'delete')
        break
      case 'Import':
      case 'ImportFrom':
        for (const alias of node.names) {
          this.#binds(alias.asname ?? alias.name, alias)
          if (alias.name === '*' && this.frame.kind !== 'module')
            this.tellEarly('star-import-inside', 'import * only allowed at module level', alias)
        }
        break
      case 'Match':
        this.expr(node.subject)
        for (const { pattern, guard, body } of node.cases) {
          for (const value of pattern.values) this.expr(value)
          this.expr(guard)
          this.#body(body)
        }
        break
      case 'TypeAlias':
        this.within(frame('function'), () => this.expr(node.value))
        break
      default:
        break
    }
  }

  #binds(name: string, at: { readonly s: number; readonly e: number }): void {
    if (name === '__debug__') this.tell('assignment-to-debug', 'cannot assign to __debug__', at)
  }

  #function(node: FunctionDef): void {
    for (const decorator of node.decorators) this.expr(decorator)
    this.#binds(node.name, { s: node.ns, e: node.ns + node.name.length })
    this.params(node.params)
    this.expr(node.returns)
    const inner = frame('function', node.isAsync)
    this.within(inner, () => this.#body(node.body))
    if (!node.isAsync || !inner.generator) return
    for (const place of inner.returns)
      this.tell('return-in-async-generator', "'return' with value in async generator", place)
  }

  #return(node: Extract<Stmt, { t: 'Return' }>): void {
    const { kind, blocks, returns } = this.frame
    if (kind !== 'function') this.tell('return-outside-function', "'return' outside function", node)
    else if (blocks.includes('star')) this.#jumpFromStar(node)
    if (!node.value) return
    returns.push(node)
    this.expr(node.value)
  }

  #jump(node: Stmt, message: string): void {
    const { blocks } = this.frame
    const loop = blocks.lastIndexOf('loop')
    if (blocks.lastIndexOf('star') > loop) this.#jumpFromStar(node)
    else if (loop < 0) this.tell('jump-outside-loop', message, node)
  }

  #jumpFromStar(node: Stmt): void {
    const message = "'break', 'continue' and 'return' cannot appear in an except* block"
    this.tell('jump-in-except-star', message, node)
  }

  #async(what: string, node: Stmt): void {
    this.frame.coroutine = true
    if (this.frame.kind !== 'function' || !this.frame.isAsync)
      this.tell('async-outside-async', `${what} outside async function`, node)
  }

  #with(node: With): void {
    if (node.isAsync) this.#async("'async with'", node)
    const { blocks } = this.frame
    for (const item of node.items) {
      this.expr(item.context)
      if (item.target) this.target(item.target)
      if (blocks.length === MAX_BLOCKS) this.tell('too-many-blocks', 'too many statically nested blocks', node)
      blocks.push('other')
    }
    this.#body(node.body)
    blocks.length -= node.items.length
  }

  #try(node: Try): void {
    const { blocks } = this.frame
    const final = node.finalbody.length > 0
    if (final) blocks.push('other')
    if (node.handlers.length > 0) this.#block('other', node.body, node)
    else this.#body(node.body)
    this.#body(node.orelse)
    for (const handler of node.handlers) {
      this.expr(handler.type)
      if (handler.name !== null) this.#binds(handler.name, handler)
      blocks.push(node.star ? 'star' : 'other')
      this.#block('other', handler.body, node)
      blocks.pop()
    }
    if (final) blocks.pop()
    if (final) this.#block('other', node.finalbody, node)
  }
}
