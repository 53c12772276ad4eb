import type { Expr } from '../../parse/python/ast.ts'
import type { FieldView } from '../models/models.ts'
import { isRef } from './data-commands.ts'

/** Field classes with a value that leads to records. */
const TO_MANY: ReadonlySet<string> = new Set(['One2many', 'Many2many'])

/** Numbers as Python's `int` and `float` read them. */
const PYTHON_INT = /^[+-]?\d+(?:_\d+)*$/
const PYTHON_FLOAT = /^[+-]?(?:(?:\d+(?:_\d+)*\.?\d*|\.\d+)(?:e[+-]?\d+)?|inf(?:inity)?|nan)$/i

/**
 * Why Odoo refuses a text as the value of a field, as the end of a sentence; `undefined`: it takes it, or that cannot be
 * known. `text` is not trimmed. As `_tag_record` of `odoo/tools/convert.py` converts it, and then the field.
 */
export function textFault(field: FieldView, text: string): string | undefined {
  const value = text.trim()
  const shown = `'${value.length > 40 ? `${value.slice(0, 40)}…` : value}'`
  switch (field.type) {
    case 'Many2one':
      if (text === '' || PYTHON_INT.test(value)) return undefined
      return `it needs a record, and ${shown} is a text: write ref="…" for an external id`
    case 'Integer':
      return PYTHON_INT.test(value)
        ? undefined
        : value === ''
          ? 'the empty text is no whole number'
          : `${shown} is no whole number`
    case 'Float':
    case 'Monetary':
      return PYTHON_FLOAT.test(value)
        ? undefined
        : value === ''
          ? 'the empty text is no number'
          : `${shown} is no number`
    case 'Date':
      return text === '' || isDate(text.slice(0, 10)) ? undefined : `${shown} is no date; write it as 2024-12-31`
    case 'Datetime':
      return text === '' || isDatetime(text)
        ? undefined
        : `${shown} is no date with time; write it as 2024-12-31 23:59:59`
    case 'Many2many':
      return value === '' ? undefined : `it needs a list of commands, and ${shown} is a text: write eval="[…]"`
    case 'Reference':
      if (text === '' || /^[\w.]+,\s*\d+\s*$/.test(text)) return undefined
      return `${shown} is no 'model,number'; write ref="…" for an external id`
    default:
      return undefined
  }
}

/** Why Odoo refuses a cell of a CSV file that is not empty, as `ir.fields.converter` reads it. */
export function csvFault(field: FieldView, value: string): string | undefined {
  return CSV_CHECKED.has(field.type) ? textFault(field, value) : undefined
}

/** Records are looked up by their names; keys of a selection may be given by their labels. */
const CSV_CHECKED: ReadonlySet<string> = new Set(['Integer', 'Float', 'Monetary', 'Date', 'Datetime'])

/** Why Odoo refuses a literal that an `eval` gives; `undefined`: it takes it, or that cannot be known. */
export function literalFault(field: FieldView, expr: Expr): string | undefined {
  const { type } = field
  if (expr.t === 'Str') {
    if (TO_MANY.has(type)) return expr.value === '' ? undefined : 'it needs a list of commands, not a text'
    return textFault(field, expr.value)
  }
  const isNumber = type === 'Integer' || type === 'Float' || type === 'Monetary'
  if (expr.t === 'Const' && expr.value === null && isNumber)
    return 'None is no number; write False or leave the field out'
  if (expr.t === 'List' || expr.t === 'Tuple' || expr.t === 'Dict') {
    if (isNumber) return 'a list is no number'
    if (type === 'Many2one' && !(expr.t !== 'Dict' && expr.items.length === 0))
      return 'it takes one record, not a list; write ref="…"'
    if (type === 'Selection') return 'a list is no key of a selection'
  }
  if (TO_MANY.has(type) && expr.t === 'Num' && expr.value !== 0) return 'it needs a list of commands, not a number'
  if (TO_MANY.has(type) && isRef(expr))
    return 'it needs a list of commands, and ref() gives one record: write [(4, ref(…))]'
  return undefined
}

/** Why Odoo refuses `ref="…"` for a field: it gives the number of a record. */
export function refFault(field: FieldView): string | undefined {
  switch (field.type) {
    case 'One2many':
    case 'Many2many':
      return `ref="…" gives one record, but it needs a list of commands: write eval="[(4, ref('…'))]"`
    case 'Selection':
      return 'ref="…" gives the number of a record, which is no key of a selection'
    case 'Date':
    case 'Datetime':
      return 'ref="…" gives the number of a record, which is no date'
    default:
      return undefined
  }
}

function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)
  if (!match) return false
  const [, year, month, day] = match.map(Number)
  return isDay(year ?? 0, month ?? 0, day ?? 0)
}

function isDay(year: number, month: number, day: number): boolean {
  if (year < 1 || month < 1 || month > 12 || day < 1) return false
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return day <= (month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31)
}

/** `fields.Datetime.to_datetime` cuts the format to the text's length: only whole parts of it fit. */
function isDatetime(text: string): boolean {
  const [date = '', clock, more] = text.split(' ')
  if (more !== undefined || date.length !== 10 || !isDate(date)) return false
  if (clock === undefined) return true
  const match = /^(\d{2})(?::(\d{2})(?::(\d{2}))?)?$/.exec(clock)
  return match !== null && Number(match[1]) < 24 && Number(match[2] ?? 0) < 60 && Number(match[3] ?? 0) < 62
}
