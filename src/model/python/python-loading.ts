import type { ImportedName, ImportFacts, PythonFacts } from '../../facts/python-facts.ts'
import type { Series } from '../../text/series.ts'
import type { Span } from '../../text/span.ts'
import type { Addon } from '../addon.ts'
import { importTarget, moduleExists, moduleFile } from './imports.ts'
import { type ModuleEvent, moduleEvents } from './python-events.ts'
import { mayBind } from './python-names.ts'
import { isMigrationScript } from './python-uses.ts'

/** When a statement runs: as Odoo loads the addon, perhaps then, when something is called, in tests, at an upgrade. */
export type Moment = 'load' | 'condition' | 'call' | 'tests' | 'upgrade'

/** An import of the addon's own modules that Python refuses. */
export interface ImportFailure {
  /** no such module · no such name in it · the name is not bound yet · more dots than packages · dots in a script */
  readonly kind: 'module' | 'name' | 'cycle' | 'beyond' | 'script'
  /** the file that imports */
  readonly file: string
  readonly span: Span
  readonly statement: ImportFacts
  /** dotted name inside the addon of the module asked for */
  readonly module: string
  /** the name asked of it, for `name` and `cycle` */
  readonly name: string
  readonly moment: Moment
  /** the unfinished module's own import that was running, for `cycle` */
  readonly running?: { readonly file: string; readonly span: Span }
}

/** A module after the simulated loading of the addon. */
export interface LoadedModule {
  readonly file: string | undefined
  readonly names: ReadonlySet<string>
  /** any name may exist */
  readonly open: boolean
}

export interface Loading {
  readonly failures: readonly ImportFailure[]
  /** by dotted name inside the addon */
  readonly modules: ReadonlyMap<string, LoadedModule>
}

/**
 * Plays the imports of an addon in Python's order: its `__init__.py`, what that imports, then what functions import,
 * the tests and the migration scripts. Conditions are taken both ways, so a name counts as bound when some path binds
 * it. Nothing runs; code that binds names in ways a reading cannot follow makes a module `open`.
 */
export function simulateLoading(addon: Addon, series: Series): Loading {
  const loader = new Loader(addon)
  loader.load('', { guarded: false, moment: 'load' })
  loader.calls()
  loader.tests()
  loader.scripts(series)
  return { failures: loader.failures, modules: loader.modules }
}

interface Module {
  readonly dotted: string
  readonly file: string | undefined
  readonly facts: PythonFacts | undefined
  readonly names: Set<string>
  /** local names of the addon's modules that it imported, and the statement that did it */
  readonly aliases: Map<string, { readonly module: Module; readonly statement: ImportFacts }>
  open: boolean
  running: boolean
}

interface Context {
  /** a failure is caught */
  readonly guarded: boolean
  readonly moment: Moment
}

/** A module under way and the import that it is at. */
interface Frame {
  readonly module: Module
  readonly statement: ImportFacts
  readonly context: Context
}

class Loader {
  readonly failures: ImportFailure[] = []
  readonly modules = new Map<string, Module>()
  readonly #addon: Addon
  readonly #stack: Frame[] = []
  readonly #done = new Set<ImportFacts>()

  constructor(addon: Addon) {
    this.#addon = addon
  }

