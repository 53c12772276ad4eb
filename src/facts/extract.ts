import {
  type Block,
  findSuppressions,
  SILENCING,
  type Silences,
  suppressedBlock,
  suppressedElement,
} from '../config/suppression.ts'
import type { Stmt } from '../parse/python/ast.ts'
import { walkStmts } from '../parse/python/walk.ts'
import { parseStyle } from '../parse/style.ts'
import type { SyntaxIssue } from '../parse/syntax-issue.ts'
import { elementsWithin } from '../parse/xml/query.ts'
import type { XmlElement } from '../parse/xml/tree.ts'
import type { Source } from '../text/source.ts'
import type { Span } from '../text/span.ts'
import type { CsvFacts } from './csv-facts.ts'
import { extractCatalog } from './extract-catalog.ts'
import { extractCsv } from './extract-csv.ts'
import { extractManifest } from './extract-manifest.ts'
import { extractPython } from './extract-python.ts'
import { extractScript } from './extract-script.ts'
import { extractXml } from './extract-xml.ts'
import type { Facts } from './facts.ts'
import type { StyleFacts } from './style-facts.ts'

export type ExtractKind = 'manifest' | 'python' | 'xml' | 'csv' | 'script' | 'catalog' | 'style'

/** Turns one file into facts. `before` are issues found while decoding it, which come first. */
export function extract(kind: ExtractKind, source: Source, before: readonly SyntaxIssue[] = []): Facts {
  const facts = withSilences(extractKind(kind, source), source)
  return before.length === 0 ? facts : { ...facts, issues: [...before, ...facts.issues] }
}

/** Comments that ask for silence are read here, where the text is at hand. */
function withSilences(facts: Facts, source: Source): Facts {
  if (facts.kind === 'csv' || facts.kind === 'style') return facts
  if (facts.kind === 'catalog' ? !source.text.includes('addonry:') : !SILENCING.test(source.text)) return facts
  const silences = silencesOf(facts, source)
  return silences.suppressions.length + silences.issues.length === 0 ? facts : { ...facts, silences }
}

function silencesOf(facts: Exclude<Facts, CsvFacts | StyleFacts>, source: Source): Silences {
  switch (facts.kind) {
    case 'manifest':
      return findSuppressions(source, 'python', facts.comments)
    case 'python': {
      let blocks: readonly Block[] | undefined
      const subject = (comment: Span) =>
        suppressedBlock(source, comment, facts.comments, (blocks ??= blocksOf(facts.body)))
      return findSuppressions(source, 'python', facts.comments, subject)
    }
    case 'catalog': {
      const comments = [...source.text.matchAll(/^# ?addonry:.*$/gm)]
      const spans = comments.map((match): Span => [match.index, match.index + match[0].length])
      return findSuppressions(source, 'python', spans, (comment) => [comment[0], entryEnd(source.text, comment[1])])
    }
    case 'xml': {
      const comments = facts.comments.map((comment): Span => [comment.s, comment.e])
      const elements = facts.root ? elementSpans(facts.root) : []
      return findSuppressions(source, 'xml', comments, (comment) => suppressedElement(comment, elements))
    }
    case 'script': {
      const comments = [...source.text.matchAll(/\/\/[^\r\n]*|\/\*\s*addonry:[^*]*\*\//g)]
      return findSuppressions(
        source,
        'script',
        comments.map((match): Span => [match.index, match.index + match[0].length]),
      )
    }
  }
}

/** Classes and functions, those inside others too. */
function blocksOf(body: readonly Stmt[]): readonly Block[] {
  const blocks: Block[] = []
  walkStmts(body, (statement) => {
    if (statement.t !== 'ClassDef' && statement.t !== 'FunctionDef') return
    const [decorator] = statement.decorators
    const s = decorator ? Math.min(statement.s, decorator.s - 1) : statement.s
    blocks.push({ s, e: statement.e })
  })
  return blocks
}

/** An entry of a catalogue ends at the next empty line. */
function entryEnd(text: string, from: number): number {
  const end = /\r?\n[ \t]*\r?\n/.exec(text.slice(from))
  return end ? from + end.index : text.length
}

function elementSpans(root: XmlElement): Span[] {
  return elementsWithin(root).map(({ s, e }) => [s, e])
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
    case 'style':
      return { kind: 'style', file: source.file, issues: [], ...parseStyle(source.text) }
  }
}
