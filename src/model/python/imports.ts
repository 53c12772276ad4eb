import type { ImportFacts, PythonFacts } from '../../facts/python-facts.ts'
import { parentPath } from '../../host/paths.ts'
import type { Addon } from '../addon.ts'
import { perAddon } from '../per-addon.ts'

/** A module that an import statement asks for: of an addon, or of anything else (`addon` undefined, `module` absolute). */
export interface ImportTarget {
  /** technical name of the addon that holds the module */
  readonly addon: string | undefined
  /** dotted name inside the addon (empty for the addon itself), or the absolute name of any other module */
  readonly module: string
}

/** The dotted name of the package that a file's relative imports begin from. */
export function packageName(relative: string): string {
  const folder = parentPath(relative)
  return folder === '.' ? '' : folder.replaceAll('/', '.')
}

/**
 * The file that a dotted name inside the addon stands for, as Python finds it: a package (a folder with `__init__.py`)
 * wins over a file of the same name. The empty name is the addon's own `__init__.py`.
 */
export function moduleFile(addon: Addon, dotted: string): string | undefined {
  const path = dotted.replaceAll('.', '/')
  const init = path === '' ? '__init__.py' : `${path}/__init__.py`
  if (addon.has(init)) return init
  return path !== '' && addon.has(`${path}.py`) ? `${path}.py` : undefined
}

/**
 * Can the dotted name be imported at all? Besides files these are folders without `__init__.py` (namespace packages) and
 * compiled modules.
 */
export function moduleExists(addon: Addon, dotted: string): boolean {
  if (moduleFile(addon, dotted) !== undefined) return true
  const path = dotted.replaceAll('.', '/')
  return path === '' || addon.isUnlisted(path) || addon.paths().some((name) => isInNamespace(name, path))
}

function isInNamespace(name: string, path: string): boolean {
  if (!name.startsWith(path)) return false
  return name.charAt(path.length) === '/' || /^\.(?:[\w-]+\.)?(?:so|pyd|pyc)$/.test(name.slice(path.length))
}

/** The module that stands after `from`, or after `import` (`name` is then the dotted name imported). */
export function importTarget(
  addon: Addon,
  relative: string,
  statement: ImportFacts,
  name = '',
): ImportTarget | undefined {
  if (statement.level === 0) return absoluteTarget(statement.from ? statement.module : name)
  const parts = ['odoo', 'addons', addon.name, ...packageName(relative).split('.').filter(Boolean)]
  const kept = parts.slice(0, parts.length - (statement.level - 1))
  if (kept.length === 0) return undefined
  return absoluteTarget([...kept, ...statement.module.split('.').filter(Boolean)].join('.'))
}

/** Tells the modules of addons from all others. `openerp` is the name that `odoo` had until 10.0. */
export function absoluteTarget(name: string): ImportTarget {
  const match = /^(?:odoo|openerp)\.addons\.([^.]+)(?:\.(.+))?$/.exec(name)
  return match?.[1] === undefined ? { addon: undefined, module: name } : { addon: match[1], module: match[2] ?? '' }
}

/**
 * The Python files of an addon that may run: those that its `__init__.py` imports, directly or through others, also
 * inside functions and conditions. A file that imports by computed names counts as importing everything beside it and
 * below. Tests and migration scripts are not among them unless they are imported: Odoo runs them by itself.
 */
export function loadedPythonFiles(addon: Addon): ReadonlySet<string> {
  return reachedPythonFiles(addon, ['__init__.py'], () => true)
}

/**
 * The files reached from some files, these included, over the statements that `follow` lets pass. Imports by computed
 * names are followed when `guess` is set.
 */
export function reachedPythonFiles(
  addon: Addon,
  from: readonly string[],
  follow: (statement: ImportFacts) => boolean,
  guess = true,
): ReadonlySet<string> {
  const found = new Set<string>()
  const queue: string[] = []
  const add = (relative: string | undefined): void => {
    if (relative === undefined || found.has(relative)) return
    found.add(relative)
    queue.push(relative)
  }
  for (const relative of from) if (addon.has(relative)) add(relative)
  for (let relative = queue.pop(); relative !== undefined; relative = queue.pop()) {
    const file = importingFile(addon, relative)
    if (!file) continue
    if (guess && file.byName) for (const name of addon.python.keys()) if (isBeside(relative, name)) add(name)
    for (const { statement, files } of file.imports) if (follow(statement)) for (const one of files) add(one)
  }
  return found
}

