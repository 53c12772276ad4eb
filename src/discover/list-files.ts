import type { Host } from '../host/host.ts'
import { isInside, joinPath } from '../host/paths.ts'
import type { FilePath } from '../text/span.ts'
import { fileKind, PRUNED_FOLDERS } from './file-kinds.ts'
import type { AddonFile, AddonSite, DiscoveryNote } from './site.ts'

const MAX_DEPTH = 24
const MAX_FILES = 100_000

/**
 * Every file of an addon, sorted by path. Links that lead out of all given roots are not followed: an addon must not
 * make us read what it does not own. `unlisted` are such links, and folders of which nobody tells what is in them.
 */
export function listFiles(
  host: Host,
  site: AddonSite,
  allowed: readonly FilePath[],
): { files: readonly AddonFile[]; unlisted: readonly string[]; notes: readonly DiscoveryNote[] } {
  const files: AddonFile[] = []
  const unlisted: string[] = []
  const notes: DiscoveryNote[] = []
  const skip = (path: FilePath, relative: string, message: string): void => {
    unlisted.push(relative)
    notes.push({ path, message, level: 'problem', unread: true })
  }
  const seen = new Set<FilePath>()
  const visit = (folder: FilePath, relative: string, depth: number): void => {
    if (depth > MAX_DEPTH) {
      skip(folder, relative, `folders nested deeper than ${MAX_DEPTH} are not read`)
      return
    }
    const entries = host.list(folder)
    if ('failed' in entries) {
      skip(folder, relative, `cannot list this folder: ${entries.failed}`)
      return
    }
    for (const entry of entries) {
      const path = joinPath(folder, entry.name)
      const inner = relative === '' ? entry.name : `${relative}/${entry.name}`
      let kind = entry.kind
      if (kind === 'link') {
        const real = host.realPath(path)
        if (!real) {
          notes.push({ path, message: 'this link leads nowhere', level: 'problem' })
          continue
        }
        if (!allowed.some((root) => isInside(root, real))) {
          skip(path, inner, 'this link leads out of the addons paths and is not followed')
          continue
        }
        const stat = host.stat(path)
        kind = stat?.kind === 'directory' ? 'directory' : stat?.kind === 'file' ? 'file' : 'other'
        if (kind === 'directory') {
          if (seen.has(real) || isInside(real, path)) continue
          seen.add(real)
        }
      }
      if (kind === 'directory') {
        if (PRUNED_FOLDERS.has(entry.name)) continue
        if (fileKind(inner) === 'xml' || fileKind(inner) === 'python' || fileKind(inner) === 'csv')
          notes.push({ path, message: 'this is a folder with the name of a file', level: 'note' })
        visit(path, inner, depth + 1)
      } else if (kind === 'file') {
        if (files.length >= MAX_FILES) return
        files.push({ relative: inner, path, kind: fileKind(inner) })
      }
    }
  }
  visit(site.path, '', 0)
  if (files.length >= MAX_FILES)
    notes.push({
      path: site.path,
      message: `only the first ${MAX_FILES} files of this addon are read`,
      level: 'problem',
      unread: true,
    })
  return { files, unlisted, notes }
}
