import type { Expr } from '../parse/python/ast.ts'
import { parsePython } from '../parse/python/parse.ts'
import type { SyntaxIssue } from '../parse/syntax-issue.ts'
import { LineIndex } from '../text/line-index.ts'
import type { Source } from '../text/source.ts'
import type { Span } from '../text/span.ts'
import { headComments } from './head-comments.ts'
import type { Literal, LiteralEntry } from './literal.ts'
import type { ManifestFacts, ManifestKey, ManifestLayout } from './manifest.ts'

/**
 * Reads a manifest as `ast.literal_eval` of the whole file does: one literal and nothing else. What could be read is
 * there even when Odoo refuses the file.
 */
export function extractManifest(source: Source): ManifestFacts {
  // literal_eval strips leading blanks and tabs of the text; replacing them by nothing would move every place
  const lead = /^[ \t]*/.exec(source.text)?.[0].length ?? 0
  const module = parsePython(lead > 0 ? source.text.slice(lead) : source.text)
  const shift = (span: Span): Span => [span[0] + lead, span[1] + lead]
  const issues: SyntaxIssue[] = module.issues.map((issue) => ({ ...issue, span: shift(issue.span) }))
  const [first, second] = module.body
  let value: Expr | undefined
  if (!first) {
    if (issues.length === 0)
      issues.push({
        code: 'empty',
        message: 'the manifest is empty: it must be one dict',
        span: [0, source.text.length],
      })
  } else if (first.t === 'Expr') {
    value = first.value
    if (second)
      issues.push({
        code: 'trailing-code',
        message: 'there is code after the dict: a manifest is one literal and nothing else',
        span: shift([second.s, second.e]),
      })
  } else {
    if (first.t === 'Assign' || first.t === 'AnnAssign') value = first.value ?? undefined
    issues.push({
      code: 'not-an-expression',
      message: 'a manifest is one dict literal, not a statement',
      span: shift([first.s, first.e]),
    })
  }
  const reader = new LiteralReader(lead)
  const literal = value && reader.read(value)
  issues.push(...reader.issues)
  if (literal && literal.kind !== 'dict' && issues.length === 0)
    issues.push({
      code: 'not-a-dict',
      message: `the manifest is a ${literal.kind}, it must be a dict`,
      span: [literal.span[0], Math.min(literal.span[1], literal.span[0] + 1)],
    })
  issues.sort((a, b) => a.span[0] - b.span[0])
  const keys = literal?.kind === 'dict' ? literal.entries.flatMap(manifestKey) : []
  const head = lead === 0 ? headComments(source, module.comments, module.body) : []
  return {
    kind: 'manifest',
    file: source.file,
    issues,
    span: literal?.span ?? [0, source.text.length],
    keys,
    comments: module.comments.map(shift),
    layout: layoutOf(source, keys),
    ...(head.length > 0 && { headComments: head }),
    remarks: module.comments.map((span) => source.text.slice(...shift(span))),
  }
}

function layoutOf({ text }: Source, keys: readonly ManifestKey[]): ManifestLayout {
  const first = keys[0]?.keySpan[0]
  const commas = keys.flatMap(({ value }) => {
    const last = value.kind === 'list' || value.kind === 'tuple' ? value.items.at(-1) : undefined
    return last && /^\s*,/.test(text.slice(last.span[1], value.span[1])) ? [last.span[1]] : []
  })
  return { lines: new LineIndex(text).starts, quote: first !== undefined && text[first] === '"' ? '"' : "'", commas }
}

function manifestKey(entry: LiteralEntry): readonly ManifestKey[] {
  return entry.key.kind === 'str' ? [{ key: entry.key.value, keySpan: entry.key.span, value: entry.value }] : []
}

class LiteralReader {
  readonly issues: SyntaxIssue[] = []
  readonly #lead: number

  constructor(lead: number) {
    this.#lead = lead
  }

  read(expr: Expr): Literal {
    const span: Span = [expr.s + this.#lead, expr.e + this.#lead]
    switch (expr.t) {
      case 'Str':
        return { kind: 'str', value: expr.value, span, parts: expr.parts }
      case 'Bytes':
        return { kind: 'bytes', value: expr.value, span }
      case 'Num':
        return { kind: expr.kind, value: expr.value, raw: expr.raw, span }
      case 'Const':
        if (expr.value === null) return { kind: 'none', span }
        if (expr.value === '...') return { kind: 'other', span }
        return { kind: 'bool', value: expr.value, span }
      case 'List':
      case 'Tuple':
      case 'Set':
        return {
          kind: expr.t === 'List' ? 'list' : expr.t === 'Tuple' ? 'tuple' : 'set',
          items: expr.items.map((item) => (expr.t === 'Set' ? this.#hashable(this.read(item)) : this.read(item))),
          span,
        }
      case 'Dict':
        return {
          kind: 'dict',
          entries: expr.keys.flatMap((key, i) => {
            const value = expr.values[i]
            if (!key || !value) {
              this.#refuse(span, 'a `**` expansion')
              return []
            }
            return [{ key: this.#hashable(this.read(key)), value: this.read(value) }]
          }),
          span,
        }
      case 'Unary':
        if ((expr.op === '-' || expr.op === '+') && expr.operand.t === 'Num') {
          const { raw, value, kind } = expr.operand
          return { kind, value: expr.op === '-' ? -value : value, raw: expr.op + raw, span }
        }
        return this.#refuse(span, 'an expression')
      case 'Binary':
        if ((expr.op === '+' || expr.op === '-') && this.#complex(expr.left, expr.right))
          return { kind: 'complex', value: Number.NaN, raw: '', span }
        return this.#refuse(span, 'an expression')
      case 'Call':
        if (expr.func.t === 'Name' && expr.func.id === 'set' && expr.args.length + expr.keywords.length === 0)
          return { kind: 'set', items: [], span }
        return this.#refuse(span, 'a call')
      case 'Name':
        return this.#refuse(span, `the name \`${expr.id}\``)
      case 'JoinedStr':
        return this.#refuse(span, 'an f-string')
      case 'BadExpr':
        return { kind: 'other', span }
      default:
        return this.#refuse(span, 'an expression')
    }
  }

  #hashable(value: Literal): Literal {
    if (value.kind === 'list' || value.kind === 'dict' || value.kind === 'set')
      this.issues.push({
        code: 'unhashable',
        message: `a ${value.kind} stands where Python takes none: it is unhashable`,
        span: value.span,
      })
    return value
  }

  #complex(left: Expr, right: Expr): boolean {
    const real = left.t === 'Unary' ? left.operand : left
    return real.t === 'Num' && real.kind !== 'complex' && right.t === 'Num' && right.kind === 'complex'
  }

  #refuse(span: Span, what: string): Literal {
    this.issues.push({
      code: 'not-literal',
      message: `${what} stands here: a manifest holds literals only, Odoo reads it with ast.literal_eval`,
      span,
    })
    return { kind: 'other', span }
  }
}