/** What a file brings in of its own addon. */
interface ImportingFile {
  readonly imports: readonly { readonly statement: ImportFacts; readonly files: readonly string[] }[]
  /** computed names are imported */
  readonly byName: boolean
}

/** Asked many times for the same file, along different kinds of statements: told once. */
function importingFile(addon: Addon, relative: string): ImportingFile | undefined {
  const known = importingFiles(addon)
  let file = known.get(relative)
  const facts = file ? undefined : addon.python.get(relative)
  if (facts) {
    const imports = facts.imports.flatMap((statement) => {
      const files = statement.typing ? [] : importedFiles(addon, relative, statement)
      return files.length > 0 ? [{ statement, files }] : []
    })
    file = { imports, byName: importsByName(facts) }
    known.set(relative, file)
  }
  return file
}

const importingFiles = perAddon(() => new Map<string, ImportingFile>())

/** The files that a statement runs: those of the modules that it names, and of the packages around them. */
function importedFiles(addon: Addon, relative: string, statement: ImportFacts): readonly string[] {
  const files = new Set<string>()
  for (const dotted of importedModules(addon, relative, statement)) {
    const parts = dotted.split('.').filter(Boolean)
    for (let i = 0; i <= parts.length; i++) {
      const file = moduleFile(addon, parts.slice(0, i).join('.'))
      if (file !== undefined) files.add(file)
    }
  }
  return [...files]
}

/** Dotted names of the addon's own modules that a statement may import; names that are no modules are among them. */
export function importedModules(addon: Addon, relative: string, statement: ImportFacts): readonly string[] {
  if (!statement.from) {
    return statement.names.flatMap(({ name }) => {
      const target = importTarget(addon, relative, statement, name)
      return target?.addon === addon.name ? [target.module] : []
    })
  }
  const target = importTarget(addon, relative, statement)
  if (!target) return []
  const own = (name: string): readonly string[] => {
    if (target.addon === addon.name) return [target.module === '' ? name : `${target.module}.${name}`]
    return target.addon === undefined && /^(?:odoo|openerp)\.addons$/.test(target.module) && name === addon.name
      ? ['']
      : []
  }
  const star = statement.names.some(({ name }) => name === '*')
  const listed = star ? (addon.python.get(moduleFile(addon, target.module) ?? '')?.all ?? []) : []
  const names = [...statement.names.flatMap(({ name }) => (name === '*' ? [] : [name])), ...listed]
  return [...(target.addon === addon.name ? [target.module] : []), ...names.flatMap(own)]
}

/** Does the file call `importlib.import_module`, `__import__` or the like? */
function importsByName(facts: PythonFacts): boolean {
  const able = facts.imports.some((statement) =>
    [statement.module, ...statement.names.map((name) => name.name)].some((name) =>
      /^(?:importlib|pkgutil|imp|import_module)(?:\.|$)/.test(name),
    ),
  )
  return (able || facts.file.endsWith('/__init__.py')) && facts.body.some(hasDynamicImport)
}

const IMPORTERS = new Set([
  'import_module',
  '__import__',
  'exec',
  'load_module',
  'exec_module',
  'load_source',
  'walk_packages',
])

function hasDynamicImport(node: unknown): boolean {
  if (Array.isArray(node)) return node.some(hasDynamicImport)
  if (typeof node !== 'object' || node === null) return false
  if ('t' in node && node.t === 'Call' && 'func' in node) {
    const { func } = node
    if (typeof func === 'object' && func !== null) {
      if ('id' in func && typeof func.id === 'string' && IMPORTERS.has(func.id)) return true
      if ('attr' in func && typeof func.attr === 'string' && IMPORTERS.has(func.attr)) return true
    }
  }
  return Object.values(node).some(hasDynamicImport)
}

/** Does `other` stand in the folder of `relative` or below it? */
function isBeside(relative: string, other: string): boolean {
  const folder = parentPath(relative)
  if (folder === '.') return !/^(?:static|tests|migrations|upgrades)\//.test(other)
  return other.startsWith(`${folder}/`)
}
