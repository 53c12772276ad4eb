import type { ClassDef } from '../../src/parse/python/ast.ts'
import { dottedName } from '../../src/parse/python/walk.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'Tests that run at no time, or twice',
  scope: 'addon',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    never:
      "these tests lose 'at_install' and do not get 'post_install': Odoo runs them at no time, whichever tests are asked for; write @tagged('post_install', '-at_install')",
    twice:
      "these tests run when the addon is installed and once more when all are, and Odoo warns of it; write @tagged('post_install', '-at_install')",
  },
  check({ addon, report }) {
    for (const [relative, facts] of addon.python) {
      if (!relative.startsWith('tests/test_')) continue
      for (const statement of facts.body) {
        const tags = statement.t === 'ClassDef' ? tagsOf(statement) : undefined
        if (statement.t !== 'ClassDef' || !tags) continue
        const at = { file: facts.file, span: [statement.ns, statement.ns + statement.name.length] as const }
        const after = tags.has('post_install')
        const during = !tags.has('-at_install')
        if (!after && !during) report('never', at, {})
        else if (after && during) report('twice', at, {})
      }
    }
  },
})

/** The tags of a class of tests, where they are written out and no parent of the addon's own has some. */
function tagsOf({ decorators, bases, body }: ClassDef): ReadonlySet<string> | undefined {
  const isTest = body.some((one) => one.t === 'FunctionDef' && one.name.startsWith('test_'))
  if (!isTest || bases.length === 0 || !bases.every((base) => CASES.test(dottedName(base) ?? ''))) return undefined
  const [only, ...more] = decorators
  if (only?.t !== 'Call' || more.length > 0 || !/(?:^|\.)tagged$/.test(dottedName(only.func) ?? '')) return undefined
  if (only.args.some((arg) => arg.t !== 'Str')) return undefined
  return new Set(only.args.flatMap((arg) => (arg.t === 'Str' ? [arg.value] : [])))
}

/** Odoo's own classes, which have the tags `standard` and `at_install` alone. */
const CASES = /(?:^|\.)(?:TransactionCase|SavepointCase|SingleTransactionCase|HttpCase|BaseCase)$/
