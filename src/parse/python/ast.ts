/**
 * The syntax tree of Python source: CPython's `ast` with names shortened, plain JSON-safe data.
 * `s` and `e` are UTF-16 offsets of the node, end excluded; parentheses around an expression are not part of it.
 */
interface At {
  readonly s: number
  readonly e: number
}

export type Expr =
  | Name
  | Str
  | Bytes
  | Num
  | Const
  | Attribute
  | Subscript
  | Slice
  | Call
  | List
  | Tuple
  | SetDisplay
  | Dict
  | Unary
  | Binary
  | Bool
  | Compare
  | Conditional
  | Lambda
  | Comprehension
  | Starred
  | Await
  | Yield
  | Walrus
  | JoinedStr
  | Formatted
  | BadExpr

export interface Name extends At {
  readonly t: 'Name'
  readonly id: string
}
/** A string literal; implicit concatenation is one node, `parts` its number of literals. */
export interface Str extends At {
  readonly t: 'Str'
  readonly value: string
  readonly parts: number
}
export interface Bytes extends At {
  readonly t: 'Bytes'
  /** one UTF-16 unit a byte */
  readonly value: string
}
/** A number as written; `value` is its JavaScript number (imprecise above 2^53), `kind` its Python type. */
export interface Num extends At {
  readonly t: 'Num'
  readonly raw: string
  readonly value: number
  readonly kind: 'int' | 'float' | 'complex'
}
export interface Const extends At {
  readonly t: 'Const'
  readonly value: true | false | null | '...'
}
export interface Attribute extends At {
  readonly t: 'Attribute'
  readonly value: Expr
  readonly attr: string
  /** where the attribute's name begins; it ends at `e` */
  readonly as: number
}
export interface Subscript extends At {
  readonly t: 'Subscript'
  readonly value: Expr
  readonly index: Expr
}
export interface Slice extends At {
  readonly t: 'Slice'
  readonly lower: Expr | null
  readonly upper: Expr | null
  readonly step: Expr | null
}
/** A keyword argument; `name` is null for `**value`. */
export interface Keyword extends At {
  readonly name: string | null
  readonly value: Expr
}
export interface Call extends At {
  readonly t: 'Call'
  readonly func: Expr
  readonly args: readonly Expr[]
  readonly keywords: readonly Keyword[]
}
export interface List extends At {
  readonly t: 'List'
  readonly items: readonly Expr[]
}
export interface Tuple extends At {
  readonly t: 'Tuple'
  readonly items: readonly Expr[]
}
export interface SetDisplay extends At {
  readonly t: 'Set'
  readonly items: readonly Expr[]
}
/** A dict display; a null key is `**value`. */
export interface Dict extends At {
  readonly t: 'Dict'
  readonly keys: readonly (Expr | null)[]
  readonly values: readonly Expr[]
}
export interface Unary extends At {
  readonly t: 'Unary'
  readonly op: '-' | '+' | '~' | 'not'
  readonly operand: Expr
}
export interface Binary extends At {
  readonly t: 'Binary'
  readonly op: '+' | '-' | '*' | '/' | '//' | '%' | '**' | '@' | '<<' | '>>' | '&' | '|' | '^'
  readonly left: Expr
  readonly right: Expr
}
export interface Bool extends At {
  readonly t: 'Bool'
  readonly op: 'and' | 'or'
  readonly values: readonly Expr[]
}
export interface Compare extends At {
  readonly t: 'Compare'
  readonly left: Expr
  /** `in`, `not in`, `is`, `is not`, `==`, `!=`, `<`, `<=`, `>`, `>=` */
  readonly ops: readonly string[]
  readonly comparators: readonly Expr[]
}
export interface Conditional extends At {
  readonly t: 'Conditional'
  readonly test: Expr
  readonly body: Expr
  readonly orelse: Expr
}
export interface Lambda extends At {
  readonly t: 'Lambda'
  readonly params: Params
  readonly body: Expr
}
export interface Clause {
  readonly target: Expr
  readonly iter: Expr
  readonly ifs: readonly Expr[]
  readonly isAsync: boolean
}
export interface Comprehension extends At {
  readonly t: 'Comp'
  readonly kind: 'list' | 'set' | 'dict' | 'generator'
  /** the key for a dict comprehension */
  readonly element: Expr
  readonly value: Expr | null
  readonly clauses: readonly Clause[]
}
export interface Starred extends At {
  readonly t: 'Starred'
  readonly value: Expr
}
export interface Await extends At {
  readonly t: 'Await'
  readonly value: Expr
}
export interface Yield extends At {
  readonly t: 'Yield'
  readonly value: Expr | null
  readonly from: boolean
}
export interface Walrus extends At {
  readonly t: 'Walrus'
  readonly target: Name
  readonly value: Expr
}
/**
 * An f-string (or a concatenation that holds one): its literal texts and the expressions between, in order. A field
 * with a conversion or a format specification is a `Formatted`, a bare one the expression itself.
 */
export interface JoinedStr extends At {
  readonly t: 'JoinedStr'
  readonly pieces: readonly (string | Expr)[]
}
/** `{value!r:spec}` in an f-string; stands among the pieces of a `JoinedStr` only. */
export interface Formatted extends At {
  readonly t: 'Formatted'
  readonly value: Expr
  readonly conversion: 'r' | 's' | 'a' | null
  readonly spec: JoinedStr | null
}
/** What stands where an expression should, after a syntax issue was noted. */
export interface BadExpr extends At {
  readonly t: 'BadExpr'
}

