import type { Expr } from '../../parse/python/ast.ts'

/** One command for a `one2many` or `many2many` field, in a list that an `eval` gives. */
export interface LineCommand {
  readonly node: Expr
  /** 0 create, 1 update, 2 delete, 3 unlink, 4 link, 5 clear, 6 set; `undefined`: it cannot be told */
  readonly code: number | undefined
  /** the values of a line that is created or updated */
  readonly values: Expr | undefined
  /** what is wrong with it, as the end of a sentence */
  readonly fault: string | undefined
  /** Odoo passes over it without a word */
  readonly ignored?: true
}

const CODES: Readonly<Record<string, number>> = {
  create: 0,
  update: 1,
  delete: 2,
  unlink: 3,
  link: 4,
  clear: 5,
  set: 6,
}

/** The commands of a list that is written out; what is not is left out. */
export function lineCommands(list: Expr): readonly LineCommand[] {
  if (list.t !== 'List' && list.t !== 'Tuple') return []
  return list.items.flatMap((item) => command(item) ?? [])
}

/** The records that the commands of a list link or set, where they are written out. */
export function linkedRecords(list: Expr): readonly Expr[] {
  return lineCommands(list).flatMap(({ node, code }) => {
    const call = node.t === 'Call' ? node.args[0] : undefined
    const parts = node.t === 'Tuple' || node.t === 'List' ? node.items : []
    if (code === 4) return call ?? parts[1] ?? []
    const records = code === 6 ? (call ?? parts[2]) : undefined
    return records?.t === 'List' || records?.t === 'Tuple' ? records.items : []
  })
}

function command(node: Expr): LineCommand | undefined {
  if (node.t === 'Call') return called(node)
  if (node.t !== 'Tuple' && node.t !== 'List') return undefined
  const [first, second, third] = node.items
  const code = codeOf(first)
  if (first && code === undefined && first.t === 'Num')
    return { node, code, values: undefined, fault: `${first.raw} is no command; there are 0 to 6`, ignored: true }
  if (code === undefined) return undefined
  const needed = code === 5 ? 1 : code === 0 || code === 1 || code === 6 ? 3 : 2
  if (node.items.length < needed)
    return {
      node,
      code,
      values: undefined,
      fault: `command ${code} needs ${needed} parts, this one has ${node.items.length}`,
    }
  const fault = code === 6 ? setFault(third) : code === 5 || code === 0 ? undefined : linkFault(code, second)
  if (fault !== undefined) return { node, code, values: undefined, fault }
  return { node, code, values: code === 0 || code === 1 ? third : undefined, fault: undefined }
}

/** What is wrong with the records of command 6, as far as they are written out. */
function setFault(records: Expr | undefined): string | undefined {
  if (!records) return undefined
  if (records.t === 'Num' || records.t === 'Str' || records.t === 'Dict')
    return 'command 6 takes a list of records as its third part'
  if (isRef(records)) return 'command 6 takes a list, and ref() gives one record: write [ref(…)]'
  if (records.t !== 'List' && records.t !== 'Tuple') return undefined
  for (const record of records.items) {
    const fault = textFault(record)
    if (fault !== undefined) return fault
  }
  return undefined
}

/** What is wrong with the one record of a command. */
function linkFault(code: number, record: Expr | undefined): string | undefined {
  if (record?.t === 'List' && code === 4) return 'command 4 takes one record; use 6 for a list'
  return record && textFault(record)
}

/** Numbers of records may be written as texts; external ids need `ref`. */
function textFault(record: Expr): string | undefined {
  if (record.t !== 'Str' || /^\s*\d+\s*$/.test(record.value)) return undefined
  return `'${record.value}' is a text and no number of a record: write ref('${record.value}')`
}

/** `ref('…')`: in data it gives the number of one record. */
export function isRef(expr: Expr): boolean {
  return expr.t === 'Call' && expr.func.t === 'Name' && expr.func.id === 'ref'
}

function codeOf(first: Expr | undefined): number | undefined {
  if (first?.t === 'Num' && Number.isInteger(first.value) && first.value >= 0 && first.value <= 6) return first.value
  if (first?.t === 'Attribute' && first.value.t === 'Name' && first.value.id === 'Command')
    return CODES[first.attr.toLowerCase()]
  return undefined
}

function called(node: Expr & { readonly t: 'Call' }): LineCommand | undefined {
  const { func, args } = node
  if (func.t !== 'Attribute' || func.value.t !== 'Name' || func.value.id !== 'Command') return undefined
  const code = CODES[func.attr]
  if (code === undefined) return { node, code, values: undefined, fault: `Command has no '${func.attr}'` }
  const [first] = args
  const fault = code === 6 ? setFault(first) : code === 0 ? undefined : linkFault(code, first)
  if (fault !== undefined) return { node, code, values: undefined, fault }
  return { node, code, values: code === 0 ? first : code === 1 ? args[1] : undefined, fault: undefined }
}
