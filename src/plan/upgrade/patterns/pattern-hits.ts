import type { CatalogueChange, Shape } from '../../../knowledge/changes/catalogue-change.ts'
import type { Addon } from '../../../model/addon.ts'
import type { Place, Span } from '../../../text/span.ts'
import { matchPython } from './match-python.ts'
import { matchScript } from './match-script.ts'
import { matchCsv, matchXml } from './match-xml.ts'

/** Something in an addon that has the shape of a catalogue entry. */
export interface PatternHit {
  readonly change: CatalogueChange
  readonly at: Place
}

/** Shapes with the entry that each belongs to. */
export interface WantedShape<Kind extends Shape['on'] = Shape['on']> {
  readonly change: CatalogueChange
  readonly shape: Extract<Shape, { on: Kind }>
}

export type Hit = (wanted: { readonly change: CatalogueChange }, file: string, span: Span) => void

/** Everything in an addon's files that has the shape of one of the entries. `text` gives a script's source. */
export function patternHits(
  addon: Addon,
  changes: readonly CatalogueChange[],
  text: (file: string) => string | undefined,
): readonly PatternHit[] {
  const hits: PatternHit[] = []
  const hit: Hit = ({ change }, file, span) => void hits.push({ change, at: { file, span } })
  const all = changes.flatMap((change) => change.shapes.map((shape): WantedShape => ({ change, shape })))
  const wanted = new Wanted(all)
  matchManifest(addon, wanted, hit)
  for (const [relative, facts] of addon.python)
    if (!/^(?:migrations|upgrades|static|setup)\//.test(relative)) matchPython(addon, facts, wanted, hit)
  for (const [relative, facts] of addon.xml)
    if (!/^(?:migrations|upgrades)\//.test(relative)) matchXml(relative, facts, wanted, hit)
  for (const facts of addon.csv.values()) matchCsv(facts, wanted, hit)
  for (const facts of addon.scripts.values()) matchScript(facts.file, text, wanted, hit)
  return hits
}

/** Shapes by their kind. */
export class Wanted {
  readonly #all: readonly WantedShape[]

  constructor(all: readonly WantedShape[]) {
    this.#all = all
  }

  of<Kind extends Shape['on']>(kind: Kind): readonly WantedShape<Kind>[] {
    return this.#all.flatMap(({ change, shape }) => (isKind(shape, kind) ? [{ change, shape }] : []))
  }
}

function isKind<Kind extends Shape['on']>(shape: Shape, kind: Kind): shape is Extract<Shape, { on: Kind }> {
  return shape.on === kind
}

function matchManifest(addon: Addon, wanted: Wanted, hit: Hit): void {
  const { manifest } = addon
  for (const one of wanted.of('manifest')) {
    const [key = '', ...rest] = one.shape.key.split('.')
    const entry = manifest.keys.findLast((written) => written.key === key)
    if (!entry) continue
    if (rest.length === 0) hit(one, manifest.file, entry.keySpan)
    else if (entry.value.kind === 'dict') {
      const inner = entry.value.entries.find(({ key: name }) => name.kind === 'str' && name.value === rest.join('.'))
      if (inner) hit(one, manifest.file, inner.key.span)
    }
  }
  for (const one of wanted.of('hook'))
    for (const key of one.shape.keys) {
      const name = addon.text(key)?.value
      if (name === undefined) continue
      for (const facts of addon.python.values())
        for (const definition of facts.functions)
          if (
            definition.name === name &&
            one.shape.params.test([...definition.params.posonly, ...definition.params.args].map((p) => p.name).join())
          )
            hit(one, facts.file, definition.nameSpan)
    }
}
