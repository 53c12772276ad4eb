import type { ClassFacts } from '../../src/facts/python-facts.ts'
import type { Expr } from '../../src/parse/python/ast.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import type { Fix } from '../../src/text/edit.ts'

const BY_NAME: ReadonlySet<string> = new Set(['compute', 'inverse', 'search', 'group_expand'])
const BY_LAMBDA: ReadonlySet<string> = new Set(['default', 'domain'])

export default defineRule({
  title: 'A field is given a function where a name lets others override it',
  scope: 'addon',
  uninstallable: true,
  severity: 'info',
  confidence: 'proven',
  since: '0.1.0',
  optional: true,
  parts: [
    { names: ['inheritable-method-string', 'E8147'], keys: ['name'] },
    { names: ['inheritable-method-lambda', 'E8148'], keys: ['lambda'] },
  ],
  messages: {
    name: "{parameter}={method} is this very function: an addon that overrides {method} is not heard; write {parameter}='{method}'",
    lambda:
      '{parameter}={method} is this very function: an addon that overrides {method} is not heard; write {parameter}=lambda self: self.{method}()',
  },
  check({ addon, report }) {
    for (const facts of addon.python.values())
      for (const one of facts.classes)
        for (const field of one.fields)
          for (const [parameter, value] of Object.entries(field.args)) {
            const method = methodOf(one, value)
            const key = BY_NAME.has(parameter) ? 'name' : BY_LAMBDA.has(parameter) ? 'lambda' : undefined
            if (method === undefined || !key) continue
            const fix = (): Fix => {
              const text = key === 'name' ? `'${method}'` : `lambda self: self.${method}()`
              const edits = [{ file: facts.file, span: [value.s, value.e] as const, text }]
              return { title: `Write ${text}`, safety: key === 'name' ? 'safe' : 'unsafe', edits }
            }
            report(key, { file: facts.file, span: [value.s, value.e] }, { parameter, method }, { fix })
          }
  },
})

/** The method of the class that the value is. */
function methodOf({ methods }: ClassFacts, value: Expr): string | undefined {
  return value.t === 'Name' && methods.some(({ name }) => name === value.id) ? value.id : undefined
}
