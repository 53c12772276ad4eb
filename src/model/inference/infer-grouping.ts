import { since } from '../../text/series.ts'
import type { Span } from '../../text/span.ts'
import { DATE_PARTS } from '../models/field-path.ts'
import type { ModelView } from '../models/model-view.ts'
import type { ExpressionReader } from './infer-expression.ts'
import { isSequence, type Type } from './infer-type.ts'

/** Judges what `_read_group` is given since 17.0: groups in `field:granularity`, sums in `field:aggregate`. */
export function checkGrouping(
  reader: ExpressionReader,
  view: ModelView,
  type: Type,
  argument: 'groupby' | 'aggregates',
): void {
  if (!isSequence(type)) return
  const method = argument === 'groupby' ? '_read_group_groupby' : '_read_group_select'
  if (view.isOverridden('_read_group') || view.isOverridden(method)) return
  for (const node of type.nodes)
    if (node.t === 'Str') {
      const span: Span = [node.s, node.e]
      if (argument === 'groupby') judgeGroup(reader, view, node.value, span)
      else judgeSum(reader, view, node.value, span)
    }
}

function judgeGroup(reader: ExpressionReader, view: ModelView, spec: string, span: Span): void {
  const [name = '', granularity] = spec.split(':')
  const field = /^\w+$/.test(name) ? view.field(name) : undefined
  if (!field || field.part.open || field.type === 'Properties') return
  const dated = field.type === 'Date' || field.type === 'Datetime'
  const emit = (reason: 'undated' | 'lacking' | 'granularity'): void =>
    reader.emit(span, { kind: 'grouping', spec, name: granularity ?? name, reason })
  if (!dated && granularity !== undefined) emit('undated')
  else if (dated && granularity === undefined) emit('lacking')
  else if (granularity !== undefined && !TIMES.has(granularity)) {
    if (!since(reader.world.series, '18.0') || !DATE_PARTS.has(granularity)) emit('granularity')
  }
}

function judgeSum(reader: ExpressionReader, view: ModelView, spec: string, span: Span): void {
  const [name = '', aggregate] = spec.split(':')
  if (name === '__count' || !/^\w+$/.test(name) || (name !== 'id' && !view.field(name))) return
  const emit = (reason: 'bare' | 'aggregate' | 'recordset'): void =>
    reader.emit(span, { kind: 'grouping', spec, name: aggregate ?? name, reason })
  if (aggregate === undefined) emit('bare')
  else if (!AGGREGATES.has(aggregate)) {
    const later = aggregate === 'array_agg_distinct' || aggregate === 'sum_currency'
    if (!later || !since(reader.world.series, '19.0')) emit('aggregate')
  } else if (aggregate === 'recordset' && name !== 'id') {
    const field = view.field(name)
    if (
      field &&
      !field.part.open &&
      /^(?:Char|Text|Html|Integer|Float|Monetary|Boolean|Date|Datetime)$/.test(field.type)
    )
      emit('recordset')
  }
}

/** Parts of time that every release groups by. */
const TIMES: ReadonlySet<string> = new Set(['hour', 'day', 'week', 'month', 'quarter', 'year'])

/** What a group can be summed up by, in every release since 17.0. */
const AGGREGATES: ReadonlySet<string> = new Set([
  'sum', 'avg', 'max', 'min', 'bool_and', 'bool_or', 'array_agg', 'recordset', 'count', 'count_distinct',
]) // biome-ignore format: a table
