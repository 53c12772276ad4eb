import { catalogueBetween } from '../../knowledge/changes/catalogue.ts'
import type { CatalogueChange } from '../../knowledge/changes/catalogue-change.ts'
import { hopsBetween, KnownRenames, type Replacement } from '../../knowledge/changes/known-renames.ts'
import { NameHints } from '../../knowledge/changes/name-hints.ts'
import type { Release } from '../../knowledge/release.ts'
import { BASE_MODEL } from '../../model/models/model-view.ts'
import { compareText } from '../../text/compare-text.ts'
import type { Series } from '../../text/series.ts'
import { clientChanges, idChanges, pythonChanges, viewChanges } from './release-diff-files.ts'
import { modelChanges } from './release-diff-models.ts'
import { shippedModules } from './release-models.ts'

const CHANGE_SUBJECTS = [
  'module', 'model', 'inheritance', 'field', 'selection', 'method', 'xmlid', 'view', 'anchor', 'bundle', 'script',
  'export', 'template', 'python',
] as const // biome-ignore format: a row
export type ChangeSubject = (typeof CHANGE_SUBJECTS)[number]

/** One difference between two releases. */
export interface ReleaseChange {
  readonly subject: ChangeSubject
  readonly verdict: 'removed' | 'added' | 'renamed' | 'merged' | 'moved' | 'changed'
  /** `sale.order.amount_by_group`, `web.assets_backend` … */
  readonly name: string
  /** the module that has it, in the first release that knows it */
  readonly module: string
  /** the model of fields and methods */
  readonly model: string
  /** what it was, what it is now: a name, a type, a signature */
  readonly before: string
  readonly after: string
  /** what to use, where no other name stands for it */
  readonly instead?: string
  readonly evidence: string
  readonly confidence: 'proven' | 'likely' | 'guess'
}

export interface ReleaseDiff {
  readonly from: Series
  readonly to: Series
  readonly changes: readonly ReleaseChange[]
  /** entries of the hand-kept catalogue */
  readonly catalogue: readonly CatalogueChange[]
  /** what is known to be missing in either release */
  readonly gaps: readonly string[]
}

export interface DiffScope {
  readonly module?: string
  readonly model?: string
}

/** What all models have in common is called by its Python class. */
const BASE_NAME = 'BaseModel'

function named(change: ReleaseChange): ReleaseChange {
  if (change.model !== BASE_MODEL) return change
  return { ...change, model: BASE_NAME, name: change.name.replace(BASE_MODEL, BASE_NAME) }
}

/** What two releases of Odoo differ in. */
export function diffReleases(before: Release, after: Release, scope: DiffScope = {}): ReleaseDiff {
  const context = new DiffContext(before, after)
  const modules = scope.module === undefined ? undefined : [scope.module]
  const changes: ReleaseChange[] = []
  if (scope.model === undefined) changes.push(...moduleChanges(context))
  changes.push(...modelChanges(context, scope.model === BASE_NAME ? BASE_MODEL : scope.model).map(named))
  changes.push(...viewChanges(context, modules))
  if (scope.model === undefined)
    changes.push(...idChanges(context, modules), ...clientChanges(context, modules), ...pythonChanges(context, modules))
  const { module, model } = scope
  const kept = changes.filter(
    (change) =>
      (module === undefined || change.module === module || change.name === module) &&
      (model === undefined || change.model === model || (change.subject === 'model' && change.name === model)),
  )
  return {
    from: before.series,
    to: after.series,
    changes: kept.sort(
      (a, b) =>
        CHANGE_SUBJECTS.indexOf(a.subject) - CHANGE_SUBJECTS.indexOf(b.subject) ||
        compareText(a.module, b.module) ||
        compareText(a.name, b.name) ||
        compareText(a.before, b.before),
    ),
    catalogue: module === undefined && model === undefined ? catalogueBetween(before.series, after.series) : [],
    gaps: [...before.gaps, ...after.gaps],
  }
}

/** Both releases, and what is known of renames between them. */
export class DiffContext {
  readonly before: Release
  readonly after: Release
  readonly #renames = new KnownRenames()
  readonly #hints = new NameHints()

  constructor(before: Release, after: Release) {
    this.before = before
    this.after = after
  }

  renamed(kind: 'module' | 'model' | 'field' | 'xmlid', name: string): Replacement | undefined {
    return this.#renames.find(kind, name, this.before.series, this.after.series)
  }

  /** Names of a kind that OpenUpgrade speaks of in the steps between both, with what they became. */
  known(kind: 'model'): readonly (readonly [old: string, now: string])[] {
    return hopsBetween(this.before.series, this.after.series).flatMap((series) => this.#renames.all(kind, series))
  }

  /** Words kept by hand about a name that is gone. */
  hint(subject: ChangeSubject, name: string): string | undefined {
    const kind = subject === 'view' ? 'xmlid' : subject
    return kind === 'model' || kind === 'field' || kind === 'method' || kind === 'xmlid'
      ? this.#hints.find(kind, name, this.before.series, this.after.series)?.to
      : undefined
  }

  /** The module that holds what a module held. */
  heir(module: string): string {
    return this.after.module(module) ? module : (this.renamed('module', module)?.to ?? module)
  }

  get proof(): string {
    return `files of Odoo ${this.before.series} and ${this.after.series} compared`
  }
}

function moduleChanges(context: DiffContext): readonly ReleaseChange[] {
  const { before, after } = context
  const old = shippedModules(before)
  const now = new Set(shippedModules(after))
  const make = (
    name: string,
    verdict: ReleaseChange['verdict'],
    to: string,
    evidence: string,
    confidence: ReleaseChange['confidence'],
  ): ReleaseChange => ({
    subject: 'module',
    verdict,
    name,
    module: name,
    model: '',
    before: verdict === 'added' ? '' : name,
    after: to,
    evidence,
    confidence,
  })
  const gone = old.filter((name) => !now.has(name))
  const changes = gone.map((name) => {
    const replacement = context.renamed('module', name)
    return replacement && after.module(replacement.to)
      ? make(name, replacement.how, replacement.to, replacement.evidence, replacement.confidence)
      : make(name, 'removed', '', context.proof, after.gaps.length > 0 ? 'likely' : 'proven')
  })
  const known = new Set(old)
  const taken = new Set(changes.map((change) => change.after))
  for (const name of now)
    if (!known.has(name) && !taken.has(name)) changes.push(make(name, 'added', name, context.proof, 'proven'))
  return changes
}
