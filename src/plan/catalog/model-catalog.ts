import { type FieldView, ModelIndex, WHOLE } from '../../model/models/models.ts'
import type { Project } from '../../model/project.ts'
import { compareText } from '../../text/compare-text.ts'
import type { NamePattern } from '../../text/name-pattern.ts'
import type { Place } from '../../text/span.ts'

export interface CatalogField {
  readonly name: string
  /** as `ir.model.fields` names it: `many2one`, `char` … */
  readonly type: string
  readonly comodel: string | undefined
  readonly inverse: string | undefined
  readonly related: string | undefined
  readonly compute: string | undefined
  readonly required: boolean
  readonly stored: boolean
  /** keys of a selection; `undefined` when there is none, or not all are known */
  readonly selection: readonly string[] | undefined
  /** modules that define or change it, in the order of loading; none for a field that the ORM adds */
  readonly modules: readonly string[]
}

export interface CatalogModel {
  readonly model: string
  readonly kind: 'model' | 'transient' | 'abstract'
  readonly table: string | undefined
  /** models whose members it takes over */
  readonly inherit: readonly string[]
  /** delegation: parent model → link field */
  readonly inherits: Readonly<Record<string, string>>
  /** the module that makes it, then those that extend it, in the order of loading */
  readonly modules: readonly string[]
  readonly place: Place | undefined
  /** a part of it is written in a way that a reading cannot follow: it may have more */
  readonly open: boolean
  readonly fields: readonly CatalogField[]
}

/** The models of a database with these modules (in load order), by name, as all of them together make them. */
export function modelCatalog(
  project: Project,
  modules: readonly string[],
  options: { readonly pattern: NamePattern | undefined; readonly own: boolean },
): readonly CatalogModel[] {
  const index = new ModelIndex(project, ['odoo', ...modules])
  const checked = new Set(project.checked.map((addon) => addon.name))
  return index.names().flatMap((name): CatalogModel[] => {
    if (options.pattern && !options.pattern(name)) return []
    const view = index.view(name, WHOLE)
    if (!view || name.startsWith('_base_')) return []
    const owners = [...new Set(view.contributions.map(({ module }) => module))]
    if (!options.pattern && options.own && !owners.some((module) => checked.has(module))) return []
    const maker = view.contributions.findLast(({ part }) => part.creates)
    return [
      {
        model: name,
        kind: view.kind,
        table: view.auto ? view.table : undefined,
        inherit: [...view.parents].sort(),
        inherits: Object.fromEntries(view.inherits),
        modules: owners,
        place: maker?.part.place,
        open: view.open,
        fields: [...view.fields.values()].map(catalogField).sort((a, b) => compareText(a.name, b.name)),
      },
    ]
  })
}

function catalogField(field: FieldView): CatalogField {
  return {
    name: field.name,
    type: columnType(field.type),
    comodel: field.comodel,
    // a delegated field is a related one, which has no inverse of its own
    inverse: field.delegated ? undefined : field.part.inverse,
    related: field.related,
    compute: field.compute,
    required: field.part.required === true,
    stored: field.stored,
    selection: field.selection,
    modules: [...new Set(field.definitions.map(({ module }) => module))],
  }
}

/** `ttype` of a field class (`odoo/fields.py`, the attribute `type`, the same in 14.0 to 19.0). */
function columnType(type: string): string {
  return COLUMN_TYPES[type] ?? type.toLowerCase()
}

const COLUMN_TYPES: Readonly<Record<string, string>> = {
  Id: 'integer',
  Image: 'binary',
  Many2oneReference: 'many2one_reference',
  PropertiesDefinition: 'properties_definition',
}
