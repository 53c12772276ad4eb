import { type ImportedName, parseScript } from '../parse/script.ts'
import { builtFault } from '../parse/script-compile.ts'
import type { Source } from '../text/source.ts'
import { acceptedProps } from './accepted-props.ts'
import type { Text } from './literal.ts'
import { notImported } from './not-imported.ts'
import { extendedComponents, ownComponent, widenedProps } from './own-component.ts'
import { registryEntries } from './registries.ts'
import { scriptCalls } from './script-calls.ts'
import type { ScriptFacts, ScriptImport, ScriptName } from './script-facts.ts'

/** The facts of one JavaScript file. Statements are not parsed: what is looked for inside is found by its own look. */
export function extractScript(source: Source): ScriptFacts {
  const { text } = source
  const registries = registryEntries(text)
  const calls = scriptCalls(text)
  const tree = parseScript(text)
  const named = (names: readonly ImportedName[]): readonly ScriptName[] =>
    names.map(({ imported, local, span }) => ({
      value: imported,
      span,
      ...(!isUsed(text, local, span[1]) && { unused: true as const }),
    }))
  const component = text.includes('static template') ? ownComponent(text) : undefined
  const extended = /\bcomponents\b(?!\/)/.test(text) ? extendedComponents(text) : []
  const accepts = text.includes('static props') ? acceptedProps(text) : []
  const widened = /\bprops\b/i.test(text) ? widenedProps(text) : []
  const lacking = notImported(text)
  const built = tree.issues.length === 0 ? builtFault(text, tree) : undefined
  return {
    kind: 'script',
    file: source.file,
    issues: tree.issues,
    ...(built && { built }),
    imports: [
      ...tree.imports.map(({ specifier, span, dynamic, names }) => ({
        specifier,
        span,
        kind: dynamic ? ('dynamic' as const) : ('import' as const),
        names: named(names),
      })),
      ...tree.reExports.map(({ specifier, span, names }) => ({
        specifier,
        span,
        kind: 'reexport' as const,
        names: names.map(({ imported, span }) => ({ value: imported, span })),
      })),
      ...(tree.hasOdooModuleTag && text.includes('require(') ? requires(text) : []),
      ...tree.legacyDefines.flatMap((define) =>
        (define.dependencies ?? define.requires).map(({ specifier, span }) => ({
          specifier,
          span,
          kind: 'require' as const,
          names: [],
        })),
      ),
    ],
    exports: tree.exports,
    ...(tree.unbound.length > 0 && { unbound: tree.unbound }),
    ...(lacking.length > 0 && { lacking }),
    ...(calls.patches.length > 0 && { patches: calls.patches }),
    ...(calls.services.length > 0 && { services: calls.services }),
    ...(calls.orm.length > 0 && { orm: calls.orm }),
    ...(calls.actions.length > 0 && { actions: calls.actions }),
    open: tree.reExports.some((one) => one.all),
    tagged: tree.hasOdooModuleTag,
    ignored: tree.isIgnoredModule,
    alias: tree.odooModuleAlias,
    defines: tree.legacyDefines.map((define) => define.name),
    templates: text.includes('template') ? texts(text, TEMPLATE_NAME) : [],
    ...(component && { component }),
    ...(extended.length > 0 && { extended }),
    ...(accepts.length > 0 && { accepts }),
    ...(widened.length > 0 && { widened }),
    bundles: text.includes('loadBundle') ? texts(text, LOADED_BUNDLE) : [],
    inlines: text.includes('xml`') ? texts(text, INLINE_TEMPLATE) : [],
    ...(registries.length > 0 && { registries }),
  }
}

/** What Odoo's transpiler takes for a dependency of a module: the last `require("…")` of a line, before which nothing is a comment. */
function requires(text: string): readonly ScriptImport[] {
  return [...text.matchAll(/^[^/*\r\n]*\brequire\((["'`])([^"'`\n]+)\1\)/dgm)].map((match) => {
    const [start, end] = match.indices?.[2] ?? [0, 0]
    return { specifier: match[2] ?? '', span: [start, end], kind: 'require', names: [] }
  })
}

/** Is a name written behind its import, as a whole word? */
function isUsed(text: string, name: string, from: number): boolean {
  let at = text.indexOf(name, from)
  // the name itself may be written twice where it is imported: `{ a as a }`
  for (; at >= 0; at = text.indexOf(name, at + name.length)) {
    if (!/[\w$]/.test(text.charAt(at - 1)) && !/[\w$]/.test(text.charAt(at + name.length))) {
      const lead = text.slice(Math.max(0, at - 4), at)
      if (!/\bas\s$/.test(lead)) return true
    }
  }
  return false
}

/** `static template = "shop.Cart"`, or `Cart.template = "shop.Cart"` at the beginning of a line. */
const TEMPLATE_NAME = /(?:\bstatic[ \t]+template|^[ \t]*[A-Z]\w*\.template)\s*=\s*(["'`])([^"'`$\\\n{}<]*)\1/dgm

const LOADED_BUNDLE = /\bloadBundle\(\s*(["'`])([\w.]+)\1/dg

const INLINE_TEMPLATE = /[=(:,\s]xml(`)((?:[^`\\$]|\$(?!\{)){0,20000})\1/dg

/** What the second group matches, with its place; not in lines that are comments. */
function texts(text: string, pattern: RegExp): readonly Text[] {
  const found: Text[] = []
  for (const match of text.matchAll(pattern)) {
    const [start, end] = match.indices?.[2] ?? [0, 0]
    const line = text.slice(text.lastIndexOf('\n', match.index) + 1, start)
    if (!/^\s*\*|\/\//.test(line)) found.push({ value: match[2] ?? '', span: [start, end] })
  }
  return found
}
