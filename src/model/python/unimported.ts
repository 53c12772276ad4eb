import type { PythonFacts } from '../../facts/python-facts.ts'
import { anyWord } from '../../text/any-word.ts'
import type { Addon } from '../addon.ts'
import { amongNamers } from '../looked-into.ts'
import type { Project } from '../project.ts'
import { importTarget, loadedPythonFiles, reachedPythonFiles } from './imports.ts'

/** Python files that never run in Odoo although they define models or controllers. */
export interface Unimported {
  /** alone in a package that is loaded */
  readonly files: readonly string[]
  /** the outermost folder with an `__init__.py` that nothing imports → its files */
  readonly packages: ReadonlyMap<string, readonly string[]>
  /** the outermost folder without `__init__.py` → its files */
  readonly folders: ReadonlyMap<string, readonly string[]>
}

/** Folders whose Python Odoo runs by itself, or that are not for Odoo. */
const OTHER =
  /(?:^|\/)(?:tests?|migrations|upgrades|static|examples?|docs?|scripts|tools|templates?|setup|lib|demo|__unported__|readme)\//

/** Looks for files with models or controllers that the addon's `__init__.py` does not lead to. */
export function unimportedFiles(project: Project, addon: Addon): Unimported {
  const files: string[] = []
  const packages = new Map<string, string[]>()
  const folders = new Map<string, string[]>()
  const suspects = definingFiles(addon)
  const loaded = suspects.length > 0 ? loadedPythonFiles(addon) : new Set<string>()
  // what does not parse may import anything
  if ([...loaded].some((file) => (addon.python.get(file)?.issues.length ?? 0) > 0)) return { files, packages, folders }
  let dead = suspects.filter((relative) => !loaded.has(relative))
  if (dead.length > 0) {
    const elsewhere = importedByOthers(project, addon)
    dead = dead.filter((relative) => !elsewhere.has(relative))
  }
  for (const relative of dead) {
    if (isCommentedOut(addon, relative)) continue
    const parts = relative.split('/').slice(0, -1)
    const above = parts.map((_, i) => parts.slice(0, i + 1).join('/'))
    const outer = above.find((folder) => !loaded.has(`${folder}/__init__.py`))
    if (outer === undefined) files.push(relative)
    else {
      const group = addon.has(`${outer}/__init__.py`) ? packages : folders
      group.set(outer, [...(group.get(outer) ?? []), relative])
    }
  }
  return { files, packages, folders }
}

/** Does the `__init__.py` beside it, or above it, import the file or its folder in a comment? Then it is off on purpose. */
function isCommentedOut(addon: Addon, relative: string): boolean {
  const parts = relative.slice(0, -3).split('/')
  return parts.some((part, i) => {
    const folder = parts.slice(0, i).join('/')
    const facts = addon.python.get(folder === '' ? '__init__.py' : `${folder}/__init__.py`)
    return facts?.commentedImports.some((text) => anyWord([part]).test(text)) ?? false
  })
}

/** Files outside tests, migrations and the like that define something for Odoo's registry. */
export function definingFiles(addon: Addon): readonly string[] {
  const nested = nestedAddons(addon).map((manifest) => manifest.slice(0, manifest.lastIndexOf('/') + 1))
  return [...addon.python]
    .filter(([relative, facts]) => {
      if (OTHER.test(relative) || /(?:^|\/)test_[^/]*$/.test(relative)) return false
      return definesForOdoo(facts) && !nested.some((folder) => relative.startsWith(folder))
    })
    .map(([relative]) => relative)
    .sort()
}

function definesForOdoo(facts: PythonFacts): boolean {
  return facts.classes.some(
    (one) =>
      one.kind === 'controller' || (one.kind !== 'other' && (one.modelName !== undefined || one.inherit !== undefined)),
  )
}

/** Manifests below the addon's own, outside tests and static files. */
export function nestedAddons(addon: Addon): readonly string[] {
  return addon
    .paths()
    .filter(
      (path) => /\/__(?:manifest|openerp)__\.py$/.test(path) && !/(?:^|\/)(?:tests?|static|examples?)\//.test(path),
    )
}

/** Files of the addon that other addons import, and all that these import. */
function importedByOthers(project: Project, addon: Addon): ReadonlySet<string> {
  const starts = amongNamers(() => startsOfOthers(project, addon))
  return reachedPythonFiles(addon, starts, () => true)
}

function startsOfOthers(project: Project, addon: Addon): readonly string[] {
  const starts = new Set<string>()
  const own = anyWord([addon.name])
  for (const other of project.checked) {
    if (other === addon || !other.mayHold(own)) continue
    for (const [relative, facts] of other.python)
      for (const statement of facts.imports) {
        const names = statement.from ? [''] : statement.names.map(({ name }) => name)
        for (const name of names) {
          const target = importTarget(other, relative, statement, name)
          if (target?.addon !== addon.name) continue
          const dotted = target.module
          const inner = statement.names.map((one) => (dotted === '' ? one.name : `${dotted}.${one.name}`))
          for (const candidate of [dotted, ...inner].map((module) => module.replaceAll('.', '/')))
            for (const file of [`${candidate}.py`, `${candidate}/__init__.py`]) if (addon.has(file)) starts.add(file)
        }
      }
  }
  return [...starts]
}
