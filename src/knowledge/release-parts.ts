import type { IdPart, ModuleFacts, SkeletonNode, TemplatePart, ViewPart } from '../facts/module-facts.ts'

/**
 * Parts of a module that are read together, each written as one line of JSON. `head` is read of every module, `names` (of
 * its models) when it is asked which modules know a model; `archs` is a list of them, parted by
 * `ARCH_END`, so that one view's can be read alone.
 */
export const SECTIONS = ['head', 'names', 'models', 'ids', 'archs', 'python', 'client'] as const
export type SectionName = (typeof SECTIONS)[number]

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

type PackedNode = [tag: string, attributes: readonly string[], text: 0 | 1, children: readonly PackedNode[]]
/** ids in runs of one model and one kind of loading; a name without its module is one of the module's own */
type PackedIds = readonly (readonly [model: string, noupdate: 0 | 1, demo: 0 | 1, names: readonly string[]])[]
/** `arch`: it has one, among the module's archs */
type PackedView = Partial<Omit<ViewPart, 'arch'>> & Pick<ViewPart, 'id'> & { arch?: 1 }
type PackedTemplate = Omit<TemplatePart, 'arch'> & { arch?: PackedNode }

interface IdsSection {
  readonly ids: PackedIds
  readonly views: readonly PackedView[]
}

interface ClientSection extends Pick<ModuleFacts, 'scripts' | 'registries' | 'statics' | 'variables' | 'bundles'> {
  readonly templates: readonly PackedTemplate[]
}

/** No JSON text holds this character as it is. */
const ARCH_END = '\x01'

/** A module's line in each section. */
export function packModule(module: ModuleFacts): Readonly<Record<SectionName, string>> {
  const ids: IdsSection = { ids: packIds(module), views: module.views.map(packView) }
  const templates = module.templates.map(({ arch, ...rest }) => ({ ...rest, ...(arch && { arch: packNode(arch) }) }))
  const { scripts, registries, statics, variables, bundles } = module
  const client: ClientSection = { scripts, registries, statics, variables, bundles, templates }
  const archs = module.views.flatMap(({ arch }) => (arch ? [JSON.stringify(packNode(arch))] : []))
  return {
    head: JSON.stringify(headOf(module)),
    names: JSON.stringify([...new Set(module.models.map((part) => part.model))].sort()),
    models: JSON.stringify(module.models),
    ids: JSON.stringify(ids),
    archs: archs.join(ARCH_END),
    python: JSON.stringify(module.python),
    client: JSON.stringify(client),
  }
}

/** The header of a module. */
export function unpackHeader(line: (section: SectionName) => string): ModuleHeader {
  const head: Omit<ModuleHeader, 'models'> = JSON.parse(line('head'))
  const models = once((): readonly string[] => JSON.parse(line('names')))
  return Object.defineProperty({ ...head, models: [] }, 'models', { get: models, enumerable: true })
}

/** The facts of a module whose sections are unpacked when one of their parts is first read. */
export function unpackModule(header: ModuleHeader, line: (section: SectionName) => string): ModuleFacts {
  const models = once((): ModuleFacts['models'] => JSON.parse(line('models')))
  const ids = once((): IdsSection => JSON.parse(line('ids')))
  const client = once((): ClientSection => JSON.parse(line('client')))
  const python = once((): ModuleFacts['python'] => JSON.parse(line('python')))
  const idParts = once(() => unpackIds(header.name, ids().ids))
  const archs = once(() => line('archs').split(ARCH_END))
  const views = once(() => unpackViews(ids().views, archs))
  const templates = once(() => client().templates.map(unpackTemplate))
  return {
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
    get models() {
      return models()
    },
    get ids() {
      return idParts()
    },
    get views() {
      return views()
    },
    get python() {
      return python()
    },
    get bundles() {
      return client().bundles
    },
    get scripts() {
      return client().scripts
    },
    get registries() {
      // knowledge packed before registries were read has none
      return client().registries ?? []
    },
    get statics() {
      return client().statics
    },
    get variables() {
      return client().variables
    },
    get templates() {
      return templates()
    },
  }
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
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
  return runs
}

function unpackIds(module: string, runs: PackedIds): readonly IdPart[] {
  return runs.flatMap(([model, noupdate, demo, names]) =>
    names.map((name) => ({
      id: name.includes('.') ? name : `${module}.${name}`,
      model,
      noupdate: noupdate === 1,
      demo: demo === 1,
      file: '',
    })),
  )
}

const VIEW_DEFAULTS = { model: '', type: '', inherit: '', mode: '', priority: 16, demo: false, active: true }

/** Leaves out what most views have. */
function packView({ arch, ...view }: ViewPart): PackedView {
  const told = Object.entries(view).filter(
    ([key, value]) => !Object.entries(VIEW_DEFAULTS).some(([name, usual]) => name === key && usual === value),
  )
  const mode = view.inherit === '' ? 'primary' : 'extension'
  return {
    id: view.id,
    ...Object.fromEntries(told.filter(([key, value]) => key !== 'mode' || value !== mode)),
    ...(arch && { arch: 1 as const }),
  }
}

function unpackViews(views: readonly PackedView[], archs: () => readonly string[]): readonly ViewPart[] {
  let next = 0
  return views.map(({ arch, ...view }) => {
    const at = arch ? next++ : -1
    const unpacked = once(() => (at < 0 ? undefined : unpackNode(JSON.parse(archs()[at] ?? ''))))
    return {
      ...VIEW_DEFAULTS,
      mode: (view.inherit ?? '') === '' ? 'primary' : 'extension',
      ...view,
      get arch() {
        return unpacked()
      },
    }
  })
}

function unpackTemplate({ arch, ...template }: PackedTemplate): TemplatePart {
  const unpacked = once(() => arch && unpackNode(arch))
  return {
    ...template,
    get arch() {
      return unpacked()
    },
  }
}

/** Attributes in the order of their names: their order means nothing, and sorted ones repeat more. */
function packNode(node: SkeletonNode): PackedNode {
  const sorted = [...node.attributes].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return [node.tag, sorted.flat(), node.text ? 1 : 0, node.children.map(packNode)]
}

function unpackNode([tag, flat, text, children]: PackedNode): SkeletonNode {
  const attributes: [string, string][] = []
  for (let i = 0; i + 1 < flat.length; i += 2) attributes.push([flat[i] ?? '', flat[i + 1] ?? ''])
  return { tag, attributes, children: children.map(unpackNode), ...(text === 1 && { text: true as const }) }
}
