import type { Text } from '../../facts/literal.ts'
import type { Place } from '../../text/span.ts'

/**
 * One installable unit as the dependency graph, the install order and all other modules see it, whether it comes from
 * files or from the built-in knowledge of a release. Odoo's defaults for missing manifest keys are applied.
 */
export interface ModuleNode {
  readonly name: string
  /** in the order written, duplicates kept; spans are empty for built-in modules */
  readonly depends: readonly Text[]
  /** the modules that trigger automatic installation; `undefined`: never installed by itself */
  readonly autoInstall: readonly string[] | undefined
  readonly installable: boolean
  /** country codes of the manifest key `countries` (18.0 and later), lower case */
  readonly countries: readonly string[]
  /** modules that must not be installed together with this one (manifest key `excludes`) */
  readonly excludes: readonly string[]
  /** why the manifest cannot be used at all (syntax, version, auto_install outside depends …) */
  readonly broken: string | undefined
  /** as written, `Sales/CRM`; empty when the manifest has none */
  readonly category: string
  /** where the manifest's `depends` stands (or the manifest), `undefined` for built-in modules */
  readonly place: Place | undefined
}
