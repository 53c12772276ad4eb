import type { Silences } from '../config/suppression.ts'
import type { Call, Expr, FunctionDef, Params, Stmt } from '../parse/python/ast.ts'
import type { SyntaxIssue } from '../parse/syntax-issue.ts'
import type { FilePath, Span } from '../text/span.ts'
import type { Text } from './literal.ts'

/** One name brought in by an import statement. */
export interface ImportedName {
  /** dotted module, or the name taken from it */
  readonly name: string
  readonly asname: string | undefined
  readonly span: Span
}

/** `import a.b` (level 0, no `from`) or `from ..a import b`. */
export interface ImportFacts {
  /** the dotted module after `from`; empty for `import x` and `from . import x` */
  readonly module: string
  readonly level: number
  readonly from: boolean
  readonly names: readonly ImportedName[]
  readonly span: Span
  /** span of the module's name, or of the first name */
  readonly moduleSpan: Span
  /** inside `try` with a handler that catches ImportError, or under a test of a flag: may fail unharmed */
  readonly guarded: boolean
  /** runs only when a function is called */
  readonly deferred: boolean
  /** stands under `if TYPE_CHECKING` */
  readonly typing: boolean
}

export interface FunctionFacts {
  readonly name: string
  readonly span: Span
  readonly nameSpan: Span
  readonly params: Params
  /** dotted names of decorators: `api.model`, `staticmethod` */
  readonly decorators: readonly DecoratorFacts[]
  readonly node: FunctionDef
}

export interface DecoratorFacts {
  readonly name: string
  readonly call: Call | undefined
  readonly span: Span
}

export interface FieldFacts {
  readonly name: string
  readonly nameSpan: Span
  /** `Char`, `Many2one` …: the class named after `fields.` */
  readonly type: string
  readonly span: Span
  /** arguments by name; positional ones under the name that the field type gives them */
  readonly args: Readonly<Record<string, Expr>>
  /** where the names of arguments given by name stand */
  readonly keywords: Readonly<Record<string, Span>>
  /** a `**value` stands among the arguments: any argument may be given */
  readonly open: boolean
  /** the first argument that the field class has no place for: one too many, or given by place and by name */
  readonly excess?: Span
}

/** A class that Odoo's registry takes for (a part of) a model, or a controller, or any other class. */
export interface ClassFacts {
  readonly name: string
  readonly span: Span
  readonly nameSpan: Span
  /** dotted names of the bases; `?` for an expression that is no name */
  readonly bases: readonly string[]
  readonly kind: 'model' | 'transient' | 'abstract' | 'controller' | 'other'
  /** `_name`: its text, `dynamic` when it is computed, `undefined` when not written */
  readonly modelName: Text | 'dynamic' | undefined
  /** `_inherit` as a list; `inheritIsText` tells that it was one text */
  readonly inherit: readonly Text[] | 'dynamic' | undefined
  readonly inheritIsText: boolean
  /** `_inherits`: parent model → link field */
  readonly inherits: readonly { readonly model: Text; readonly field: Text }[] | 'dynamic' | undefined
  readonly fields: readonly FieldFacts[]
  readonly methods: readonly FunctionFacts[]
  /** every other class attribute, the last writing of each */
  readonly attributes: Readonly<Record<string, { readonly value: Expr; readonly nameSpan: Span }>>
  /** names bound in the body in a way that a reading cannot follow (star, exec, conditional) */
  readonly dynamic: boolean
}

/** A name bound at module level. */
export interface BindingFacts {
  readonly name: string
  readonly kind: 'class' | 'function' | 'import' | 'value'
  readonly span: Span
}

/** What one Python file says. Spans are offsets in that file. */
export interface PythonFacts {
  readonly kind: 'python'
  readonly file: FilePath
  readonly issues: readonly SyntaxIssue[]
  readonly imports: readonly ImportFacts[]
  readonly bindings: readonly BindingFacts[]
  /** `__all__` when it is a literal */
  readonly all: readonly string[] | undefined
  /** a star import, `__getattr__` or `globals()` at module level: any name may exist */
  readonly open: boolean
  readonly classes: readonly ClassFacts[]
  readonly functions: readonly FunctionFacts[]
  /** texts bound to module-level names once: `PREFIX = 'x'` */
  readonly constants: Readonly<Record<string, string>>
  readonly comments: readonly Span[]
  /** comments at the head that speak to people, each with its line break; absent when there is none */
  readonly headComments?: readonly Span[]
  /** import statements that are commented out, as written behind the `#` */
  readonly commentedImports: readonly string[]
  /** the whole tree, for rules that look into bodies */
  readonly body: readonly Stmt[]
  /** addons whose lists it makes longer as it is loaded: `TYPE_TAX_USE += […]` of an imported name */
  readonly lengthens?: readonly string[]
  /** it gives classes other bases while it runs */
  readonly rebases?: true
  /** runs a text as code when it is imported: what that makes is not seen */
  readonly executes?: true
  /** comments that set up an editor: `# vim: …`; absent when there is none */
  readonly modelines?: readonly Span[]
  /** what its comments ask to be silent about; absent when there is nothing of the kind */
  readonly silences?: Silences
}

/** Names that positional arguments of a field have, by field type; `string` alone for the others. */
export const FIELD_POSITIONAL: Readonly<Record<string, readonly string[]>> = {
  Many2one: ['comodel_name', 'string'],
  One2many: ['comodel_name', 'inverse_name', 'string'],
  Many2many: ['comodel_name', 'relation', 'column1', 'column2', 'string'],
  Selection: ['selection', 'string'],
  Reference: ['selection', 'string'],
  Float: ['string', 'digits'],
  Monetary: ['string', 'currency_field'],
  Many2oneReference: ['string'],
}
