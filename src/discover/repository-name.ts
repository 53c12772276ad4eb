import type { Host } from '../host/host.ts'
import { baseName, joinPath } from '../host/paths.ts'
import type { FilePath } from '../text/span.ts'

/** What an addon is called, and what tells that, where it is not its folder. */
export interface RepositoryName {
  readonly name: string
  /** `undefined`: nothing but the folder's name, written as a module's name can be */
  readonly evidence: string | undefined
}

/**
 * The name of an addon that is the root of a repository and has no addons beside it: its folder is called as somebody
 * cloned it, and Odoo will find it under another name. The template of its translations is called after it, and so are
 * its own files in the manifest.
 * @returns `undefined` when the folder's name stands
 */
export function repositoryName(host: Host, folder: FilePath, manifest: FilePath): RepositoryName | undefined {
  // a submodule, and a second work tree, have a file there: where they stand is somebody's decision
  if (host.stat(joinPath(folder, '.git'))?.kind !== 'directory') return undefined
  const own = baseName(folder)
  const told = [...namesOfTemplates(host, folder), ...namesInManifest(host, folder, manifest)]
  const names = new Set(told.map(({ name }) => name))
  const [first] = told
  if (names.has(own)) return undefined
  if (first && names.size === 1) return first
  if (/^[A-Za-z_]\w*$/.test(own)) return undefined
  const plain = own.toLowerCase().replace(/\W+/g, '_')
  return { name: /^\d/.test(plain) ? `x_${plain}` : plain, evidence: undefined }
}

/** `i18n/shop.pot`: Odoo calls the file after the module. */
function namesOfTemplates(host: Host, folder: FilePath): readonly RepositoryName[] {
  const entries = host.list(joinPath(folder, 'i18n'))
  if ('failed' in entries) return []
  return entries.flatMap(({ name }) => {
    const module = /^([A-Za-z_]\w*)\.pot$/.exec(name)?.[1]
    return module === undefined ? [] : [{ name: module, evidence: `i18n/${name}` }]
  })
}

/** `'shop/static/src/till.js'`, where the addon has `static/src/till.js`. */
function namesInManifest(host: Host, folder: FilePath, manifest: FilePath): readonly RepositoryName[] {
  const bytes = host.readBytes(manifest)
  if ('failed' in bytes) return []
  const text = new TextDecoder().decode(bytes)
  return [...text.matchAll(/['"]\/?([A-Za-z_]\w*)\/(static\/[^'"*]+)/g)].flatMap(([, name = '', path = '']) =>
    host.stat(joinPath(folder, path.replace(/\/$/, ''))) ? [{ name, evidence: `${name}/${path} in the manifest` }] : [],
  )
}
