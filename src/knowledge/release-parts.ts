import { lateFacts } from '../facts/late-facts.ts'
import { type IdPart, type ModelPart, type ModuleFacts, namespaceOf, type PythonNames } from '../facts/module-facts.ts'
import { once } from './once.ts'
import { packModels, unpackModels } from './release-models.ts'
import {
  archReader,
  type PackedTemplate,
  type PackedView,
  packArchs,
  packTemplate,
  packView,
  unpackTemplates,
  unpackViews,
} from './release-views.ts'

/**
 * Parts of a module that are read together, each written as one line: JSON, or several pieces of JSON parted by
 * `PIECE_END`, so that what one model or one view has is read when it is first asked for. `head` is read of every module,
 * `names` (of its models) when it is asked which modules know a model.
 */
export const SECTIONS = ['head', 'names', 'models', 'ids', 'archs', 'python', 'client', 'shapes'] as const
export type SectionName = (typeof SECTIONS)[number]

/** No JSON text holds this character as it is. */
const PIECE_END = '\x01'

/** What is known of a module without unpacking its parts. */
export interface ModuleHeader {
  readonly name: string
  readonly depends: readonly string[]
  readonly autoInstall?: readonly string[]
  readonly installable?: false
  readonly countries?: readonly string[]
  readonly version: string
  readonly license: string
  readonly author: string
  readonly application?: true
  readonly category?: string
  /** models that the module creates or extends */
  readonly models: readonly string[]
}

/**
 * Ids in runs of one model and one kind of loading; a name without its module is one of the module's own. The names of a
 * run stand in one text, parted by commas, unless one of them holds a comma.
 */
type PackedIds = readonly (readonly [model: string, noupdate: 0 | 1, demo: 0 | 1, names: string | readonly string[]])[]
/** dotted name → names parted by commas, with a `*` before them when any name may exist */
type PackedPython = Readonly<Record<string, string>>

interface IdsSection {
  readonly ids: PackedIds
  readonly views: readonly PackedView[]
}

interface ClientSection
  extends Pick<ModuleFacts, 'scripts' | 'registries' | 'statics' | 'variables' | 'mixins' | 'bundles'> {
  readonly templates: readonly PackedTemplate[]
}

/** A module's line in each section. */
export function packModule(module: ModuleFacts): Readonly<Record<SectionName, string>> {
  const ids: IdsSection = { ids: packIds(module), views: module.views.map(packView) }
  const templates = module.templates.map(packTemplate)
  const { scripts, registries, statics, variables, mixins, bundles } = module
  const client: ClientSection = { scripts, registries, statics, variables, mixins, bundles, templates }
  return {
    head: JSON.stringify(headOf(module)),
    names: JSON.stringify([...new Set(module.models.map((part) => part.model))].sort()),
    models: packModels(module.models).join(PIECE_END),
    ids: JSON.stringify(ids),
    archs: packArchs(module.views).join(PIECE_END),
    python: JSON.stringify(packPython(module.python)),
    client: JSON.stringify(client),
    shapes: packArchs(module.templates).join(PIECE_END),
  }
}

/** The header of a module, from its line of `head`; the names of its models are read when first asked for. */
export function unpackHeader(head: string, names: () => string): ModuleHeader {
  return new PackedHeader(JSON.parse(head), names)
}

class PackedHeader implements ModuleHeader {
  readonly name: string
  readonly depends: readonly string[]
  readonly autoInstall?: readonly string[]
  readonly installable?: false
  readonly countries?: readonly string[]
  readonly version: string
  readonly license: string
  readonly author: string
  readonly application?: true
  readonly category?: string
  readonly #names: () => readonly string[]

  constructor(head: Omit<ModuleHeader, 'models'>, names: () => string) {
    this.name = head.name
    this.depends = head.depends
    if (head.autoInstall) this.autoInstall = head.autoInstall
    if (head.installable === false) this.installable = false
    if (head.countries) this.countries = head.countries
    this.version = head.version
    this.license = head.license
    this.author = head.author
    if (head.application) this.application = true
    if (head.category) this.category = head.category
    this.#names = once(() => JSON.parse(names()))
  }

  get models(): readonly string[] {
    return this.#names()
  }
}

