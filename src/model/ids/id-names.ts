/** Names of the ids that the ORM makes, as `odoo/addons/base/models/ir_model.py` builds them. */

export function modelId(module: string, model: string): string {
  return `${module}.model_${flatName(model)}`
}

export function fieldId(module: string, model: string, field: string): string {
  return `${module}.field_${flatName(model)}__${field}`
}

export function selectionId(module: string, model: string, field: string, key: string): string {
  return `${module}.selection__${flatName(model)}__${field}__${key.replace(/[. ]/g, '_').toLowerCase()}`
}

export function inheritId(module: string, model: string, parent: string): string {
  return `${module}.model_inherit__${flatName(model)}__${flatName(parent)}`
}

/** The id of the record that a delegating record makes for its parent. */
export function delegatedId(id: string, parent: string): string {
  return `${id}_${flatName(parent)}`
}

/** The id of a module's category, made of the manifest's `category`; with those of the categories above it. */
export function categoryIds(category: string): readonly string[] {
  const parts = category.split('/').map((part) => part.toLowerCase())
  return parts.map(
    (_, i) =>
      `base.module_category_${parts
        .slice(0, i + 1)
        .join('_')
        .replaceAll('&', 'and')
        .replaceAll(' ', '_')}`,
  )
}

export function flatName(model: string): string {
  return model.replaceAll('.', '_')
}
