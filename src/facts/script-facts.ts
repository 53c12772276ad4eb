import type { Silences } from '../config/suppression.ts'
import type { BuiltFault } from '../parse/script-compile.ts'
import type { SyntaxIssue } from '../parse/syntax-issue.ts'
import type { FilePath, Span } from '../text/span.ts'
import type { Text } from './literal.ts'
import type { OrmCall, PatchCall } from './script-calls.ts'

/** One module that a JavaScript file names. */
export interface ScriptImport {
  readonly specifier: string
  /** between the quotes */
  readonly span: Span
  /** `import … from`, `export … from`, `import(…)`, or a dependency of a legacy `odoo.define` */
  readonly kind: 'import' | 'reexport' | 'dynamic' | 'require'
  readonly names: readonly ScriptName[]
}

/** A name taken from another module: `default`, `*` or an exported name. */
export interface ScriptName extends Text {
  /** what it is called here is written nowhere else in the file */
  readonly unused?: true
}

/** What one JavaScript file says. */
export interface ScriptFacts {
  readonly kind: 'script'
  readonly file: FilePath
  readonly issues: readonly SyntaxIssue[]
  /** what is wrong with what Odoo makes of it, when its source has no issue */
  readonly built?: BuiltFault
  readonly imports: readonly ScriptImport[]
  readonly exports: readonly string[]
  /** `export * from …`: any name may be exported */
  readonly open: boolean
  /** `@odoo-module` stands in the head comment */
  readonly tagged: boolean
  /** `@odoo-module ignore` */
  readonly ignored: boolean
  readonly alias: string | undefined
  /** names given by `odoo.define` */
  readonly defines: readonly string[]
  /** names of templates that components say they are drawn by: `static template = "shop.Cart"` */
  readonly templates: readonly Text[]
  /** the one component of the file that stands on its own, with all that it lists for its template */
  readonly component?: OwnComponent
  /** classes to whose components it adds some; absent when there are none */
  readonly extended?: readonly string[]
  /** components that say what may be handed to them; absent when there are none */
  readonly accepts?: readonly AcceptedProps[]
  /** classes to whose `props` it adds some; absent when there are none */
  readonly widened?: readonly string[]
  /** templates written in place: what stands in a tagged template xml`…` without substitutions */
  readonly inlines: readonly Text[]
  /** bundles that the script loads itself: `loadBundle("shop.lazy")` */
  readonly bundles: readonly Text[]
  /** names that it exports and that are nowhere in it; absent when there are none */
  readonly unbound?: readonly Text[]
  /** names of the web client that it uses and has from nowhere; absent when there are none */
  readonly lacking?: readonly Text[]
  /** what it patches; absent when there is nothing */
  readonly patches?: readonly PatchCall[]
  /** names of the services that it asks for; absent when there are none */
  readonly services?: readonly Text[]
  /** what it asks models for; absent when there is nothing */
  readonly orm?: readonly OrmCall[]
  /** ids of actions, or their tags, that it opens; absent when there are none */
  readonly actions?: readonly Text[]
  /** what it puts into the registries of the web client; absent when there is nothing */
  readonly registries?: readonly RegistryEntry[]
  /** what its comments ask to be silent about; absent when there is nothing of the kind */
  readonly silences?: Silences
}

/** `class Cart extends Component { static template = "shop.Cart"; static components = { CartLine } }`. */
export interface OwnComponent {
  readonly name: string
  readonly template: string
  readonly components: readonly string[]
  /** every name that it may have; absent when that cannot be told */
  readonly members?: readonly string[]
}

/** `static props = { order: Object, line: { type: Object, optional: true } }` of a component. */
export interface AcceptedProps {
  /** of the class */
  readonly name: string
  readonly names: readonly string[]
  /** those that OWL asks for, as far as that is sure */
  readonly required: readonly string[]
}

/** One call `registry.category("fields").add("stars", …)`. */
export interface RegistryEntry {
  /** `fields`, `views`, `view_widgets`, `services` …; the registries of 16.0 and before by their later names */
  readonly category: string
  /** `undefined`: computed */
  readonly key: Text | undefined
  /** types of fields that a widget says it is for, when the file tells */
  readonly types?: readonly string[]
  /** the class that is registered as it is, when this file has it */
  readonly component?: Text
  /** it may take the place of what has the key already */
  readonly force?: true
}

/** What one translation catalogue says. */
export interface CatalogFacts {
  readonly kind: 'catalog'
  readonly file: FilePath
  readonly issues: readonly SyntaxIssue[]
  readonly header: Readonly<Record<string, string>>
  readonly entries: number
  /** what stands in it twice, or does not fit the text that it translates */
  readonly doubts: readonly CatalogDoubt[]
  /** the first entry, and how many there are, without a comment that names its module */
  readonly moduleless: { readonly span: Span; readonly count: number } | undefined
  /** translations that only repeat the text */
  readonly repeats: readonly Span[]
  /** begin and end of each entry in the order of their ids; absent when they stand so */
  readonly sorted?: readonly number[]
  /** what its comments ask to be silent about; absent when there is nothing of the kind */
  readonly silences?: Silences
}

/** Something to tell about one entry of a catalogue. */
export type CatalogDoubt =
  | { readonly kind: 'twice'; readonly span: Span; readonly first: Span; readonly text: string }
  | { readonly kind: 'target'; readonly span: Span; readonly first: Span; readonly text: string }
  | { readonly kind: 'percent' | 'braces'; readonly span: Span; readonly text: string; readonly fault: string }