/** The facts of a module whose sections are unpacked when one of their parts is first read. */
export function unpackModule(
  header: ModuleHeader,
  line: (section: SectionName) => string,
  late: readonly ModelPart[] = [],
): ModuleFacts {
  const ids = once((): IdsSection => JSON.parse(line('ids')))
  const client = once((): ClientSection => JSON.parse(line('client')))
  const own = {
    name: header.name,
    depends: header.depends,
    autoInstall: header.autoInstall,
    installable: header.installable !== false,
    countries: header.countries ?? [],
    version: header.version,
    license: header.license,
    author: header.author,
    application: header.application === true,
    category: header.category ?? '',
  }
  return lateFacts(own, {
    models: once(() => [...unpackModels(line('models').split(PIECE_END)), ...late]),
    ids: once(() => unpackIds(header.name, ids().ids)),
    namespaces: once(() => packedNamespaces(header.name, ids().ids)),
    views: once(() =>
      unpackViews(
        ids().views,
        archReader(() => line('archs').split(PIECE_END)),
      ),
    ),
    python: once(() => unpackPython(JSON.parse(line('python')))),
    // knowledge packed before mixins were read has none
    client: once(() => ({ ...client(), mixins: client().mixins ?? [] })),
    templates: once(() =>
      unpackTemplates(
        client().templates,
        archReader(() => line('shapes').split(PIECE_END)),
      ),
    ),
  })
}

function headOf(module: ModuleFacts): Omit<ModuleHeader, 'models'> {
  return {
    name: module.name,
    depends: module.depends,
    ...(module.autoInstall && { autoInstall: module.autoInstall }),
    ...(!module.installable && { installable: false as const }),
    ...(module.countries.length > 0 && { countries: module.countries }),
    version: module.version,
    license: module.license,
    author: module.author,
    ...(module.application && { application: true as const }),
    ...(module.category !== '' && { category: module.category }),
  }
}

function packIds({ name, ids }: ModuleFacts): PackedIds {
  const runs: [string, 0 | 1, 0 | 1, string[]][] = []
  for (const { id, model, noupdate, demo } of ids) {
    const text = id.startsWith(`${name}.`) ? id.slice(name.length + 1) : id
    const written = text.includes('.') === id.startsWith(`${name}.`) ? id : text
    const last = runs.at(-1)
    if (last && last[0] === model && last[1] === Number(noupdate) && last[2] === Number(demo)) last[3].push(written)
    else runs.push([model, noupdate ? 1 : 0, demo ? 1 : 0, [written]])
  }
  return runs.map(([model, noupdate, demo, names]) => {
    const oneText = names.every((each) => !each.includes(','))
    return [model, noupdate, demo, oneText ? names.join(',') : names]
  })
}

function unpackIds(module: string, runs: PackedIds): readonly IdPart[] {
  return runs.flatMap(([model, noupdate, demo, names]) =>
    (typeof names === 'string' ? names.split(',') : names).map((name) => ({
      id: name.includes('.') ? name : `${module}.${name}`,
      model,
      noupdate: noupdate === 1,
      demo: demo === 1,
      file: '',
    })),
  )
}

/** As those of the ids, without making these. */
function packedNamespaces(module: string, runs: PackedIds): readonly string[] {
  const found = new Set<string>()
  for (const [, , , names] of runs) {
    if (typeof names === 'string' && !names.includes('.')) found.add(module)
    else
      for (const name of typeof names === 'string' ? names.split(',') : names)
        found.add(name.includes('.') ? namespaceOf(name) : module)
  }
  return [...found]
}

function packPython(python: ModuleFacts['python']): PackedPython {
  return Object.fromEntries(
    Object.entries(python).map(([dotted, { names, open }]) => [dotted, `${open ? '*' : ''}${names.join(',')}`]),
  )
}

function unpackPython(packed: PackedPython): ModuleFacts['python'] {
  const python: Record<string, PythonNames> = {}
  for (const dotted in packed) python[dotted] = new PackedNames(packed[dotted] ?? '')
  return python
}

class PackedNames implements PythonNames {
  readonly open?: true
  #names: string | readonly string[]

  constructor(text: string) {
    if (text.startsWith('*')) this.open = true
    this.#names = this.open ? text.slice(1) : text
  }

  get names(): readonly string[] {
    if (typeof this.#names === 'string') this.#names = this.#names === '' ? [] : this.#names.split(',')
    return this.#names
  }
}
