import type { FieldPart } from '../facts/module-facts.ts'
import type { FieldFacts } from '../facts/python-facts.ts'
import { type ModelClass, writtenFields } from '../model/models/model-classes.ts'
import type { ModelView } from '../model/models/models.ts'
import type { Project } from '../model/project.ts'
import type { Place } from '../text/span.ts'
import { callsSuper } from './upgrade-patterns-python.ts'
import type { Collect, RiskSeverity } from './upgrade-risk.ts'

/** Names that an addon gives and that Odoo gives too at the target: what was the addon's own meets Odoo's. */
export function clashUses(collect: Collect): void {
  moduleClash(collect)
  modelClashes(collect)
  memberClashes(collect)
  idClashes(collect)
  templateClashes(collect)
}

interface Clash {
  readonly kind: string
  readonly symbol: string
  readonly at: Place
  readonly severity: RiskSeverity
  /** does Odoo give the name too? */
  readonly taken: (project: Project) => boolean | undefined
  readonly message: string
}

function tell({ add }: Collect, { taken, ...clash }: Clash): void {
  add({
    ...clash,
    effort: 'review',
    confidence: 'proven',
    alive: (project) => {
      const is = taken(project)
      return is === undefined ? undefined : !is
    },
  })
}

function moduleClash(collect: Collect): void {
  const { addon } = collect
  tell(collect, {
    kind: 'module_clash',
    symbol: addon.name,
    at: addon.manifestPlace(addon.text('name')?.span ?? addon.manifest.span),
    severity: 'load error',
    taken: ({ release }) => release?.module(addon.name) !== undefined,
    message: `Odoo has a module '${addon.name}' of its own: of two modules with one name the addons path decides which is loaded`,
  })
}

/** Models that the addon makes, and that a module in its reach makes too. */
function modelClashes(collect: Collect): void {
  const { project: before, addon } = collect
  for (const one of before.models.classes(addon)) {
    if (!one.part.creates || !one.part.model) continue
    const { model } = one.part
    tell(collect, {
      kind: 'model_clash',
      symbol: model,
      at: { file: one.facts.file, span: one.definition.nameSpan },
      severity: 'runtime error',
      taken: (project) =>
        project.models
          .contributions(model)
          .some(
            ({ module, part }) =>
              part.creates && project.addon(module) === undefined && isReached(project, addon.name, module),
          ),
      message: `Odoo makes a model '${model}' of its own: this class replaces it`,
    })
  }
}

function isReached(project: Project, from: string, module: string): boolean {
  return module === 'odoo' || project.graph.reach(from).has(module)
}

/** Fields and methods that the addon adds to models which are not its own. */
function memberClashes(collect: Collect): void {
  const { project: before, addon } = collect
  for (const one of before.models.classes(addon)) {
    const { model } = one.part
    const { file } = one.facts
    const viewOf = (project: Project): ModelView | undefined =>
      project.models.view(project.former?.renamed(model) ?? model, addon.name)
    for (const { written, part } of writtenFields(one)) {
      retyped(collect, one, written, part, viewOf)
      tell(collect, {
        kind: 'field_clash',
        symbol: `${model}.${written.name}`,
        at: { file, span: written.nameSpan },
        severity: meets(odoosField(viewOf(collect.after), written.name, collect.after), part)
          ? 'silent loss'
          : 'runtime error',
        taken: (project) => {
          const view = viewOf(project)
          return view && odoosField(view, written.name, project) !== undefined
        },
        message: `Odoo gives '${model}' a field '${written.name}' of its own: this definition changes that field, and both write to one column`,
      })
    }
    for (const method of one.definition.methods) {
      if (method.name.startsWith('__') || callsSuper(method)) continue
      tell(collect, {
        kind: 'method_clash',
        symbol: `${model}.${method.name}`,
        at: { file, span: method.nameSpan },
        severity: 'silent loss',
        taken: (project) => {
          const view = viewOf(project)
          return view?.method(method.name)?.definitions.some(({ module }) => project.addon(module) === undefined)
        },
        message: `Odoo gives '${model}' a method '${method.name}' of its own: this one takes its place without calling it`,
      })
    }
  }
}

/** A field of Odoo's that the addon writes anew with the type that it had. */
function retyped(
  { project: before, after, add }: Collect,
  one: ModelClass,
  written: FieldFacts,
  part: FieldPart,
  viewOf: (project: Project) => ModelView | undefined,
): void {
  const of = (project: Project): FieldPart | undefined => odoosField(viewOf(project), written.name, project)
  const was = of(before)
  const now = of(after)
  if (!was || !now || was.type !== part.type) return
  add({
    kind: 'field_type',
    symbol: `${one.part.model}.${written.name}`,
    at: { file: one.facts.file, span: written.nameSpan },
    severity: 'silent loss',
    effort: 'review',
    alive: (project) => {
      const there = of(project)
      return there && there.type === part.type
    },
    message: `'${one.part.model}.${written.name}' is ${now.type} in Odoo, and this class makes it ${part.type} as it was`,
    confidence: 'likely',
  })
}

/** The last definition of a field by a module that is not the user's. */
function odoosField(view: ModelView | undefined, field: string, project: Project): FieldPart | undefined {
  return view?.field(field)?.definitions.findLast(({ module }) => project.addon(module) === undefined)?.field
}

function meets(odoos: FieldPart | undefined, own: FieldPart): boolean {
  return (
    odoos === undefined ||
    (odoos.type === own.type && (odoos.comodel ?? own.comodel) === (own.comodel ?? odoos.comodel))
  )
}

/** Records that the addon makes under the name of another module. */
function idClashes(collect: Collect): void {
  const { project: before, addon } = collect
  for (const record of before.dataRecords(addon)) {
    const { id } = record
    if (id === undefined || !record.record.id) continue
    const [namespace = ''] = id.split('.')
    if (namespace === addon.name || before.addon(namespace)) continue
    tell(collect, {
      kind: 'xmlid_clash',
      symbol: id,
      at: { file: record.file.file, span: record.record.id.span },
      severity: 'silent loss',
      taken: (project) => project.ids.declarations(id).some(({ module }) => project.addon(module) === undefined),
      message: `Odoo has a record '${id}' of its own: this one changes it`,
    })
  }
}

/** Client templates under a name that Odoo gives too. */
function templateClashes(collect: Collect): void {
  const { project: before, addon } = collect
  for (const { part, extends: extending } of before.templates.ofModule(addon.name)) {
    if (extending || part.name === '' || !part.place) continue
    tell(collect, {
      kind: 'template_clash',
      symbol: part.name,
      at: part.place,
      severity: 'runtime error',
      taken: (project) =>
        project.templates
          .named(part.name)
          .some(({ module }) => project.addon(module) === undefined && isReached(project, addon.name, module)),
      message: `Odoo has a client template '${part.name}' of its own: of two templates with one name only one is drawn`,
    })
  }
}
