import type { ReleaseDiff } from '../../plan/diff/release-diff.ts'

/** The differences of two releases as JSON. */
export function diffJson(diff: ReleaseDiff): string {
  const { from, to, gaps, changes, catalogue } = diff
  return `${JSON.stringify(
    {
      schema: 1,
      from,
      to,
      gaps,
      changes,
      catalogue: catalogue.map(({ shapes: _, ...entry }) => entry),
    },
    null,
    2,
  )}\n`
}
