import type { Stmt } from '../parse/python/ast.ts'
import type { Source } from '../text/source.ts'
import type { Span } from '../text/span.ts'

/** What tools and interpreters read in a comment at the head of a file. */
const READ_BY_TOOLS =
  /^#\s?!|coding[:=]|\b(?:fixit|lint-ignore|lint-fixme|flake8|fmt|isort|noqa|nosec|oca-hooks|pylint|ruff|mypy|type|pyright|addonry)\b\s*[:=]?/

/**
 * The comments before the first statement of a Python file that speak to people: licences, authors, titles. Each with its
 * line break. None when the file holds nothing else.
 */
export function headComments(source: Source, comments: readonly Span[], body: readonly Stmt[]): readonly Span[] {
  const first = body[0]
  if (!first) return []
  return comments
    .filter(([start, end]) => end <= first.s && !READ_BY_TOOLS.test(source.text.slice(start, end)))
    .map(([start, end]): Span => {
      const breakAt = /^\r?\n/.exec(source.text.slice(end, end + 2))?.[0].length ?? 0
      return [start, end + breakAt]
    })
}
