import type { Stmt } from '../../parse/python/ast.ts'
import { walkBodyExprs } from '../../parse/python/walk.ts'

/** The texts written in a Python tree, long ones left out; of an f-string the fixed parts, with `*` for the others. */
export function pythonTexts(body: readonly Stmt[]): readonly string[] {
  const found: string[] = []
  walkBodyExprs(body, (one) => {
    if (one.t === 'Str' && one.value.length < 300) found.push(one.value)
    // the fixed parts alone: f'data/{name}.csv' names the folder
    else if (one.t === 'JoinedStr')
      found.push(one.pieces.map((piece) => (typeof piece === 'string' ? piece : '*')).join(''))
  })
  return found
}
