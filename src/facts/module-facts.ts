import type { FilePath, Span } from '../text/span.ts'

/**
 * One module summed up: what it adds to a database and to the code of others. Made of the facts of its files. A release
 * of Odoo is a set of these without places; a user's addon is one with places.
 */
export interface ModuleFacts {
  readonly name: string
  readonly depends: readonly string[]
  /** modules that trigger automatic installation; `undefined`: never by itself */
  readonly autoInstall: readonly string[] | undefined
  readonly installable: boolean
  readonly countries: readonly string[]
  readonly version: string
  readonly license: string
  readonly author: string
  readonly application: boolean
  /** as written, `Sales/CRM`; empty when the manifest has none */
  readonly category: string
  readonly models: readonly ModelPart[]
  /** its code gives classes other bases while it runs: any model may take over what no class of it says */
  readonly rebases?: true
  /** addons whose lists its code makes longer as it is loaded: choices of their fields may be among them */
  readonly lengthens?: readonly string[]
  readonly ids: readonly IdPart[]
  /** what stands before the first dot of its ids, each once: known without them all being read */
  readonly namespaces: readonly string[]
  /** a file that Odoo loads does not parse, or runs a text as code: the module may hold more than is listed */
  readonly torn?: true
  readonly views: readonly ViewPart[]
  /** dotted names inside the addon (`models.sale_order`; empty for the addon itself) → names that can be imported */
  readonly python: Readonly<Record<string, PythonNames>>
  /** bundles of the manifest key `assets` */
  readonly bundles: readonly BundleEntry[]
  readonly scripts: readonly ScriptPart[]
  /** what its scripts put into the registries of the web client: `fields`, `views`, `view_widgets` … */
  readonly registries: readonly RegistryPart[]
  /** further files below `static/` that a bundle can hold: styles, templates, scripts of others; without `static/` */
  readonly statics: readonly string[]
  /** names of the SCSS variables that its styles give a value, sorted */
  readonly variables: readonly string[]
  /** names of the SCSS mixins that its styles define, sorted */
  readonly mixins: readonly string[]
  /** templates of the web client (`t-name` in static XML files) */
  readonly templates: readonly TemplatePart[]
}

/** Where a part stands; absent for built-in releases. */
export interface PartPlace {
  readonly file: FilePath
  readonly span: Span
}

/** What one class says of one model. */
export interface ModelPart {
  /** the model that the class makes or changes */
  readonly model: string
  /** it makes the model (`_name` not among `_inherit`), else it extends one */
  readonly creates: boolean
  readonly kind: 'model' | 'transient' | 'abstract'
  /** models whose fields and methods it takes over, its own name left out */
  readonly inherit: readonly string[]
  /** delegation: parent model → link field */
  readonly inherits: readonly (readonly [model: string, field: string])[]
  readonly fields: readonly FieldPart[]
  readonly methods: readonly MethodPart[]
  /** no class of the release, but what came to one after it was taken */
  readonly late?: true
  readonly recName?: string
  readonly order?: string
  readonly table?: string
  readonly auto?: false
  readonly logAccess?: boolean
  readonly parentName?: string
  readonly sqlConstraints?: readonly string[]
  /** names of other class attributes, those that every model may set (`_description` …) left out */
  readonly attributes?: readonly string[]
  /** keys that its `create`, `write` and the like take out of the values they are given, sorted */
  readonly handledKeys?: readonly string[]
  /** written in a way that a reading cannot follow: it may have more than is listed */
  readonly open?: true
  /** it has neither `_name` nor an `_inherit` that is one text: since 19.0 Odoo calls it like the class */
  readonly unnamed?: true
  readonly className: string
  readonly place?: PartPlace
}

export interface FieldPart {
  readonly name: string
  readonly type: string
  readonly comodel?: string
  readonly inverse?: string
  readonly relation?: string
  readonly column1?: string
  readonly column2?: string
  /** dotted path; empty: explicitly none */
  readonly related?: string
  /** method's name; `?` for a function; empty: explicitly none */
  readonly compute?: string
  readonly inverseMethod?: string
  readonly search?: string
  readonly required?: boolean
  readonly store?: boolean
  readonly readonly?: boolean
  readonly translate?: true
  readonly company?: true
  readonly delegate?: true
  readonly hasDefault?: true
  /** keys of a literal selection */
  readonly selection?: readonly string[]
  /** keys added by `selection_add` */
  readonly selectionAdd?: readonly string[]
  /** selection given by a method or an expression */
  readonly openSelection?: true
  readonly currency?: string
  readonly groups?: string
  /** a domain written as a text, which the client evaluates; `?`: given some other way */
  readonly domain?: string
  readonly checkCompany?: true
  /** it says how groups add it up; empty: not at all */
  readonly aggregator?: string
  /** arguments could not be read wholly */
  readonly open?: true
  readonly place?: PartPlace
}

