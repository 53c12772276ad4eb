import { compareText } from '../text/compare-text.ts'
import type { ModelPart, ModuleFacts, PythonNames } from './module-facts.ts'
import type { PythonFacts } from './python-facts.ts'
import { modelPart, slotsOf } from './summarize-python.ts'

/** The name of the pseudo module that stands for Odoo's own Python package. */
export const FRAMEWORK = 'odoo'

/** The model that holds what every model has from `BaseModel`. */
const BASE_MODEL = '_base_model'

/** Classes whose members every recordset has. */
const BASE_CLASSES: ReadonlySet<string> = new Set(['BaseModel', 'AbstractModel', 'Model', 'TransientModel'])

/** Attributes that the registry sets on the classes it makes; no class body shows them. */
const REGISTRY_ATTRIBUTES: readonly string[] = [
  'env', 'pool', '_ids', '_prefetch_ids', '_fields', '_module', '_original_module', '_setup_done', '_inherit_module',
  '_inherit_children', '_inherits_children', '_table_objects', '_local_sql_constraints', '_field_definitions',
  '_base_classes__', '_model_classes__',
] // biome-ignore format: a table

/**
 * Odoo's own package as a module: the members of `BaseModel`, and what each of its files lets others import.
 * `files` are the Python files below `odoo/`, by path (`models.py`, `orm/models.py`, `tools/misc.py`); those below
 * `addons/` are left out.
 */
export function frameworkFacts(files: ReadonlyMap<string, PythonFacts>): ModuleFacts {
  const own = new Map([...files].filter(([path]) => !path.startsWith('addons/')).sort(([a], [b]) => compareText(a, b)))
  return {
    name: FRAMEWORK,
    depends: [],
    autoInstall: undefined,
    installable: true,
    countries: [],
    version: '',
    license: 'LGPL-3',
    author: 'Odoo S.A.',
    application: false,
    category: '',
    models: baseModel(own),
    ids: [],
    namespaces: [],
    views: [],
    python: new ExportReader(own).all(),
    bundles: [],
    scripts: [],
    registries: [],
    statics: [],
    variables: [],
    mixins: [],
    templates: [],
  }
}

/** `odoo/models.py`, since 19.0 the files of `odoo/orm`. */
function baseModel(files: ReadonlyMap<string, PythonFacts>): readonly ModelPart[] {
  const parts: ModelPart[] = []
  for (const [path, facts] of files) {
    if (path !== 'models.py' && !/^orm\/models\w*\.py$/.test(path)) continue
    for (const one of facts.classes) {
      if (!BASE_CLASSES.has(one.name)) continue
      // up to 16.0 its metaclass makes it from a dummy, and it names itself None
      const own = { modelName: undefined, inherit: undefined, inherits: undefined, bases: [] }
      const part = modelPart({ ...one, ...own, kind: 'abstract', attributes: {} }, facts, false)
      if (part) parts.push({ ...part, attributes: [...Object.keys(one.attributes), ...slotsOf(one.attributes)] })
    }
  }
  if (parts.length === 0) return []
  const attributes = new Set([...REGISTRY_ATTRIBUTES, ...parts.flatMap((part) => part.attributes ?? [])])
  const fields = parts.flatMap((part) => part.fields)
  for (const { name } of fields) attributes.delete(name)
  return [
    {
      model: BASE_MODEL,
      creates: true,
      kind: 'abstract',
      inherit: [],
      inherits: [],
      // `id` and `display_name` of 19.0 are known to every series as fields that the ORM adds
      fields: [],
      methods: parts.flatMap((part) => part.methods),
      attributes: [...attributes].sort(),
      className: 'BaseModel',
    },
  ]
}

/** What each file of the package binds at its top level, star imports of other files of the package followed. */
class ExportReader {
  readonly #files: ReadonlyMap<string, PythonFacts>
  readonly #done = new Map<string, PythonNames>()

  constructor(files: ReadonlyMap<string, PythonFacts>) {
    this.#files = files
  }

  all(): Readonly<Record<string, PythonNames>> {
    const result: Record<string, PythonNames> = {}
    for (const path of this.#files.keys()) {
      const dotted = dottedName(path)
      const { names, open } = this.#read(path)
      const children = [...this.#files.keys()].flatMap((other) => childName(dotted, dottedName(other)))
      result[dotted] = { names: [...new Set([...names, ...children])].sort(), ...(open && { open }) }
    }
    return result
  }

  #read(path: string): PythonNames {
    const known = this.#done.get(path)
    if (known) return known
    this.#done.set(path, { names: [] })
    const facts = this.#files.get(path)
    if (!facts) return { names: [], open: true }
    const names = new Set(facts.bindings.map((binding) => binding.name))
    let open = facts.body.some((statement) => statement.t === 'FunctionDef' && statement.name === '__getattr__')
    for (const statement of facts.imports) {
      if (statement.deferred || !statement.names.some((one) => one.name === '*')) continue
      const target = this.#target(path, statement.module, statement.level)
      if (target === undefined) open = true
      else {
        const from = this.#read(target)
        const all = this.#files.get(target)?.all
        for (const name of all ?? from.names.filter((one) => !one.startsWith('_'))) names.add(name)
        open ||= from.open === true
      }
    }
    const read: PythonNames = { names: [...names].sort(), ...(open && { open: true as const }) }
    this.#done.set(path, read)
    return read
  }

  /** The file that an import statement means, when it is one of the package. */
  #target(path: string, module: string, level: number): string | undefined {
    let dotted = module.replace(/^odoo\.?/, '')
    if (level > 0) {
      const folder = path.split('/').slice(0, -level)
      dotted = [...folder, ...module.split('.').filter(Boolean)].join('.')
    } else if (!/^odoo(?:\.|$)/.test(module)) return undefined
    const base = dotted.replaceAll('.', '/')
    return [`${base}/__init__.py`, `${base}.py`, ...(base === '' ? ['__init__.py'] : [])].find((one) =>
      this.#files.has(one),
    )
  }
}

function childName(parent: string, dotted: string): readonly string[] {
  if (dotted === '' || dotted === parent) return []
  const rest = parent === '' ? dotted : dotted.startsWith(`${parent}.`) ? dotted.slice(parent.length + 1) : ''
  return rest !== '' && !rest.includes('.') ? [rest] : []
}

function dottedName(path: string): string {
  return path
    .replace(/\.py$/, '')
    .replace(/(?:^|\/)__init__$/, '')
    .replaceAll('/', '.')
}
