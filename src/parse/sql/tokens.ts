/**
 * A piece of a query. `word`: a name or keyword, lower case unless quoted · `param`: a place that psycopg2 fills with a
 * value · `hole`: text that code puts in and that is not known, whatever it may hold.
 */
export interface SqlToken {
  readonly kind: 'word' | 'text' | 'number' | 'param' | 'hole' | 'sign'
  readonly text: string
  /** offset in the query */
  readonly at: number
  /** a name in double quotes: never a keyword */
  readonly quoted?: true
}

/** Stands in a query for text that is not known. */
export const HOLE = '\uFFFC'

const TOKEN =
  /(\s+|--[^\n]*|\/\*[\s\S]*?\*\/)|('(?:[^']|'')*')|"([^"]*)"|(%s|%\([^)]*\)s)|([\p{L}_\uFFFC][\p{L}\p{N}_$\uFFFC]*)|(\d+(?:\.\d*)?)|(::|<>|!=|<=|>=|\|\||:=|->>|->|%%|[\s\S])/uy

/** The pieces of a query, comments left out. */
export function sqlTokens(query: string): readonly SqlToken[] {
  const tokens: SqlToken[] = []
  TOKEN.lastIndex = 0
  for (let match = TOKEN.exec(query); match; match = TOKEN.exec(query)) {
    const [whole, space, text, quoted, param, word, number] = match
    if (space !== undefined) continue
    const at = match.index
    if (text !== undefined) tokens.push({ kind: 'text', text, at })
    else if (quoted !== undefined)
      tokens.push(
        quoted.includes(HOLE)
          ? { kind: 'hole', text: quoted, at }
          : { kind: 'word', text: quoted, at: at + 1, quoted: true },
      )
    else if (param !== undefined) tokens.push({ kind: 'param', text: param, at })
    else if (word !== undefined)
      tokens.push(
        word.includes(HOLE) ? { kind: 'hole', text: word, at } : { kind: 'word', text: word.toLowerCase(), at },
      )
    else if (number !== undefined) tokens.push({ kind: 'number', text: number, at })
    else tokens.push({ kind: 'sign', text: whole, at })
  }
  return tokens
}
