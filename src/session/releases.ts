import { packageFile } from '../host/package-file.ts'
import { Release } from '../knowledge/release.ts'
import type { Series } from '../text/series.ts'

/** Gives the knowledge of a release; `undefined` when none is built in. */
export type ReleaseProvider = (series: Series) => Release | undefined

/** The releases that ship inside the package, each read once. */
export function builtinReleases(): ReleaseProvider {
  const known = new Map<Series, Release | undefined>()
  return (series) => {
    if (!known.has(series)) {
      const bytes = packageFile(`knowledge/odoo-${series}.addonry`)
      const release = bytes && Release.read(bytes)
      known.set(series, release instanceof Release ? release : undefined)
    }
    return known.get(series)
  }
}