  load(dotted: string, context: Context): Module | undefined {
    const known = this.modules.get(dotted)
    if (known) return known
    if (!moduleExists(this.#addon, dotted)) return undefined
    const file = moduleFile(this.#addon, dotted)
    const facts = file === undefined ? undefined : this.#addon.python.get(file)
    const open = file === undefined || !facts || facts.issues.length > 0
    const module: Module = { dotted, file, facts, names: new Set(), aliases: new Map(), open, running: true }
    this.modules.set(dotted, module)
    this.#run(module, context)
    module.running = false
    return module
  }

  /** Imports inside functions of the modules loaded so far. */
  calls(): void {
    for (const module of [...this.modules.values()]) {
      for (const statement of module.facts?.imports ?? []) {
        if (!statement.deferred || this.#done.has(statement)) continue
        this.#import({ module, statement, context: { guarded: statement.guarded, moment: 'call' } }, false)
      }
    }
  }

  tests(): void {
    if (moduleFile(this.#addon, 'tests') !== undefined) this.load('tests', { guarded: false, moment: 'tests' })
  }

  /** Migration scripts are loaded by their paths: they belong to no package. */
  scripts(series: Series): void {
    for (const [file, facts] of this.#addon.python) {
      if (!isMigrationScript(file, series)) continue
      const rest = { names: new Set<string>(), aliases: new Map(), open: false, running: true }
      const module: Module = { dotted: '?', file, facts, ...rest }
      this.#run(module, { guarded: false, moment: 'upgrade' })
    }
  }

  #run(module: Module, context: Context): void {
    for (const event of module.facts ? moduleEvents(module.facts) : []) {
      if (event.kind === 'open') module.open = true
      else if (event.kind === 'bind') module.names.add(event.name)
      else {
        const moment = event.conditional && context.moment === 'load' ? 'condition' : context.moment
        if (event.kind === 'use') {
          this.#attribute(module, event, { guarded: context.guarded, moment })
          continue
        }
        const guarded = context.guarded || event.statement.guarded
        this.#import({ module, statement: event.statement, context: { guarded, moment } }, !event.local)
      }
    }
  }

  /** `name.attribute`, where `name` is a module of the addon that is still under way. */
  #attribute(module: Module, use: Extract<ModuleEvent, { kind: 'use' }>, context: Context): void {
    const { module: asked, statement } = module.aliases.get(use.name) ?? {}
    const { attribute: name, span } = use
    if (!asked?.running || !statement || !asked.facts || asked.open || asked.names.has(name)) return
    if (asked.facts.imports.some(isStar) || mayBind(this.#addon, asked.facts, name)) return
    const frame: Frame = { module, statement, context }
    const at = this.#stack.findLast((one) => one.module === asked)
    if (!at || asked.file === undefined || !willBind(asked, name, frame)) return
    this.#stack.push(frame)
    this.#fail(frame, {
      kind: 'cycle',
      span,
      module: asked.dotted,
      name,
      running: { file: asked.file, span: at.statement.span },
    })
    this.#stack.pop()
    asked.names.add(name)
  }

  /** Plays one import statement; `binds`: its names become names of the module. */
  #import(frame: Frame, binds: boolean): void {
    const { module, statement } = frame
    this.#done.add(statement)
    this.#stack.push(frame)
    const asked = statement.typing ? undefined : statement.from ? this.#from(frame) : this.#plain(frame)
    this.#stack.pop()
    if (!binds) return
    for (const { name, asname } of statement.names) {
      if (name !== '*') module.names.add(asname ?? (statement.from ? name : (name.split('.')[0] ?? name)))
      else if (asked) this.#star(module, asked)
      else module.open = true
    }
  }

  #plain(frame: Frame): undefined {
    for (const { name, asname, span } of frame.statement.names) {
      const target = importTarget(this.#addon, frame.module.file ?? '', frame.statement, name)
      if (target?.addon !== this.#addon.name) continue
      const asked = this.#require(frame, target.module, span)
      if (asked && asname) frame.module.aliases.set(asname, { module: asked, statement: frame.statement })
    }
  }

  #from(frame: Frame): Module | undefined {
    const { module, statement, context } = frame
    if (context.moment === 'upgrade' && statement.level > 0) {
      this.#fail(frame, { kind: 'script', span: statement.moduleSpan, module: statement.module, name: '' })
      return undefined
    }
    const target = importTarget(this.#addon, module.file ?? '', statement)
    if (!target) {
      const written = '.'.repeat(statement.level) + statement.module
      this.#fail(frame, { kind: 'beyond', span: statement.moduleSpan, module: written, name: '' })
      return undefined
    }
    if (target.addon !== this.#addon.name) return undefined
    const asked = this.#require(frame, target.module, statement.moduleSpan)
    for (const item of asked ? statement.names : []) {
      // a star import asks for every name of `__all__`
      const names = item.name === '*' ? (asked?.facts?.all ?? []) : [item.name]
      if (asked) for (const name of names) this.#name(frame, asked, item.name === '*' ? { ...item, name } : item)
    }
    return asked
  }

  /** Loads a module and the packages above it. */
  #require(frame: Frame, dotted: string, span: Span): Module | undefined {
    const parts = dotted.split('.').filter(Boolean)
    let asked = this.load('', frame.context)
    for (let i = 1; i <= parts.length; i++) {
      const name = parts.slice(0, i).join('.')
      const parent = asked
      asked = this.load(name, frame.context)
      if (!asked) {
        this.#fail(frame, { kind: 'module', span, module: name, name: '' })
        return undefined
      }
      parent?.names.add(parts[i - 1] ?? '')
    }
    return asked
  }

  #name(frame: Frame, asked: Module, item: ImportedName): void {
    const below = asked.dotted === '' ? item.name : `${asked.dotted}.${item.name}`
    if (!asked.names.has(item.name) && !this.#submodule(asked, item.name, frame.context))
      this.#absent(frame, asked, item)
    const module = this.modules.get(below)
    if (module) frame.module.aliases.set(item.asname ?? item.name, { module, statement: frame.statement })
  }

  #absent(frame: Frame, asked: Module, item: ImportedName): void {
    if (asked.open || !asked.facts || MODULE_NAMES.has(item.name) || mayBind(this.#addon, asked.facts, item.name))
      return
    const later = asked.running && willBind(asked, item.name, frame)
    if (asked.running && !later && asked.facts.imports.some(isStar)) return
    const at = this.#stack.findLast((one) => one.module === asked)
    this.#fail(frame, {
      kind: later ? 'cycle' : 'name',
      span: item.span,
      module: asked.dotted,
      name: item.name,
      ...(later && at && asked.file !== undefined && { running: { file: asked.file, span: at.statement.span } }),
    })
    asked.names.add(item.name)
  }

  #submodule(parent: Module, name: string, context: Context): boolean {
    const isPackage = parent.file === undefined || parent.dotted === '' || parent.file.endsWith('/__init__.py')
    if (!isPackage || !this.load(parent.dotted === '' ? name : `${parent.dotted}.${name}`, context)) return false
    parent.names.add(name)
    return true
  }

  #star(module: Module, asked: Module): void {
    if (asked.open) module.open = true
    const all = asked.facts?.all
    for (const name of all ?? asked.names) {
      if (all || !name.startsWith('_')) module.names.add(name)
    }
  }

  #fail(frame: Frame, what: Pick<ImportFailure, 'kind' | 'span' | 'module' | 'name' | 'running'>): void {
    const { module, statement } = frame
    if (module.file === undefined || this.#stack.some((one) => one.context.guarded)) return
    const moments = this.#stack.map((one) => one.context.moment)
    const moment = (['upgrade', 'tests', 'call', 'condition'] as const).find((one) => moments.includes(one)) ?? 'load'
    this.failures.push({ ...what, file: module.file, statement, moment })
  }
}

/** What every module has without binding it. */
const MODULE_NAMES: ReadonlySet<string> = new Set([
  '__doc__', '__name__', '__file__', '__package__', '__spec__', '__loader__', '__builtins__', '__dict__', '__path__',
]) // biome-ignore format: a table

/** Does a running module bind the name further down, by another statement than the one that asks for it? */
function willBind({ facts }: Module, name: string, { module, statement }: Frame): boolean {
  const [start, end] = statement.span
  return (facts?.bindings ?? []).some(({ name: bound, span }) => {
    const isAsking = facts === module.facts && span[0] >= start && span[1] <= end
    return bound === name && !isAsking
  })
}

function isStar(statement: ImportFacts): boolean {
  return statement.names.some(({ name }) => name === '*')
}
