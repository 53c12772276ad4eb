import type { CatalogField, CatalogModel } from '../../plan/catalog/model-catalog.ts'
import { colour } from '../colour.ts'
import { escapeTerminal } from '../escape.ts'
import { type PlaceWords, placeFields, placeText } from '../place-words.ts'

/** `{"models":[{"model","kind","table","module","modules":[…],"file","line","inherit":[…],"inherits":{…},"open","fields":[…]}]}` */
export function presentModelsJson(models: readonly CatalogModel[], words: PlaceWords): string {
  const rows = models.map(({ place, fields, ...model }) => ({
    ...model,
    module: model.modules[0] ?? '',
    table: model.table ?? null,
    ...placeFields(place, words),
    fields: fields.map((field) => ({
      ...field,
      comodel: field.comodel ?? null,
      inverse: field.inverse ?? null,
      related: field.related ?? null,
      compute: field.compute ?? null,
      selection: field.selection ?? null,
    })),
  }))
  return rows.length === 0
    ? '{"models":[]}\n'
    : `{"models":[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]}\n`
}

/** Each model with who makes and extends it; `fields`: with its fields, one a line. */
export function presentModelsText(
  models: readonly CatalogModel[],
  words: PlaceWords,
  options: { readonly colour: boolean; readonly fields: boolean },
): string {
  const { faint, heading } = colour(options.colour)
  const lines: string[] = []
  for (const model of models) {
    const [maker = '', ...others] = model.modules
    const by = others.length > 0 ? `${maker}, then ${others.join(', ')}` : maker
    lines.push(
      `${heading(escapeTerminal(model.model))}  ${model.kind}, ${model.fields.length} fields  ${faint(escapeTerminal(`${by}  ${placeText(model.place, words)}`.trimEnd()))}`,
    )
    if (!options.fields) continue
    const width = Math.max(0, ...model.fields.map((field) => field.name.length))
    for (const field of model.fields)
      lines.push(
        escapeTerminal(`  ${field.name.padEnd(width)}  ${fieldWords(field)}`) +
          faint(escapeTerminal(`  ${field.modules.join(', ')}`)),
      )
  }
  lines.push(heading(`${models.length} model${models.length === 1 ? '' : 's'}`))
  return `${lines.join('\n')}\n`
}

function fieldWords(field: CatalogField): string {
  const notes = [
    ...(field.required ? ['required'] : []),
    ...(field.related ? [`related ${field.related}`] : field.compute ? [`compute ${field.compute}`] : []),
    ...(field.stored ? [] : ['not stored']),
    ...(field.selection ? [field.selection.join(' | ')] : []),
  ]
  const target = field.comodel ? ` → ${field.comodel}${field.inverse ? `.${field.inverse}` : ''}` : ''
  return `${field.type}${target}${notes.length > 0 ? `  ${notes.join(', ')}` : ''}`
}
