import type { FilePath } from '../text/span.ts'

/** Forward slashes, no `.` or `..` parts, no trailing slash. Works on text alone. */
export function normalizePath(path: string): FilePath {
  // nearly every path is normal already
  if (path !== '' && !/\\|\/\/|.\/$|(?:^|\/|^[A-Za-z]:)\.{1,2}(?:\/|$)|^[A-Za-z]:$/.test(path)) return path
  const slashed = path.replaceAll('\\', '/')
  const drive = /^[A-Za-z]:/.exec(slashed)?.[0] ?? ''
  const rest = slashed.slice(drive.length)
  const absolute = rest.startsWith('/')
  const parts: string[] = []
  for (const part of rest.split('/')) {
    if (part === '' || part === '.') continue
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop()
    else if (part === '..' && absolute) continue
    else parts.push(part)
  }
  const joined = parts.join('/')
  return absolute ? `${drive}/${joined}` : drive + (joined || '.')
}

export function isAbsolutePath(path: string): boolean {
  return /^(?:[A-Za-z]:)?[\\/]/.test(path)
}

/** `path` seen from `base`, both normalised; an absolute path wins. */
export function resolvePath(base: FilePath, path: string): FilePath {
  return isAbsolutePath(path) ? normalizePath(path) : normalizePath(`${base}/${path}`)
}

export function joinPath(...parts: readonly string[]): FilePath {
  return normalizePath(parts.join('/'))
}

export function baseName(path: FilePath): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

export function parentPath(path: FilePath): FilePath {
  const slash = path.lastIndexOf('/')
  if (slash < 0) return '.'
  // a root is its own parent
  return slash === 0 || (slash === 2 && path.charAt(1) === ':') ? path.slice(0, slash + 1) : path.slice(0, slash)
}

/** The extension with its dot in lower case, or the empty string. */
export function extensionOf(path: FilePath): string {
  const name = baseName(path)
  const dot = name.lastIndexOf('.')
  return dot > 0 ? name.slice(dot).toLowerCase() : ''
}

/** True when `path` is `folder` or stands below it. */
export function isInside(folder: FilePath, path: FilePath): boolean {
  return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`)
}

/** What is known of the innermost folder around a path, or of the path itself. */
export function innermost<T>(byFolder: { get(folder: FilePath): T | undefined }, path: FilePath): T | undefined {
  for (let folder = path; ; folder = parentPath(folder)) {
    const known = byFolder.get(folder)
    if (known !== undefined || parentPath(folder) === folder) return known
  }
}

/** `path` as seen from `base`, with `..` where needed. */
export function relativePath(base: FilePath, path: FilePath): FilePath {
  const from = base.split('/').filter(Boolean)
  const to = path.split('/').filter(Boolean)
  // no way leads from one drive to another
  if (/^[A-Za-z]:$/.test(to[0] ?? '') && from[0] !== to[0]) return path
  let shared = 0
  while (shared < from.length && shared < to.length && from[shared] === to[shared]) shared++
  const parts = [...from.slice(shared).map(() => '..'), ...to.slice(shared)]
  return parts.join('/') || '.'
}

/** The outermost folder of a path in which none of some files lies; `undefined` when its own folder has one. */
export function emptyFolder(path: string, files: readonly string[]): string | undefined {
  const parts = path.split('/').slice(0, -1)
  let shared = 0
  for (const file of files) {
    const folders = file.split('/').slice(0, -1)
    for (let i = 0; i < parts.length && parts[i] === folders[i]; i++) shared = Math.max(shared, i + 1)
  }
  return shared < parts.length ? `${parts.slice(0, shared + 1).join('/')}/` : undefined
}
