import { hopsBetween } from '../../knowledge/changes/known-renames.ts'
import type { Addon } from '../../model/addon.ts'
import type { Project } from '../../model/project.ts'
import { compareText } from '../../text/compare-text.ts'
import { seriesRank } from '../../text/series.ts'
import type { Place } from '../../text/span.ts'
import { lostDependencies } from './lost-dependencies.ts'
import type { Lookup, Risk, RiskScope, Use } from './risk.ts'
import type { World } from './world.ts'

/** Kinds that speak of one name: what the catalogue says of the same name is advice on it. */
const NAMES: ReadonlySet<string> = new Set([
  'method_removed', 'field_removed', 'model_removed', 'override_removed', 'override_sig', 'bundle_removed', 'view_removed',
  'import_module', 'import_symbol', 'js_module', 'selection_removed', 'widget_removed',
]) // biome-ignore format: a table

/** Kinds whose name is all that the catalogue speaks of. */
const OF_VALUES: ReadonlySet<string> = new Set(['field_removed', 'selection_removed'])

type Told = Omit<Risk, 'file' | 'scope' | 'count'> & {
  /** the module that has it, which came with a dependency and does not any more */
  readonly lost?: string
}

interface Replacement {
  readonly text: string
  readonly confidence: 'proven' | 'likely'
  /** the name is as it was, in this module, which the addon does not depend on */
  readonly moved?: string
}

/** Decides which uses die on the way, and puts together what is said twice. */
export class Judge {
  readonly #world: World
  readonly #addon: Addon
  readonly #told = new Map<string, Told & { count: number }>()
  readonly #places = new Set<string>()
  /** where names stand that are told to be gone: both ends of each, with the key of what is told */
  readonly #gone = new Map<string, string>()
  /** where the catalogue tells of something that costs more than a look */
  readonly #advised = new Set<string>()

  constructor(world: World, addon: Addon) {
    this.#world = world
    this.#addon = addon
  }