export interface MethodPart {
  readonly name: string
  /** `self, vals, *args, limit=, **kw`: a name with `=` has a default, names after `*` are keyword-only */
  readonly signature: string
  /**
   * the recordset that it returns, as far as its body tells: `super`, or a chain such as `self.partner_id` and
   * `[res.partner].search()`, alternatives between `|`
   */
  readonly returns?: string
  /** its body only says that whoever extends the model has to write it: `raise NotImplementedError` */
  readonly abstract?: true
  /** `model`, `depends(a,b.c)`, `constrains(a)`, `onchange(a)`, `model_create_multi`, `private`, `static`, `class`, `property` … */
  readonly decorators?: readonly string[]
  /** says in its code that it is deprecated; the name that replaces it, or an empty text */
  readonly deprecated?: string
  /** of `_valid_field_parameter`: the names it speaks of; those of abstract models alone end with `?` */
  readonly accepts?: readonly string[]
  /** of `create` and the like: texts in it that may be fields it sets or takes out; `?`: it hands the values on */
  readonly sets?: readonly string[]
  readonly place?: PartPlace
}

/** One external id that a data file declares. */
export interface IdPart {
  /** `module.name` */
  readonly id: string
  readonly model: string
  readonly noupdate: boolean
  /** loaded from `demo` */
  readonly demo: boolean
  /** the file inside the addon that declares it; empty for built-in releases */
  readonly file: string
  /** the tag, for one that not every series reads */
  readonly tag?: 'act_window' | 'report' | 'asset' | 'url'
  /** fields that the record gives a value, in files read from disk: a parent record is made only when its link is not given */
  readonly given?: readonly string[]
  readonly place?: PartPlace
}

/** One view or server template that a data file declares. */
export interface ViewPart {
  /** `module.name` */
  readonly id: string
  /** model of the view; empty for templates, or when it is not written */
  readonly model: string
  /** `form`, `list`, `tree`, `qweb` …: tag of the arch's root, `xpath`/`data`/… for extensions are left empty */
  readonly type: string
  readonly inherit: string
  readonly mode: string
  readonly priority: number
  readonly demo: boolean
  readonly active: boolean
  readonly arch: SkeletonNode | undefined
  /** for a record that may only change a view made before: the names of the fields that it writes */
  readonly writes?: readonly string[]
  readonly place?: PartPlace
}

/**
 * The skeleton of an arch: enough to judge a locator. For built-in releases attribute values that are no names are
 * replaced by a short hash; `attributes` holds what is needed to compare by equality.
 */
export interface SkeletonNode {
  readonly tag: string
  readonly attributes: readonly (readonly [name: string, value: string])[]
  readonly children: readonly SkeletonNode[]
  /** the element holds text of its own */
  readonly text?: true
  readonly place?: PartPlace
}

export interface PythonNames {
  readonly names: readonly string[]
  /** any name may exist */
  readonly open?: true
}

export interface BundleEntry {
  readonly bundle: string
  readonly directive: string
  /** path, glob or bundle */
  readonly path: string
  readonly target: string
}

export interface ScriptPart {
  /** `@module/path` as other scripts import it, or the legacy name */
  readonly name: string
  readonly exports: readonly string[]
  readonly open?: true
}

/** One key of a registry of the web client. */
export interface RegistryPart {
  readonly category: string
  /** `*`: some key that is computed */
  readonly key: string
  /** types of fields that a widget says it is for, when known */
  readonly types?: readonly string[]
}

export interface TemplatePart {
  readonly name: string
  readonly inherit: string
  readonly mode: string
  readonly arch: SkeletonNode | undefined
  readonly place?: PartPlace
}

/** The module that an external id belongs to. */
export function namespaceOf(id: string): string {
  return id.slice(0, id.indexOf('.'))
}
