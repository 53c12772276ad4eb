import type { FunctionFacts } from '../../facts/python-facts.ts'

/** What the code of a function takes a parameter for; `either`: it tells apart which of both it was given. */
export type ParameterUse = 'cursor' | 'environment' | 'either' | 'unknown'

/** Members that a cursor has and an environment lacks, and the other way round. */
const OF_CURSOR =
  /^(?:execute|executemany|execute_values|fetchone|fetchall|fetchmany|dictfetchone|dictfetchall|dictfetchmany|rowcount|mogrify|copy_from|copy_expert|commit|rollback|savepoint|split_for_in_conditions|dbname|_cnx|description|print_log|postcommit|precommit)$/
const OF_ENVIRONMENT =
  /^(?:cr|ref|user|uid|company|companies|context|su|registry|lang|add_to_compute|all|invalidate_all|flush_all)$/

/**
 * Tells what a function does with the parameter at a position: which members it asks of it, whether an environment is
 * made of it, and, where it is handed on, what functions of the same file do with it. A parameter that is given another
 * value tells nothing.
 */
export function parameterUse(
  facts: Pick<FunctionFacts, 'params' | 'node'>,
  position: number,
  functions: readonly FunctionFacts[],
  depth = 3,
): ParameterUse {
  const name = [...facts.params.posonly, ...facts.params.args][position]?.name
  if (name === undefined) return 'unknown'
  const reader = new UseReader(name, functions, depth)
  reader.read(facts.node.body)
  if (reader.either) return 'either'
  if (reader.rebound || (reader.cursor && reader.environment)) return 'unknown'
  return reader.cursor ? 'cursor' : reader.environment ? 'environment' : 'unknown'
}

class UseReader {
  cursor = false
  environment = false
  /** it is made anew */
  rebound = false
  /** it is told apart */
  either = false
  readonly #name: string
  readonly #functions: readonly FunctionFacts[]
  readonly #depth: number

  constructor(name: string, functions: readonly FunctionFacts[], depth: number) {
    this.#name = name
    this.#functions = functions
    this.#depth = depth
  }

  read(node: unknown): void {
    if (Array.isArray(node)) {
      for (const item of node) this.read(item)
      return
    }
    if (!isNode(node)) return
    if (node.t === 'Attribute' && this.#isIt(node.value)) this.#member(String(node.attr))
    else if (node.t === 'Subscript' && this.#isIt(node.value)) this.environment = true
    else if (node.t === 'Compare' && this.#isIt(node.comparators) && /in$/.test(String(node.ops)))
      this.environment = true
    else if (node.t === 'Call') this.#call(node)
    else if (node.t === 'Assign' && this.#isIt(node.targets)) this.rebound = true
    // `env = env_or_cr`: taken for what a test has told
    else if (node.t === 'Assign' && this.#isIt(node.value)) this.either = true
    for (const value of Object.values(node)) this.read(value)
  }

  #member(name: string): void {
    if (OF_CURSOR.test(name)) this.cursor = true
    else if (OF_ENVIRONMENT.test(name)) this.environment = true
  }

  #call(node: Node): void {
    const args = Array.isArray(node.args) ? node.args : []
    const position = args.findIndex((one) => this.#isIt(one))
    const func = node.func
    if (position < 0 || !isNode(func)) return
    const called = func.t === 'Name' ? func.id : func.attr
    if (called === 'Environment' && position === 0) this.cursor = true
    // it looks which of both it was given
    if (/^(?:hasattr|isinstance)$/.test(String(called))) this.either = true
    const other = func.t === 'Name' && this.#functions.find((one) => one.name === called)
    if (!other || this.#depth === 0) return
    const use = parameterUse(other, position, this.#functions, this.#depth - 1)
    if (use === 'cursor') this.cursor = true
    else if (use === 'environment') this.environment = true
    else if (use === 'either') this.either = true
  }

  #isIt(node: unknown): boolean {
    if (Array.isArray(node)) return node.some((item) => this.#isIt(item))
    return isNode(node) && node.t === 'Name' && node.id === this.#name
  }
}

interface Node {
  readonly t: string
  readonly [key: string]: unknown
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 't' in value && typeof value.t === 'string'
}

/** Can the function be called with this many arguments by position? */
export function fits({ params }: Pick<FunctionFacts, 'params'>, count: number): boolean {
  const positional = [...params.posonly, ...params.args]
  const needed = positional.filter((one) => !one.default).length
  const named = params.kwonly.some((one) => !one.default)
  return !named && needed <= count && (params.vararg !== null || positional.length >= count)
}
