import type { Host } from '../host/host.ts'
import { joinPath, parentPath } from '../host/paths.ts'
import type { FilePath } from '../text/span.ts'
import type { Deliveries } from './site.ts'

/** Files that list Python packages, addons of OCA among them. */
const REQUIREMENTS = [
  'requirements.txt',
  'test-requirements.txt',
  'dev-requirements.txt',
  'pyproject.toml',
  'setup.py',
  'setup.cfg',
]
/** Files whose mere presence tells that a repository is one of several. */
const SIGNS = ['oca_dependencies.txt', '.gitmodules', 'repos.yaml', 'addons.yaml']
/** How many folders above a folder of addons are looked at. */
const LEVELS = 3

/**
 * Looks, in a folder of addons and above it up to the root of its repository, for files that tell where other addons
 * come from: requirements, OCA's repository template, lists of repositories.
 */
export function findDeliveries(host: Host, root: FilePath): Deliveries {
  const named = new Set<string>()
  const packages = new Set<string>()
  let evidence: FilePath | undefined
  for (const folder of withParents(host, root)) {
    for (const name of REQUIREMENTS) {
      const path = joinPath(folder, name)
      const text = textOf(host, path)
      const found = packagedAddons(text)
      if (name === 'requirements.txt') for (const one of packagesIn(text)) packages.add(one)
      for (const addon of found) named.add(addon)
      if (found.length > 0) evidence ??= path
    }
    const sign = SIGNS.map((name) => joinPath(folder, name)).find((path) => host.stat(path)?.kind === 'file')
    evidence ??= sign
    const answers = joinPath(folder, '.copier-answers.yml')
    if (/oca-addons-repo-template/.test(textOf(host, answers))) evidence ??= answers
    evidence ??= setupFolder(host, folder)
  }
  return { named, packages, evidence }
}

/** Technical names of the addons among packages: `odoo-addon-NAME`, up to 14.0 `odoo14-addon-NAME`. */
function packagedAddons(text: string): readonly string[] {
  return [...text.matchAll(/\bodoo\d*-addon-([a-z0-9_-]+)/gi)].map(([, name = '']) =>
    name.toLowerCase().replaceAll('-', '_'),
  )
}

/** Distributions that a list of requirements names, spelt as PEP 503 does. */
function packagesIn(text: string): readonly string[] {
  return [...text.matchAll(/^\s*([a-z0-9][\w.-]*)/gim)].map(([, name = '']) =>
    name.toLowerCase().replace(/[-_.]+/g, '-'),
  )
}

/** OCA's branches up to 16.0 hold one Python package an addon in `setup/`. */
function setupFolder(host: Host, folder: FilePath): FilePath | undefined {
  const setup = joinPath(folder, 'setup')
  const entries = host.stat(setup)?.kind === 'directory' ? host.list(setup) : []
  if ('failed' in entries) return undefined
  const paths = entries.slice(0, 20).map((entry) => joinPath(setup, entry.name, 'setup.py'))
  return paths.find((path) => /setuptools-odoo/.test(textOf(host, path)))
}

function* withParents(host: Host, start: FilePath): Iterable<FilePath> {
  for (let folder = start, level = 0; level < LEVELS; folder = parentPath(folder), level++) {
    yield folder
    if (host.stat(joinPath(folder, '.git')) || parentPath(folder) === folder) break
  }
}

function textOf(host: Host, path: FilePath): string {
  if (host.stat(path)?.kind !== 'file') return ''
  const bytes = host.readBytes(path)
  return 'failed' in bytes ? '' : new TextDecoder().decode(bytes.subarray(0, 200_000))
}
