/** What is asked of a repository. */
export interface Layout {
  /** the text of a file below the repository's folder */
  read(name: string): string | undefined
  /** folders right below one of the repository */
  folders(name: string): readonly string[]
}

const DOODBA = 'odoo/custom/src'

/**
 * Folders in which a repository keeps addons of other people: submodules of another owner, as on Odoo.sh, and what
 * Doodba's `repos.yaml` collects beside `private`.
 */
export function foreignFolders({ read, folders }: Layout): readonly string[] {
  const found = new Set<string>()
  const origin = ownerOf(/\[remote "origin"\][^[]*?^\s*url\s*=\s*(\S+)/m.exec(read('.git/config') ?? '')?.[1])
  for (const [part] of (read('.gitmodules') ?? '').matchAll(/\[submodule [^\]]*\][^[]*/g)) {
    const value = (key: string) => new RegExp(`^\\s*${key}\\s*=\\s*(.+?)\\s*$`, 'm').exec(part)?.[1]
    const [path, url] = [value('path'), value('url')]
    // an address such as ../shared is seen from the repository's own
    const own = url?.startsWith('.') || (origin !== undefined && ownerOf(url) === origin)
    if (path !== undefined && !own) found.add(path)
  }
  if (read(`${DOODBA}/repos.yaml`) !== undefined || read(`${DOODBA}/addons.yaml`) !== undefined)
    for (const name of folders(DOODBA)) if (name !== 'private') found.add(`${DOODBA}/${name}`)
  return [...found].sort()
}

/** `OWNER` of `https://HOST/OWNER/NAME.git` and of `git@HOST:OWNER/NAME.git`. */
function ownerOf(url: string | undefined): string | undefined {
  return /[/:]([^/:]+)\/[^/]+$/.exec((url ?? '').replace(/\/$/, ''))?.[1]?.toLowerCase()
}
