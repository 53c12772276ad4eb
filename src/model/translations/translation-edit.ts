import type { Expr } from '../../parse/python/ast.ts'
import type { Edit, Fix } from '../../text/edit.ts'
import type { Span } from '../../text/span.ts'
import type { TranslationCall } from './translation-calls.ts'

/**
 * `_('… %s' % (a, b))` and `_('… %s') % (a, b)` as `_('… %s', a, b)`. Values in a tuple are safe to move; another value
 * might be a tuple or a mapping by itself, so that it needs a reader's eye. `undefined` where a comment would be lost.
 */
export function valuesIntoCall({ call, term, outer, facts }: TranslationCall): Fix | undefined {
  if (call.args.length !== 1 || call.keywords.length > 0) return undefined
  const inner = term.t === 'Binary' && term.op === '%' ? term : undefined
  const late = outer?.t === 'Binary' ? outer : undefined
  const [from, right, closes] = inner ? [inner.left.e, inner.right, ''] : late ? [call.e - 1, late.right, ')'] : []
  if (from === undefined || !right || right.t === 'Dict') return undefined
  const first = right.t === 'Tuple' ? right.items[0] : right
  const last = right.t === 'Tuple' ? right.items.at(-1) : right
  if (!first || !last || hasStar(right)) return undefined
  const edit = (span: Span, text: string): Edit => ({ file: facts.file, span, text })
  // a value in brackets of its own: they go
  const end = right.t === 'Tuple' ? right.e : Math.max(last.e, (inner ?? late)?.e ?? 0)
  const edits = [edit([from, first.s], ', '), edit([last.e, end], closes ?? '')]
  const lost = facts.comments.some(([start]) => edits.some(({ span }) => span[0] <= start && start < span[1]))
  const safety = right.t === 'Tuple' ? 'safe' : 'unsafe'
  return lost ? undefined : { title: 'Give the values to the call', safety, edits }
}

function hasStar(right: Expr): boolean {
  return right.t === 'Tuple' && right.items.some((item) => item.t === 'Starred')
}
