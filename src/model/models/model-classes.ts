import type { Text } from '../../facts/literal.ts'
import type { FieldPart, ModelPart } from '../../facts/module-facts.ts'
import type { ClassFacts, FieldFacts, PythonFacts } from '../../facts/python-facts.ts'
import type { ClassDef } from '../../parse/python/ast.ts'
import type { Place, Span } from '../../text/span.ts'
import type { Addon } from '../addon.ts'
import { perObject } from '../per-addon.ts'
import type { Project } from '../project.ts'
import { importOrder } from '../python/import-order.ts'
import { pythonFileUses } from '../python/python-uses.ts'
import type { ModelView } from './models.ts'

/** A class of an addon that Odoo's registry takes for a model, or for a part of one. */
export interface ModelClass {
  readonly addon: Addon
  /** path inside the addon */
  readonly relative: string
  readonly facts: PythonFacts
  readonly definition: ClassFacts
  readonly part: ModelPart
  /** the model as the addon sees it; `undefined` when nothing in reach creates it */
  readonly view: ModelView | undefined
  /** it may be left out: its file is imported under a condition or by a function, or it stands under an `if` */
  readonly conditional: boolean
  /** its place in the order in which the addon's classes are registered */
  readonly order: number
}

/** The model classes that an addon registers, in that order; none of an addon that cannot be installed. */
export function readModelClasses(project: Project, addon: Addon): readonly ModelClass[] {
  if (!addon.installable) return []
  const parts = new Map<string, ModelPart>()
  for (const part of project.facts(addon.name)?.models ?? [])
    if (part.place) parts.set(`${part.place.file}:${part.place.span[0]}`, part)
  const uses = pythonFileUses(addon, project.series)
  const classes: ModelClass[] = []
  for (const relative of importOrder(addon)) {
    const facts = addon.python.get(relative)
    if (!facts) continue
    const top = new Set(facts.body.map((statement) => statement.s))
    for (const definition of facts.classes) {
      const part = parts.get(`${facts.file}:${definition.nameSpan[0]}`)
      if (!part) continue
      const conditional = uses.get(relative) !== 'load' || !isTopLevel(definition, top, facts)
      const view = project.models.view(part.model, addon.name)
      classes.push({ addon, relative, facts, definition, part, view, conditional, order: classes.length })
    }
  }
  return classes
}

/** A decorated class begins at its first decorator in the tree, or at `class`: either start is taken. */
function isTopLevel(definition: ClassFacts, starts: ReadonlySet<number>, facts: PythonFacts): boolean {
  if (starts.has(definition.span[0])) return true
  return facts.body.some((statement) => statement.t === 'ClassDef' && statement.ns === definition.nameSpan[0])
}

/** The class in the tree of its file; none for one that stands inside something else. */
export function bodyOf({ facts, definition }: ModelClass): ClassDef | undefined {
  for (const statement of facts.body)
    if (statement.t === 'ClassDef' && statement.ns === definition.nameSpan[0]) return statement
  return undefined
}

/** A place in the file of a class. */
export function placeIn(one: ModelClass, span: Span): Place {
  return { file: one.facts.file, span }
}

/** The models that a class says it inherits from, its own name among them. */
export function inheritedModels(one: ModelClass): readonly Text[] {
  const { inherit } = one.definition
  return inherit === undefined || inherit === 'dynamic' ? [] : inherit
}

/** The models that a class delegates to, each with its link field. */
export function delegations(one: ModelClass): readonly { readonly model: Text; readonly field: Text }[] {
  const { inherits } = one.definition
  return inherits === undefined || inherits === 'dynamic' ? [] : inherits
}

/** What a class says of one of its fields, beside the place and arguments of the writing. */
export interface WrittenField {
  readonly owner: ModelClass
  readonly written: FieldFacts
  /** the writing alone */
  readonly part: FieldPart
}

/** The fields that a class writes. */
export const writtenFields = perObject((one: ModelClass): readonly WrittenField[] => {
  const parts = new Map(one.part.fields.map((part) => [part.place?.span[0], part]))
  return one.definition.fields.flatMap((written) => {
    const part = parts.get(written.nameSpan[0])
    return part ? [{ owner: one, written, part }] : []
  })
})

/** Where an argument of a field stands; its name when it is not written. */
export function argumentPlace({ owner, written }: WrittenField, argument: string): Place {
  const value = written.args[argument]
  return placeIn(owner, value ? [value.s, value.e] : written.nameSpan)
}
