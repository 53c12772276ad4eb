import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import type { ModuleFacts, SkeletonNode, TemplatePart, ViewPart } from '../facts/module-facts.ts'
import type { Series } from '../text/series.ts'

/** What a release file says of itself and of each module, without the modules' parts. */
export interface ReleaseHeader {
  readonly format: number
  readonly series: Series
  /** `odoo` for a built-in release, else the name given when indexing */
  readonly name: string
  /** trees it was made of, and what is known to be wrong with them */
  readonly sources: readonly string[]
  readonly gaps: readonly string[]
  readonly counts: Readonly<Record<string, number>>
  readonly modules: readonly ModuleHeader[]
  /** modules known by name and dependencies alone */
  readonly closed: readonly { readonly name: string; readonly depends: readonly string[] }[]
}

export interface ModuleHeader {
  readonly name: string
  readonly depends: readonly string[]
  readonly autoInstall?: readonly string[]
  readonly installable?: false
  readonly countries?: readonly string[]
  /** models that the module creates or extends */
  readonly models: readonly string[]
  readonly offset: number
  readonly length: number
}

export const RELEASE_FORMAT = 1
const MAGIC = 'ADDONRY\n'

type HeaderInput = Omit<ReleaseHeader, 'format' | 'modules' | 'counts'>

/** Packs modules into one file: a header, then each module's facts by themselves, so that few need to be read. */
export function encodeRelease(input: HeaderInput, modules: readonly ModuleFacts[]): Uint8Array {
  const chunks: Uint8Array[] = []
  const headers: ModuleHeader[] = []
  const counts: Record<string, number> = { modules: 0, models: 0, fields: 0, methods: 0, ids: 0, views: 0, scripts: 0, templates: 0 }
  let offset = 0
  for (const module of [...modules].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const chunk = compress(JSON.stringify(pack(module)))
    headers.push({
      name: module.name,
      depends: module.depends,
      ...(module.autoInstall && { autoInstall: module.autoInstall }),
      ...(!module.installable && { installable: false as const }),
      ...(module.countries.length > 0 && { countries: module.countries }),
      models: [...new Set(module.models.map((part) => part.model))].sort(),
      offset,
      length: chunk.length,
    })
    offset += chunk.length
    chunks.push(chunk)
    count(counts, module)
  }
  const header: ReleaseHeader = { format: RELEASE_FORMAT, ...input, counts, modules: headers }
  const head = compress(JSON.stringify(header))
  const length = new Uint8Array(4)
  new DataView(length.buffer).setUint32(0, head.length)
  return concat([new TextEncoder().encode(MAGIC), length, head, ...chunks])
}

function count(counts: Record<string, number>, module: ModuleFacts): void {
  const add = (key: string, value: number): void => {
    counts[key] = (counts[key] ?? 0) + value
  }
  add('modules', 1)
  add('models', module.models.filter((part) => part.creates).length)
  add('fields', module.models.reduce((sum, part) => sum + part.fields.length, 0))
  add('methods', module.models.reduce((sum, part) => sum + part.methods.length, 0))
  add('ids', module.ids.length)
  add('views', module.views.length)
  add('scripts', module.scripts.length)
  add('templates', module.templates.length)
}

/** Reads the header of a release file; `undefined` when the bytes are no such file, or of another format. */
export function decodeHeader(bytes: Uint8Array): { header: ReleaseHeader; body: number } | { failed: string } {
  const magic = new TextEncoder().encode(MAGIC)
  if (bytes.length < 12 || magic.some((byte, i) => bytes[i] !== byte)) return { failed: 'this is no release file of addonry' }
  const length = new DataView(bytes.buffer, bytes.byteOffset + 8, 4).getUint32(0)
  try {
    const header: ReleaseHeader = JSON.parse(decompress(bytes.subarray(12, 12 + length)))
    if (header.format !== RELEASE_FORMAT)
      return { failed: `this release file has format ${header.format}, this addonry reads ${RELEASE_FORMAT}: make it again with 'addonry index'` }
    return { header, body: 12 + length }
  } catch {
    return { failed: 'this release file is damaged' }
  }
}

/** Reads one module's facts. */
export function decodeModule(bytes: Uint8Array, body: number, header: ModuleHeader): ModuleFacts {
  const start = body + header.offset
  return unpack(JSON.parse(decompress(bytes.subarray(start, start + header.length))))
}

type PackedNode = [tag: string, attributes: readonly string[], text: 0 | 1, children: readonly PackedNode[]]
type PackedView = Omit<ViewPart, 'arch'> & { arch?: PackedNode }
type PackedTemplate = Omit<TemplatePart, 'arch'> & { arch?: PackedNode }
type PackedModule = Omit<ModuleFacts, 'views' | 'templates'> & { views: PackedView[]; templates: PackedTemplate[] }

function pack(module: ModuleFacts): PackedModule {
  return {
    ...module,
    views: module.views.map(({ arch, ...view }) => ({ ...view, ...(arch && { arch: packNode(arch) }) })),
    templates: module.templates.map(({ arch, ...view }) => ({ ...view, ...(arch && { arch: packNode(arch) }) })),
  }
}

function unpack(module: PackedModule): ModuleFacts {
  return {
    ...module,
    autoInstall: module.autoInstall,
    views: module.views.map(({ arch, ...view }) => ({ ...view, arch: arch && unpackNode(arch) })),
    templates: module.templates.map(({ arch, ...view }) => ({ ...view, arch: arch && unpackNode(arch) })),
  }
}

function packNode(node: SkeletonNode): PackedNode {
  return [node.tag, node.attributes.flat(), node.text ? 1 : 0, node.children.map(packNode)]
}

function unpackNode([tag, flat, text, children]: PackedNode): SkeletonNode {
  const attributes: [string, string][] = []
  for (let i = 0; i + 1 < flat.length; i += 2) attributes.push([flat[i] ?? '', flat[i + 1] ?? ''])
  return { tag, attributes, children: children.map(unpackNode), ...(text === 1 && { text: true as const }) }
}

function compress(text: string): Uint8Array {
  const bytes = new TextEncoder().encode(text)
  return brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  })
}

function decompress(bytes: Uint8Array): string {
  return new TextDecoder().decode(brotliDecompressSync(bytes))
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
