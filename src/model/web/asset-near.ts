import { baseName, extensionOf, parentPath } from '../../host/paths.ts'
import { nearName } from '../../text/near-name.ts'
import type { AssetFiles } from './asset-files.ts'

/** The file of a module that was most likely meant by a path that is not there, as an entry of a manifest names it. */
export function nearAsset(files: AssetFiles, module: string, relative: string): string | undefined {
  const all = files.of(module).map((path) => path.slice(module.length + 2))
  const folded = relative.toLowerCase()
  const extension = extensionOf(relative)
  const same = all.filter((path) => extensionOf(path) === extension)
  const found =
    same.find((path) => path.toLowerCase() === folded) ??
    only(same.filter((path) => baseName(path) === baseName(relative))) ??
    nearName(relative, same) ??
    only(all.filter((path) => isStyle(path) && isStyle(relative) && sibling(path, relative)))
  return found && `${module}/${found}`
}

/** Are they of one folder and one name, but for the extension? */
function sibling(path: string, relative: string): boolean {
  return parentPath(path) === parentPath(relative) && stem(path) === stem(relative)
}

function isStyle(path: string): boolean {
  return /\.(?:css|scss|sass|less)$/.test(path)
}

function stem(path: string): string {
  return baseName(path).replace(/\.[^.]*$/, '')
}

function only(paths: readonly string[]): string | undefined {
  return paths.length === 1 ? paths[0] : undefined
}
