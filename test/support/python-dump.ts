import type { Comprehension, Expr, Handler, Keyword, Param, Params, Stmt } from '../../src/parse/python/ast.ts'

/** A tree as text, in the form of `fixtures/python/*.ast`. Without `places` offsets are left out. */
export function dumpPython(body: readonly Stmt[]): string {
  return `${body.map(statement).join('\n')}\n`
}

function statement(n: Stmt): string {
  const p = ` ${n.s}-${n.e}`
  switch (n.t) {
    case 'FunctionDef':
      return `(Def${p} ${n.name} ${params(n.params, true)} ${expr(n.returns)} ${all(n.decorators)} ${n.isAsync} ${block(n.body)})`
    case 'ClassDef':
      return `(Class${p} ${n.name} ${all(n.bases)} ${keywords(n.keywords, true)} ${all(n.decorators)} ${block(n.body)})`
    case 'Return':
      return `(Return${p} ${expr(n.value)})`
    case 'Delete':
      return `(Delete${p} ${all(n.targets)})`
    case 'Assign':
      return `(Assign${p} ${all(n.targets)} ${expr(n.value)})`
    case 'AugAssign':
      return `(Aug${p} ${expr(n.target)} ${n.op} ${expr(n.value)})`
    case 'AnnAssign':
      return `(Ann${p} ${expr(n.target)} ${expr(n.annotation)} ${expr(n.value)})`
    case 'For':
      return `(For${p} ${n.isAsync} ${expr(n.target)} ${expr(n.iter)} ${block(n.body)} ${block(n.orelse)})`
    case 'While':
      return `(While${p} ${expr(n.test)} ${block(n.body)} ${block(n.orelse)})`
    case 'If':
      return `(If${p} ${expr(n.test)} ${block(n.body)} ${block(n.orelse)})`
    case 'With':
      return `(With${p} ${n.isAsync} [${n.items.map((item) => `${expr(item.context)} ${expr(item.target)}`).join(' ')}] ${block(n.body)})`
    case 'Raise':
      return `(Raise${p} ${expr(n.exc)} ${expr(n.cause)})`
    case 'Try':
      return `(Try${p} ${n.star} ${block(n.body)} [${n.handlers.map(handler).join(' ')}] ${block(n.orelse)} ${block(n.finalbody)})`
    case 'Assert':
      return `(Assert${p} ${expr(n.test)} ${expr(n.msg)})`
    case 'Import':
      return `(Import${p} ${n.names.map((name) => `${name.name} ${name.asname ?? '~'}`).join(',')})`
    case 'ImportFrom':
      return `(From${p} ${n.level} ${n.module} ${n.names.map((name) => `${name.name} ${name.asname ?? '~'}`).join(',')})`
    case 'Global':
    case 'Nonlocal':
      return `(${n.t}${p} ${n.names.join(',')})`
    case 'Expr':
      return `(Expr${p} ${expr(n.value)})`
    case 'Match':
      return `(Match${p} ${expr(n.subject)} [${n.cases.map((one) => `${expr(one.guard)} ${block(one.body)}`).join(' ')}])`
    default:
      return `(${n.t}${p})`
  }
}

function expr(n: Expr | null, places = true): string {
  if (!n) return '~'
  const p = places ? ` ${n.s}-${n.e}` : ''
  const one = (inner: Expr | null): string => expr(inner, places)
  const many = (inner: readonly (Expr | null)[]): string => all(inner, places)
  switch (n.t) {
    case 'Name':
      return `(Name${p} ${n.id})`
    case 'Str':
    case 'Bytes':
      return `(${n.t}${p} ${JSON.stringify(n.value)})`
    case 'Num':
      return `(Num${p} ${n.kind})`
    case 'Const':
      return `(Const${p} ${n.value})`
    case 'Attribute':
      return `(Attr${p} ${one(n.value)} ${n.attr})`
    case 'Subscript':
      return `(Sub${p} ${one(n.value)} ${one(n.index)})`
    case 'Slice':
      return `(Slice${p} ${one(n.lower)} ${one(n.upper)} ${one(n.step)})`
    case 'Call':
      return `(Call${p} ${one(n.func)} ${many(n.args)} ${keywords(n.keywords, places)})`
    case 'List':
    case 'Tuple':
    case 'Set':
      return `(${n.t}${p} ${many(n.items)})`
    case 'Dict':
      return `(Dict${p} ${many(n.keys)} ${many(n.values)})`
    case 'Unary':
      return `(Unary${p} ${n.op} ${one(n.operand)})`
    case 'Binary':
      return `(Bin${p} ${n.op} ${one(n.left)} ${one(n.right)})`
    case 'Bool':
      return `(Bool${p} ${n.op} ${many(n.values)})`
    case 'Compare':
      return `(Cmp${p} ${one(n.left)} ${n.ops.join(',')} ${many(n.comparators)})`
    case 'Conditional':
      return `(IfExp${p} ${one(n.test)} ${one(n.body)} ${one(n.orelse)})`
    case 'Lambda':
      return `(Lambda${p} ${params(n.params, places)} ${one(n.body)})`
    case 'Comp':
      return comprehension(n, p, places)
    case 'Starred':
      return `(Star${p} ${one(n.value)})`
    case 'Await':
      return `(Await${p} ${one(n.value)})`
    case 'Yield':
      return `(Yield${p} ${n.from} ${one(n.value)})`
    case 'Walrus':
      return `(Walrus${p} ${one(n.target)} ${one(n.value)})`
    case 'JoinedStr':
      return `(Joined${p} ${n.pieces.map(piece).join(' ')})`
    default:
      return `(?${n.t})`
  }
}

function piece(n: string | Expr): string {
  if (typeof n === 'string') return JSON.stringify(n)
  if (n.t !== 'Formatted') return `(F ${expr(n, false)} ~ ~)`
  return `(F ${expr(n.value, false)} ${n.conversion ?? '~'} ${n.spec ? expr(n.spec, false) : '~'})`
}

function comprehension(n: Comprehension, p: string, places: boolean): string {
  const clauses = n.clauses.map(
    (one) => `${expr(one.target, places)} ${expr(one.iter, places)} ${all(one.ifs, places)} ${one.isAsync}`,
  )
  return `(Comp${p} ${n.kind} ${expr(n.element, places)} ${expr(n.value, places)} [${clauses.join(' ')}])`
}

function params(n: Params, places: boolean): string {
  const one = (param: Param | null): string =>
    param ? `${param.name}:${expr(param.annotation, places)}=${expr(param.default, places)}` : '~'
  return `<${n.posonly.map(one)}|${n.args.map(one)}|${one(n.vararg)}|${n.kwonly.map(one)}|${one(n.kwarg)}>`
}

function handler(n: Handler): string {
  return `${expr(n.type)} ${n.name ?? '~'} ${block(n.body)}`
}

function keywords(list: readonly Keyword[], places: boolean): string {
  return `[${list.map((one) => `${one.name ?? '**'}=${expr(one.value, places)}`).join(' ')}]`
}

function all(list: readonly (Expr | null)[], places = true): string {
  return `[${list.map((one) => expr(one, places)).join(' ')}]`
}

function block(list: readonly Stmt[]): string {
  return `[${list.map(statement).join(' ')}]`
}
