import { parsePo } from '../parse/po.ts'
import { parseScript } from '../parse/script.ts'
import type { SyntaxIssue } from '../parse/syntax-issue.ts'
import type { Source } from '../text/source.ts'
import { extractCsv } from './extract-csv.ts'
import { extractManifest } from './extract-manifest.ts'
import { extractPython } from './extract-python.ts'
import { extractXml } from './extract-xml.ts'
import type { Facts } from './facts.ts'
import type { CatalogFacts, ScriptFacts } from './script-facts.ts'

export type ExtractKind = 'manifest' | 'python' | 'xml' | 'csv' | 'script' | 'catalog'

/** Turns one file into facts. `before` are issues found while decoding it, which come first. */
export function extract(kind: ExtractKind, source: Source, before: readonly SyntaxIssue[] = []): Facts {
  const facts = extractKind(kind, source)
  return before.length === 0 ? facts : { ...facts, issues: [...before, ...facts.issues] }
}

function extractKind(kind: ExtractKind, source: Source): Facts {
  switch (kind) {
    case 'manifest':
      return extractManifest(source)
    case 'python':
      return extractPython(source)
    case 'xml':
      return extractXml(source)
    case 'csv':
      return extractCsv(source)
    case 'script':
      return extractScript(source)
    case 'catalog':
      return extractCatalog(source)
  }
}

function extractScript(source: Source): ScriptFacts {
  const tree = parseScript(source.text)
  return {
    kind: 'script',
    file: source.file,
    issues: tree.issues,
    imports: [
      ...tree.imports.map((item) => ({
        specifier: item.specifier,
        span: item.span,
        dynamic: item.dynamic,
        names: item.names.map((name) => name.imported),
      })),
      ...tree.reExports.map((item) => ({
        specifier: item.specifier,
        span: item.span,
        dynamic: false,
        names: item.names.map((name) => name.imported),
      })),
      ...tree.legacyDefines.flatMap((define) =>
        define.requires.map((item) => ({ specifier: item.specifier, span: item.span, dynamic: true, names: [] })),
      ),
    ],
    exports: tree.exports,
    open: tree.reExports.some((one) => one.all),
    tagged: tree.hasOdooModuleTag,
    alias: tree.odooModuleAlias,
    defines: tree.legacyDefines.map((define) => define.name),
  }
}

function extractCatalog(source: Source): CatalogFacts {
  const catalog = parsePo(source.text)
  return {
    kind: 'catalog',
    file: source.file,
    issues: catalog.issues,
    header: Object.fromEntries(catalog.header),
    entries: catalog.entries.length,
  }
}
