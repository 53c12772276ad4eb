import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import type { IdPart, ModuleFacts, SkeletonNode, TemplatePart, ViewPart } from '../facts/module-facts.ts'
import type { Series } from '../text/series.ts'

/** What a release file says of itself and of each module, without the modules' parts. */
export interface ReleaseHeader {
  readonly format: number
  readonly series: Series
  /** `odoo` for a built-in release, else the name given when indexing */
  readonly name: string
  /** trees it was made of */
  readonly sources: readonly string[]
  /** what is known to be wrong with them */
  readonly gaps: readonly string[]
  readonly counts: Readonly<Record<string, number>>
  readonly modules: readonly ModuleHeader[]
  /** modules known by name and dependencies alone */
  readonly closed: readonly ClosedModule[]
  readonly chunks: readonly Chunk[]
}

export interface ClosedModule {
  readonly name: string
  readonly depends: readonly string[]
}

/** A compressed run of modules' parts of one section. */
interface Chunk {
  readonly offset: number
  readonly length: number
}

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
  /** for each section: its chunk, and where in the chunk's bytes the module's JSON stands */
  readonly at: readonly (readonly [chunk: number, start: number, length: number])[]
}

/**
 * Parts that are read together. Modules that are seldom needed together share no chunk, so that an ordinary project
 * unpacks little; within a chunk they share their vocabulary.
 */
const SECTIONS = [
  ['models', 'ids'],
  ['views'],
  ['templates', 'scripts', 'statics', 'variables', 'bundles', 'python'],
] as const
type Section = 0 | 1 | 2

/** The section that holds a part. */
export const SECTION_OF = {
  models: 0,
  ids: 0,
  views: 1,
  templates: 2,
  scripts: 2,
  statics: 2,
  variables: 2,
  bundles: 2,
  python: 2,
} as const

export const RELEASE_FORMAT = 2
const MAGIC = 'ADDONRY\n'

type HeaderInput = Pick<ReleaseHeader, 'series' | 'name' | 'sources' | 'gaps' | 'closed'>

/** Packs modules into one file: a header, then chunks of parts. The same modules give the same bytes. */
export function encodeRelease(input: HeaderInput, modules: readonly ModuleFacts[]): Uint8Array {
  const sorted = [...modules].sort((a, b) => (a.name < b.name ? -1 : 1))
  const groups = new Map<string, ModuleFacts[]>()
  for (const module of sorted) groups.set(groupOf(module.name), [...(groups.get(groupOf(module.name)) ?? []), module])
  const chunks: Chunk[] = []
  const bodies: Uint8Array[] = []
  const places = new Map<string, [number, number, number][]>()
  let offset = 0
  for (const group of [...groups.keys()].sort()) {
    for (const section of SECTIONS) {
      const texts: Uint8Array[] = []
      let start = 0
      for (const module of groups.get(group) ?? []) {
        const packed = pack(module)
        const part = Object.fromEntries(section.map((key) => [key, packed[key]]))
        const bytes = new TextEncoder().encode(JSON.stringify(part))
        places.set(module.name, [...(places.get(module.name) ?? []), [chunks.length, start, bytes.length]])
        start += bytes.length
        texts.push(bytes)
      }
      const body = compress(concat(texts))
      chunks.push({ offset, length: body.length })
      offset += body.length
      bodies.push(body)
    }
  }
  const header: ReleaseHeader = {
    format: RELEASE_FORMAT,
    ...input,
    counts: countParts(sorted),
    modules: sorted.map((module) => headerOf(module, places.get(module.name) ?? [])),
    chunks,
  }
  const head = compress(new TextEncoder().encode(JSON.stringify(header)))
  const length = new Uint8Array(4)
  new DataView(length.buffer).setUint32(0, head.length)
  return concat([new TextEncoder().encode(MAGIC), length, head, ...bodies])
}

function groupOf(name: string): string {
  if (name === 'odoo') return 'framework'
  return /^(?:l10n|test|theme)(?=_)/.exec(name)?.[0] ?? 'other'
}

function headerOf(module: ModuleFacts, at: readonly [number, number, number][]): ModuleHeader {
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
    models: [...new Set(module.models.map((part) => part.model))].sort(),
    at,
  }
}

