import type { Host } from '../host/host.ts'
import { packageFile } from '../host/package-file.ts'
import { lateMembers, lateModules } from '../knowledge/late-members.ts'
import { joinReleases, type LateParts, openRelease, type Release } from '../knowledge/release.ts'
import { ReleaseFile } from '../knowledge/release-file.ts'
import type { Series } from '../text/series.ts'
import type { FilePath } from '../text/span.ts'

/** Gives the knowledge of a release; `undefined` when none is built in. */
export type ReleaseProvider = (series: Series) => Release | undefined

const BUILTIN = 'knowledge/odoo.addonry'

/** The file of the releases that ship inside the package. */
export function builtinFile(): ReleaseFile | undefined {
  const bytes = packageFile(BUILTIN)
  const file = bytes && ReleaseFile.read(bytes)
  return file instanceof ReleaseFile ? file : undefined
}

/** The built-in releases with those of further files beside them, each read once. */
export function builtinReleases(added: readonly ReleaseFile[] = []): ReleaseProvider {
  const known = new Map<Series, Release | undefined>()
  let builtin: { readonly file: ReleaseFile | undefined } | undefined
  return (series) => {
    if (!known.has(series)) {
      builtin ??= { file: builtinFile() }
      const late = { modules: lateModules(series), membersOf: (module: string) => lateMembers(series, module) }
      const [own] = builtin.file ? ofSeries(builtin.file, series, late) : []
      known.set(
        series,
        joinReleases(
          own,
          added.flatMap((file) => ofSeries(file, series)),
        ),
      )
    }
    return known.get(series)
  }
}

function ofSeries(file: ReleaseFile, series: Series, late?: LateParts): readonly Release[] {
  return file.releases.flatMap((info, i) => (info.series === series ? (openRelease(file, i, late) ?? []) : []))
}

/** Reads a file that `addonry index` made, or says why it cannot be used. */
export function readReleaseFile(host: Host, path: FilePath): ReleaseFile | { failed: string } {
  const bytes = host.readBytes(path)
  return 'failed' in bytes ? bytes : ReleaseFile.read(bytes)
}
