import type { ClassFacts, PythonFacts } from '../../facts/python-facts.ts'
import type { Attribute, Call, Compare, Dict, FunctionDef, Raise, Stmt, Try } from '../../parse/python/ast.ts'
import { firstParameter, isSelf } from '../../parse/python/names.ts'
import { keepList } from '../../text/keep.ts'
import type { Addon } from '../addon.ts'
import { visitBody } from '../inference/infer-visit.ts'
import { perAddon } from '../per-addon.ts'

/** What stands in one function with all inside it that has no `self` of its own, or outside of all functions of a file. */
export interface CodeScope {
  /** path inside the addon */
  readonly relative: string
  readonly facts: PythonFacts
  /** the class whose method it is */
  readonly owner: ClassFacts | undefined
  /** the function; `undefined` outside of functions */
  readonly node: FunctionDef | undefined
  /** outer calls before those inside them */
  readonly calls: readonly Call[]
  readonly raises: readonly Raise[]
  readonly tries: readonly Try[]
  /** dicts written out that say which kind of action they are: `{'type': 'ir.actions.…', …}` */
  readonly actions: readonly Dict[]
  /** attributes and comparisons that stand alone as statements */
  readonly idle: readonly (Attribute | Compare)[]
  /** `self._cr` and what else records keep of the old ways to the environment */
  readonly shortcuts: readonly Attribute[]
}

/** The scopes of all Python files of an addon, each file in the order of the source. */
export const codeScopes: (addon: Addon) => readonly CodeScope[] = perAddon((addon) =>
  [...addon.python].flatMap(([relative, facts]) => new ScopeReader(relative, facts).read()),
)

/** Is the scope a method of a model? */
export function isModelScope({ owner, node }: CodeScope): boolean {
  return node !== undefined && (owner?.kind === 'model' || owner?.kind === 'transient' || owner?.kind === 'abstract')
}

/** Tests and scripts of migrations: they run apart from users. */
export function isAside({ relative }: CodeScope): boolean {
  return /^(?:tests|migrations|upgrades)\//.test(relative)
}

const SHORTCUTS: ReadonlySet<string> = new Set(['_cr', '_uid', '_context'])

interface Open {
  readonly relative: string
  readonly facts: PythonFacts
  readonly owner: ClassFacts | undefined
  readonly node: FunctionDef | undefined
  calls: Call[]
  readonly raises: Raise[]
  readonly tries: Try[]
  readonly shortcuts: Attribute[]
  readonly actions: Dict[]
  readonly idle: (Attribute | Compare)[]
}

class ScopeReader {
  readonly #relative: string
  readonly #facts: PythonFacts
  readonly #methods: ReadonlyMap<FunctionDef, ClassFacts>
  readonly #scopes: CodeScope[] = []

  constructor(relative: string, facts: PythonFacts) {
    this.#relative = relative
    this.#facts = facts
    this.#methods = new Map(facts.classes.flatMap((one) => one.methods.map(({ node }) => [node, one])))
  }

  read(): readonly CodeScope[] {
    this.#scope(undefined, this.#facts.body)
    return this.#scopes
  }

  #scope(node: FunctionDef | undefined, body: readonly Stmt[]): void {
    const scope: Open = {
      relative: this.#relative,
      facts: this.#facts,
      owner: node && this.#methods.get(node),
      node,
      calls: [],
      raises: [],
      tries: [],
      shortcuts: [],
      actions: [],
      idle: [],
    }
    this.#scopes.push(scope)
    visitBody(body, (one) => {
      if (one.t === 'Call') scope.calls.push(one)
      else if (one.t === 'Attribute') {
        if (SHORTCUTS.has(one.attr) && isSelf(one.value)) scope.shortcuts.push(one)
      } else if (one.t === 'Dict') {
        if (isAction(one)) scope.actions.push(one)
      } else if (one.t === 'Raise') scope.raises.push(one)
      else if (one.t === 'Try') scope.tries.push(one)
      else if (one.t === 'Expr') {
        if (one.value.t === 'Attribute' || one.value.t === 'Compare') scope.idle.push(one.value)
        // a method of a class inside a function has a self of its own
      } else if (one.t === 'FunctionDef' && (node === undefined || firstParameter(one.params) === 'self')) {
        this.#scope(one, one.body)
        return false
      }
      return true
    })
    scope.calls = keepList(scope.calls)
  }
}

function isAction({ keys, values }: Dict): boolean {
  return keys.some((key, i) => {
    const value = key?.t === 'Str' && key.value === 'type' ? values[i] : undefined
    return value?.t === 'Str' && /^ir\.(?:actions\.|\w+\.(?:act_|client$|report$|server$))/.test(value.value)
  })
}