function countParts(modules: readonly ModuleFacts[]): Readonly<Record<string, number>> {
  const sum = (of: (module: ModuleFacts) => number): number => modules.reduce((total, module) => total + of(module), 0)
  return {
    modules: modules.filter((module) => module.name !== 'odoo').length,
    models: new Set(modules.flatMap((module) => module.models.map((part) => part.model))).size,
    fields: sum((module) => module.models.reduce((total, part) => total + part.fields.length, 0)),
    methods: sum((module) => module.models.reduce((total, part) => total + part.methods.length, 0)),
    ids: sum((module) => module.ids.length),
    views: sum((module) => module.views.length),
    bundles: new Set(modules.flatMap((module) => module.bundles.map((entry) => entry.bundle))).size,
    scripts: sum((module) => module.scripts.length),
    templates: sum((module) => module.templates.length),
  }
}

/** Reads the header of a release file, or says why the bytes are none that this version reads. */
export function decodeHeader(bytes: Uint8Array): { header: ReleaseHeader; body: number } | { failed: string } {
  const magic = new TextEncoder().encode(MAGIC)
  if (bytes.length < 12 || magic.some((byte, i) => bytes[i] !== byte))
    return { failed: 'this is no release file of addonry' }
  const length = new DataView(bytes.buffer, bytes.byteOffset + 8, 4).getUint32(0)
  try {
    const header: ReleaseHeader = JSON.parse(
      new TextDecoder().decode(brotliDecompressSync(bytes.subarray(12, 12 + length))),
    )
    if (header.format !== RELEASE_FORMAT)
      return {
        failed: `this release file has format ${header.format}, this addonry reads ${RELEASE_FORMAT}: make it again with 'addonry index'`,
      }
    return { header, body: 12 + length }
  } catch {
    return { failed: 'this release file is damaged' }
  }
}

/** Unpacks one chunk. */
export function decodeChunk(bytes: Uint8Array, body: number, chunk: Chunk): Uint8Array {
  const start = body + chunk.offset
  return brotliDecompressSync(bytes.subarray(start, start + chunk.length))
}

/** Reads a module's parts of one section out of its unpacked chunk. */
export function decodeSection(chunk: Uint8Array, header: ModuleHeader, section: Section): Partial<ModuleFacts> {
  const [, start, length] = header.at[section] ?? [0, 0, 0]
  const packed: Partial<PackedModule> = JSON.parse(new TextDecoder().decode(chunk.subarray(start, start + length)))
  const { ids, views, templates, ...rest } = packed
  return {
    ...rest,
    ...(ids && { ids: unpackIds(header.name, ids) }),
    ...(views && { views: views.map(unpackView) }),
    ...(templates && { templates: templates.map(({ arch, ...one }) => ({ ...one, arch: arch && unpackNode(arch) })) }),
  }
}

type PackedNode = [tag: string, attributes: readonly string[], text: 0 | 1, children: readonly PackedNode[]]
/** ids in runs of one model and one kind of loading; a name without its module is one of the module's own */
type PackedIds = readonly (readonly [model: string, noupdate: 0 | 1, demo: 0 | 1, names: readonly string[]])[]
type PackedView = Partial<Omit<ViewPart, 'arch'>> & Pick<ViewPart, 'id'> & { arch?: PackedNode }
type PackedTemplate = Omit<TemplatePart, 'arch'> & { arch?: PackedNode }
type PackedModule = Omit<ModuleFacts, 'ids' | 'views' | 'templates'> & {
  ids: PackedIds
  views: readonly PackedView[]
  templates: readonly PackedTemplate[]
}

function pack(module: ModuleFacts): PackedModule {
  return {
    ...module,
    ids: packIds(module),
    views: module.views.map(packView),
    templates: module.templates.map(({ arch, ...rest }) => ({ ...rest, ...(arch && { arch: packNode(arch) }) })),
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
    ...(arch && { arch: packNode(arch) }),
  }
}

function unpackView({ arch, ...view }: PackedView): ViewPart {
  const whole = { ...VIEW_DEFAULTS, ...view, arch: arch && unpackNode(arch) }
  return { ...whole, mode: whole.mode || (whole.inherit === '' ? 'primary' : 'extension') }
}

function packNode(node: SkeletonNode): PackedNode {
  return [node.tag, node.attributes.flat(), node.text ? 1 : 0, node.children.map(packNode)]
}

function unpackNode([tag, flat, text, children]: PackedNode): SkeletonNode {
  const attributes: [string, string][] = []
  for (let i = 0; i + 1 < flat.length; i += 2) attributes.push([flat[i] ?? '', flat[i + 1] ?? ''])
  return { tag, attributes, children: children.map(unpackNode), ...(text === 1 && { text: true as const }) }
}

function compress(bytes: Uint8Array): Uint8Array {
  return brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 24,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  })
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return whole
}
