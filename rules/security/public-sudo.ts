import { doorsOf } from '../../src/model/data/open-doors.ts'
import { isElevated, isGuarded } from '../../src/model/inference/elevated.ts'
import { taintPaths } from '../../src/model/inference/taint-paths.ts'
import type { Expr } from '../../src/parse/python/ast.ts'
import { walkExprs } from '../../src/parse/python/walk.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A visitor picks the record that a public page takes with all rights',
  scope: 'addon',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  aliases: ['public-controller-sudo-risk'],
  messages: {
    picked:
      "a visitor who is not logged in gives '{name}', and {what} with sudo() what it says: by trying numbers all records are reached; leave sudo() out, or ask for an access token first",
  },
  check({ project, addon, report }) {
    const door = doorsOf(project)
    const told = new Set<string>()
    for (const { unit, label, path } of taintPaths(
      project,
      addon,
      'sudo',
      (node, labels) => {
        if (node.func.t !== 'Attribute' || !Object.hasOwn(PICKS, node.func.attr) || !isElevated(node.func.value))
          return undefined
        const [first] = node.args
        return first && !asksForSecret(first) && !isBounded(first, labels) ? labels(first) : undefined
      },
      true,
    )) {
      const from = door(unit, label)
      const at = path.at(-1)
      if (from?.kind !== 'route' || !/^(?:public|none)$/.test(from.auth) || !at || told.has(`${at.file}:${at.span[0]}`))
        continue
      if (isGuarded(unit)) continue
      told.add(`${at.file}:${at.span[0]}`)
      const related = [{ file: unit.facts.file, span: unit.method.nameSpan, note: 'the page' }, ...path.slice(0, -1)]
      report('picked', at, { name: label, what: 'the page reads or changes' }, { related })
    }
  },
})

const PICKS: Readonly<Record<string, true>> = {
  browse: true,
  search: true,
  search_read: true,
  write: true,
  unlink: true,
}

const SECRET = /token|secret|hash|uuid|signature|access|password|api_?key|code$|reference|published|barcode/i

/** A search for a value that only whoever was told it knows, or for what is public. */
function asksForSecret(domain: Expr): boolean {
  let found = false
  walkExprs(domain, (node) => {
    if (node.t === 'Str' && SECRET.test(node.value)) found = true
  })
  return found
}

/** A domain with a term of the page's own beside that of the visitor. */
function isBounded(domain: Expr, labels: (expr: Expr) => ReadonlySet<string>): boolean {
  if (domain.t !== 'List') return false
  return domain.items.some((term) => {
    const value = term.t === 'Tuple' ? term.items[2] : undefined
    return value !== undefined && value.t !== 'Const' && value.t !== 'Str' && labels(value).size === 0
  })
}