  use(use: Use): void {
    const { from, to } = this.#world
    if (use.confidence === 'guess' && (this.#goneAt(use.at) !== undefined || this.#isAdvised(use.at))) return
    if (use.alive(this.#world.at(from)) !== true) return
    if (use.alive(this.#world.at(to)) !== false) return
    const hop = hopsBetween(from, to).find((series) => use.alive(this.#world.at(series)) === false) ?? to
    // what is known of the target is not whole, and the release after it has the name
    const later = this.#world.doubtful && use.alive(this.#world.at(this.#world.doubtful))
    // parameters may have come to the target after it was taken, and the release after it lack the method
    const doubt = later === true || (this.#world.doubtful && later === undefined && use.kind === 'override_sig')
    const replacement = this.#instead(use)
    this.put({
      kind: use.kind,
      symbol: use.symbol,
      severity: doubt ? 'hint' : use.severity,
      effort: replacement?.confidence === 'proven' ? 'mechanical' : use.effort,
      at: use.at,
      hop,
      replacement: replacement?.text,
      confidence: doubt ? 'guess' : use.confidence,
      ...(replacement?.moved !== undefined && this.#cameAlong(replacement.moved) && { lost: replacement.moved }),
      // where it went is no other name to write: it belongs to what is said
      message: replacement?.moved
        ? `${use.message.replace(/(?<=^[^(]*) is gone\b/, ' is out of reach')}: ${replacement.text}`
        : use.message,
    })
  }

  #instead({ replacement, near, lookup }: Use): Replacement | undefined {
    if (replacement !== undefined) return { text: replacement, confidence: 'proven' }
    if (near !== undefined) return { text: near, confidence: 'likely' }
    return lookup && this.#replacement(lookup)
  }

  /** What the name is called now, or which module has it. */
  #replacement(lookup: Lookup): Replacement | undefined {
    const { from, to } = this.#world
    const { kind, name, among } = lookup
    if (among) return this.#common(kind, among)
    const known =
      kind === 'module' || kind === 'model' || kind === 'field' || kind === 'xmlid'
        ? this.#world.renames.find(kind, name, from, to)
        : undefined
    // what keeps its records under another name may be used in another way all the same
    const own = this.#world.hints.find(kind, name, from, to)?.to
    if (known && (own === undefined || own.replace(/ \(.*$/, '') === known.to)) {
      const name = `${known.how === 'merged' ? 'merged into ' : ''}'${known.to}'`
      return { text: own === known.to ? name : (own ?? name), confidence: 'proven' }
    }
    const hint = own ?? this.#hint(lookup)
    if (hint !== undefined) return { text: hint, confidence: 'likely' }
    const after = this.#world.at(to)
    const owners = this.#owners(after, lookup).filter((name) => !after.addon(name) && !/^test_/.test(name))
    return owners.length > 0
      ? {
          text: `it is in module '${owners[0]}' now, which the addon does not depend on`,
          confidence: 'proven',
          moved: owners[0] ?? '',
        }
      : undefined
  }

  /** What stands for a name of several models, when it is the same for all of which something is known. */
  #common(kind: Lookup['kind'], names: readonly string[]): Replacement | undefined {
    const { from, to, hints } = this.#world
    const found = new Map(
      names.flatMap((name) => {
        const text = hints.find(kind, name, from, to)?.to
        return text === undefined ? [] : [[text.replace(/ \(.*$/, ''), text] as const]
      }),
    )
    const [text] = found.values()
    return found.size === 1 && text !== undefined ? { text, confidence: 'likely' } : undefined
  }

  /** What the hints kept by hand say of what a name belongs to: a member may be one of a parent's, or have gone with its model. */
  #hint({ kind, name }: Lookup): string | undefined {
    const { from, to, hints, before } = this.#world
    if (kind === 'xmlid') {
      const made = before.ids
        .declarations(name)
        .map(({ module }) => before.facts(module)?.ids.find(({ id }) => id === name))
      return made.flatMap((one) => (one ? (this.#heirOf(one.model) ?? []) : []))[0]
    }
    if (kind !== 'field' && kind !== 'method') return undefined
    const dot = name.lastIndexOf('.', name.includes(':') ? name.indexOf(':') : undefined)
    const model = name.slice(0, dot)
    const parents = before.models.view(model, this.#addon.name)?.parents ?? []
    for (const parent of [...parents, ...this.#delegates(model)]) {
      const hint = hints.find(kind, `${parent}${name.slice(dot)}`, from, to)
      if (hint) return hint.to
    }
    return this.#heirOf(model)
  }

  /** What stands for a model, when it is gone or holds records no more. */
  #heirOf(model: string): string | undefined {
    const { from, to, hints, before } = this.#world
    const after = this.#world.at(to)
    const isAbstract = (project: Project): boolean => project.models.view(model, this.#addon.name)?.kind === 'abstract'
    if (after.models.exists(model, this.#addon.name).verdict !== 'no' && !(isAbstract(after) && !isAbstract(before)))
      return undefined
    const heir = hints.find('model', model, from, to)?.to
    return heir === undefined || heir.startsWith('nothing') ? heir : `instead of '${model}': ${heir}`
  }

  /** Models whose fields a model shows as its own. */
  #delegates(model: string): readonly string[] {
    return this.#world.before.models.view(model, this.#addon.name)?.inherits.map(([parent]) => parent) ?? []
  }

  /** Was a module among those that the addon's dependencies bring? */
  #cameAlong(module: string): boolean {
    return this.#world.before.graph.reach(this.#addon.name).has(module)
  }

  #owners(after: Project, { kind, name }: Lookup): readonly string[] {
    const [path = '', key] = kind === 'field' ? name.split(':') : [name]
    const dot = path.lastIndexOf('.')
    if (key !== undefined)
      return [path.slice(0, dot), ...this.#delegates(path.slice(0, dot))].flatMap((model) =>
        after.models.keyOwners(model, path.slice(dot + 1), key, this.#addon.name),
      )
    if (kind === 'model') return after.models.creators(name)
    if (kind === 'field') return after.models.fieldOwners(name.slice(0, dot), name.slice(dot + 1), this.#addon.name)
    if (kind === 'method') return after.models.methodOwners(name.slice(0, dot), name.slice(dot + 1), this.#addon.name)
    if (kind === 'xmlid') {
      const declaring = new Set(after.ids.declarations(name).map(({ module }) => module))
      // modules that no addon needs are not among those that are read
      const module = name.slice(0, dot)
      if (after.facts(module)?.ids.some(({ id }) => id === name)) declaring.add(module)
      return [...declaring]
    }
    return []
  }

  put(told: Told): void {
    const file = this.#relative(told.at)
    const place = (at: number): string => `${told.kind} ${told.symbol} ${file}:${at}`
    const [start] = told.at.span
    // one reader counts the quote before a name to the name, another does not
    if ([start - 1, start, start + 1].some((at) => this.#places.has(place(at)))) return
    this.#places.add(place(start))
    const key = `${told.kind} ${told.symbol} ${file}`
    if (NAMES.has(told.kind)) for (const end of told.at.span) this.#gone.set(`${file}:${end}`, key)
    const known = this.#told.get(key)
    if (!known) this.#told.set(key, { ...told, count: 1 })
    else {
      known.count++
      // a guess tells nothing that is not known
      if (told.confidence !== 'guess' && told.at.span[0] < known.at.span[0])
        this.#told.set(key, { ...told, count: known.count })
    }
  }

  /**
   * What the catalogue knows of a place. Where a field or a value that stands there is told to be gone, that is one cause:
   * the name is told, with what the catalogue knows of it. Of a method or a view the entry tells more than that it is gone,
   * so both are told, and the name says how it is written now.
   */
  advise(told: Told): void {
    const key = this.#goneAt(told.at)
    const gone = key === undefined ? undefined : this.#told.get(key)
    if (!gone || !OF_VALUES.has(gone.kind)) this.put(told)
    if (key === undefined || !gone) {
      if (told.severity !== 'hint')
        for (const end of told.at.span) this.#advised.add(`${this.#relative(told.at)}:${end}`)
    } else if (!OF_VALUES.has(gone.kind)) {
      if (gone.replacement === undefined) this.#told.set(key, { ...gone, replacement: told.replacement })
    } else {
      const surer = gone.confidence === 'likely' && told.confidence === 'proven' && gone.severity === told.severity
      this.#told.set(key, {
        ...gone,
        replacement: told.replacement,
        effort: told.effort,
        ...(surer && { confidence: told.confidence }),
      })
    }
  }

  /** What is told of the name that stands at a place. */
  #goneAt(at: Place): string | undefined {
    const file = this.#relative(at)
    return endsOf(at)
      .map((end) => this.#gone.get(`${file}:${end}`))
      .find((one) => one !== undefined)
  }

  #isAdvised(at: Place): boolean {
    const file = this.#relative(at)
    return endsOf(at).some((end) => this.#advised.has(`${file}:${end}`))
  }

  risks(): readonly Risk[] {
    const located = [...this.#told.values()].map((told) => {
      const file = this.#relative(told.at)
      return { ...told, file, scope: scopeOf(file, this.#addon) }
    })
    return [...lostDependencies(this.#world, this.#addon, located)].sort(
      (a, b) =>
        compareText(a.file, b.file) ||
        a.at.span[0] - b.at.span[0] ||
        compareText(a.kind, b.kind) ||
        compareText(a.symbol, b.symbol) ||
        seriesRank(a.hop) - seriesRank(b.hop),
    )
  }

  #relative({ file }: Place): string {
    return file.startsWith(`${this.#addon.site.path}/`) ? file.slice(this.#addon.site.path.length + 1) : file
  }
}

/** Both ends of a place, and what is next to them: one reader counts quotes to a name, another does not. */
function endsOf({ span }: Place): readonly number[] {
  return span.flatMap((end) => [end - 1, end, end + 1])
}

function scopeOf(file: string, addon: Addon): RiskScope {
  if (/^(?:tests?|static\/tests)\//.test(file)) return 'test'
  if (/^demo\//.test(file) || addon.entries('demo', 'demo_xml').some((entry) => entry.relative === file)) return 'demo'
  return addon.name.startsWith('l10n_') ? 'localisation' : 'code'
}