export interface Param extends At {
  readonly name: string
  readonly annotation: Expr | null
  readonly default: Expr | null
}
export interface Params {
  readonly posonly: readonly Param[]
  readonly args: readonly Param[]
  readonly vararg: Param | null
  readonly kwonly: readonly Param[]
  readonly kwarg: Param | null
}

export type Stmt =
  | FunctionDef
  | ClassDef
  | Return
  | Delete
  | Assign
  | AugAssign
  | AnnAssign
  | For
  | While
  | If
  | With
  | Raise
  | Try
  | Assert
  | Import
  | ImportFrom
  | Global
  | ExprStmt
  | Simple
  | Match
  | TypeAlias

export interface FunctionDef extends At {
  readonly t: 'FunctionDef'
  readonly name: string
  /** where the name begins */
  readonly ns: number
  readonly params: Params
  readonly returns: Expr | null
  readonly decorators: readonly Expr[]
  readonly body: readonly Stmt[]
  readonly isAsync: boolean
}
export interface ClassDef extends At {
  readonly t: 'ClassDef'
  readonly name: string
  readonly ns: number
  readonly bases: readonly Expr[]
  readonly keywords: readonly Keyword[]
  readonly decorators: readonly Expr[]
  readonly body: readonly Stmt[]
}
export interface Return extends At {
  readonly t: 'Return'
  readonly value: Expr | null
}
export interface Delete extends At {
  readonly t: 'Delete'
  readonly targets: readonly Expr[]
}
/** `a = b = value`: targets in the order written. */
export interface Assign extends At {
  readonly t: 'Assign'
  readonly targets: readonly Expr[]
  readonly value: Expr
}
export interface AugAssign extends At {
  readonly t: 'AugAssign'
  readonly target: Expr
  readonly op: Binary['op']
  readonly value: Expr
}
export interface AnnAssign extends At {
  readonly t: 'AnnAssign'
  readonly target: Expr
  readonly annotation: Expr
  readonly value: Expr | null
}
export interface For extends At {
  readonly t: 'For'
  readonly target: Expr
  readonly iter: Expr
  readonly body: readonly Stmt[]
  readonly orelse: readonly Stmt[]
  readonly isAsync: boolean
}
export interface While extends At {
  readonly t: 'While'
  readonly test: Expr
  readonly body: readonly Stmt[]
  readonly orelse: readonly Stmt[]
}
/** `elif` is an `If` alone in `orelse`. */
export interface If extends At {
  readonly t: 'If'
  readonly test: Expr
  readonly body: readonly Stmt[]
  readonly orelse: readonly Stmt[]
}
export interface With extends At {
  readonly t: 'With'
  readonly items: readonly { readonly context: Expr; readonly target: Expr | null }[]
  readonly body: readonly Stmt[]
  readonly isAsync: boolean
}
export interface Raise extends At {
  readonly t: 'Raise'
  readonly exc: Expr | null
  readonly cause: Expr | null
}
export interface Handler extends At {
  readonly type: Expr | null
  readonly name: string | null
  readonly body: readonly Stmt[]
}
export interface Try extends At {
  readonly t: 'Try'
  readonly body: readonly Stmt[]
  readonly handlers: readonly Handler[]
  readonly orelse: readonly Stmt[]
  readonly finalbody: readonly Stmt[]
  readonly star: boolean
}
export interface Assert extends At {
  readonly t: 'Assert'
  readonly test: Expr
  readonly msg: Expr | null
}
export interface Alias extends At {
  /** dotted name; `*` for a star import */
  readonly name: string
  readonly asname: string | null
}
export interface Import extends At {
  readonly t: 'Import'
  readonly names: readonly Alias[]
}
/** `from ..module import names`; `level` counts the leading dots, `module` is empty for `from . import x`. */
export interface ImportFrom extends At {
  readonly t: 'ImportFrom'
  readonly module: string
  /** the span of dots and module name */
  readonly ms: number
  readonly me: number
  readonly level: number
  readonly names: readonly Alias[]
}
export interface Global extends At {
  readonly t: 'Global' | 'Nonlocal'
  readonly names: readonly string[]
}
export interface ExprStmt extends At {
  readonly t: 'Expr'
  readonly value: Expr
}
export interface Simple extends At {
  readonly t: 'Pass' | 'Break' | 'Continue'
}
export interface Case extends At {
  readonly pattern: Pattern
  readonly guard: Expr | null
  readonly body: readonly Stmt[]
}
export interface Match extends At {
  readonly t: 'Match'
  readonly subject: Expr
  readonly cases: readonly Case[]
}
/** A `case` pattern, told only by the names it binds and the values it compares with. */
export interface Pattern extends At {
  readonly binds: readonly string[]
  readonly values: readonly Expr[]
}
export interface TypeAlias extends At {
  readonly t: 'TypeAlias'
  readonly name: string
  readonly value: Expr
}

/** A whole file. `body` holds what could be read, also when `issues` tells of errors. */
export interface Module {
  readonly body: readonly Stmt[]
  readonly issues: readonly import('../syntax-issue.ts').SyntaxIssue[]
  /** every comment: its span from `#` to the end of the line */
  readonly comments: readonly (readonly [start: number, end: number])[]
}
