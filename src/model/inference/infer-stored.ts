import { since } from '../../text/series.ts'
import type { Span } from '../../text/span.ts'
import type { FieldView } from '../models/field-view.ts'
import type { ModelView } from '../models/model-view.ts'
import type { ExpressionReader } from './infer-expression.ts'

/** Methods that a model may override to make more of its fields fit for the database. */
const MADE_FIT = {
  domain: ['_search', 'search', 'search_count', 'search_read', '_where_calc'],
  order: ['_search', 'search', '_order_to_sql', '_order_field_to_sql', '_field_to_sql'],
  group: ['read_group', '_read_group', '_read_group_groupby', '_read_group_raw', '_field_to_sql'],
} as const

/** Judges a path of fields that the database is asked for: computed fields that are not stored are not in it. */
export function checkStored(
  reader: ExpressionReader,
  start: ModelView,
  path: string,
  span: Span,
  use: 'domain' | 'order' | 'group',
): void {
  // until 17.0 an order by such a field is passed over
  if (use === 'order' && !since(reader.world.series, '18.0')) return
  let view: ModelView | undefined = start
  for (const name of path.split('.')) {
    const field: FieldView | undefined = view?.field(name)
    if (!view || !field || MADE_FIT[use].some((method) => view?.isOverridden(method))) return
    const computed = field.compute !== undefined && !field.related && !field.part.open && field.definitions.length > 0
    const lost = use === 'domain' ? field.searchable === false : computed && !field.stored && !field.delegated
    if (lost) {
      reader.emit(span, { kind: 'unstored', view, field: name, path, use })
      return
    }
    view = use === 'domain' && field.comodel !== undefined ? reader.world.find(field.comodel) : undefined
  }
}
