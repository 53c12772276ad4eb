import { TomlError } from 'smol-toml'
import { Source } from '../text/source.ts'
import type { Span } from '../text/span.ts'

/** Where and why a text is no TOML or JSON. */
export function syntaxError(text: string, error: unknown, json: boolean): { span: Span; message: string } {
  let offset = Number(error instanceof Error && / at position (\d+)/.exec(error.message)?.[1])
  if (error instanceof TomlError) offset = new Source('', text).lines.offsetOfLine(error.line) + error.column - 1
  const at = Math.min(offset || 0, text.length)
  const [words = ''] = String(error).split(/\n|, (?:"|\.{3})| in JSON at /, 1)
  const reason = words.replace(/^\w+: (?:Invalid TOML document: )?/, '')
  return { span: [at, at], message: `is not valid ${json ? 'JSON' : 'TOML'}: ${reason}` }
}

const TOKEN = /#[^\n]*|"""[\s\S]*?"{3,}|'''[\s\S]*?'{3,}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[\w-]+|[[\]{}=:,.\n]|[^\S\n]+|./g

/** Where each key of a valid TOML or JSON text stands, by its path as JSON; the first place of a table that is reopened. */
export function keyPlaces(text: string, json: boolean): ReadonlyMap<string, Span> {
  const places = new Map<string, Span>()
  const tokens = [...text.matchAll(TOKEN)].filter(([token]) => !/^(?:#|[^\S\n])/.test(token))
  const separator = json ? ':' : '='
  let next = 0
  /** Reads `a."b".c` up to the separator or bracket, notes each part. */
  const keys = (path: readonly string[]): readonly string[] => {
    let found = path
    for (; next < tokens.length; next++) {
      const { 0: token, index } = tokens[next]!
      if (token === separator || token === ']') break
      if (!/^["'\w-]/.test(token)) continue
      found = [...found, token.replace(/^(["'])(.*)\1$/, '$2')]
      const key = JSON.stringify(found)
      if (!places.has(key)) places.set(key, [index, index + token.length])
    }
    next++
    return found
  }
  const value = (path: readonly string[]): void => {
    let depth = 0
    for (; next < tokens.length; next++) {
      const token = tokens[next]![0]
      if (token === '{' && depth === 0 && path.length < 9) {
        next++
        while (next < tokens.length && tokens[next]![0] !== '}') {
          if (/^[,\n]$/.test(tokens[next]![0])) next++
          else value(keys(path))
        }
      } else if (token === '[' || token === '{') depth++
      else if (token === ']' || (token === '}' && depth > 0)) depth--
      else if (depth === 0 && (token === ',' || token === '}' || (token === '\n' && !json))) return
    }
  }
  if (json) value([])
  for (let table: readonly string[] = []; next < tokens.length; ) {
    const token = tokens[next]![0]
    if (token === '[') {
      next++
      table = keys([])
    } else if (token === '\n' || token === ']') next++
    else value(keys(table))
  }
  return places
}
