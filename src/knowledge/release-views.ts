import type { SkeletonNode, TemplatePart, ViewPart } from '../facts/module-facts.ts'
import { compareText } from '../text/compare-text.ts'
import { once } from './once.ts'

type PackedNode = [tag: string, attributes: readonly string[], text: 0 | 1, children: readonly PackedNode[]]
/** `arch`: it has one, among the module's archs */
export type PackedView = Partial<Omit<ViewPart, 'arch'>> & Pick<ViewPart, 'id'> & { arch?: 1 }
export type PackedTemplate = Omit<TemplatePart, 'arch'> & { arch?: 1 }

const VIEW_DEFAULTS = { model: '', type: '', inherit: '', mode: '', priority: 16, demo: false, active: true }

/** Leaves out what most views have. */
export function packView({ arch, ...view }: ViewPart): PackedView {
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

export function unpackViews(views: readonly PackedView[], next: ArchReader): readonly ViewPart[] {
  return views.map((view) => new UnpackedView(view, next(view.arch)))
}

/** A class rather than copies with a getter each: there are thousands, and these are made in no time. */
class UnpackedView implements ViewPart {
  readonly id: string
  readonly model: string
  readonly type: string
  readonly inherit: string
  readonly mode: string
  readonly priority: number
  readonly demo: boolean
  readonly active: boolean
  readonly writes?: readonly string[]
  readonly #arch: () => SkeletonNode | undefined

  constructor(view: PackedView, arch: () => SkeletonNode | undefined) {
    this.id = view.id
    this.model = view.model ?? VIEW_DEFAULTS.model
    this.type = view.type ?? VIEW_DEFAULTS.type
    this.inherit = view.inherit ?? VIEW_DEFAULTS.inherit
    this.mode = view.mode ?? (this.inherit === '' ? 'primary' : 'extension')
    this.priority = view.priority ?? VIEW_DEFAULTS.priority
    this.demo = view.demo ?? VIEW_DEFAULTS.demo
    this.active = view.active ?? VIEW_DEFAULTS.active
    if (view.writes) this.writes = view.writes
    this.#arch = arch
  }

  get arch(): SkeletonNode | undefined {
    return this.#arch()
  }
}

export function packTemplate({ arch, ...template }: TemplatePart): PackedTemplate {
  return { ...template, ...(arch && { arch: 1 as const }) }
}

export function unpackTemplates(templates: readonly PackedTemplate[], next: ArchReader): readonly TemplatePart[] {
  return templates.map(({ arch, name, inherit, mode }) => {
    const unpacked = next(arch)
    return {
      name,
      inherit,
      mode,
      get arch() {
        return unpacked()
      },
    }
  })
}

/** The arch of the next part, if it has one. */
type ArchReader = (has: 1 | undefined) => () => SkeletonNode | undefined

const NO_ARCH = (): undefined => undefined

/** `pieces`: the archs, as they were packed */
export function archReader(pieces: () => readonly string[]): ArchReader {
  const archs = once(pieces)
  let count = 0
  return (has) => {
    if (!has) return NO_ARCH
    const at = count++
    return once(() => unpackNode(JSON.parse(archs()[at] ?? '')))
  }
}

export function packArchs(parts: readonly { readonly arch: SkeletonNode | undefined }[]): readonly string[] {
  return parts.flatMap(({ arch }) => (arch ? [JSON.stringify(packNode(arch))] : []))
}

/** Attributes in the order of their names: their order means nothing, and sorted ones repeat more. */
function packNode(node: SkeletonNode): PackedNode {
  const sorted = [...node.attributes].sort(([a], [b]) => compareText(a, b))
  return [node.tag, sorted.flat(), node.text ? 1 : 0, node.children.map(packNode)]
}

function unpackNode([tag, flat, text, children]: PackedNode): SkeletonNode {
  const attributes: [string, string][] = []
  for (let i = 0; i + 1 < flat.length; i += 2) attributes.push([flat[i] ?? '', flat[i + 1] ?? ''])
  return { tag, attributes, children: children.map(unpackNode), ...(text === 1 && { text: true as const }) }
}
