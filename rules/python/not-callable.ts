import { codeScopes } from '../../src/model/python/code-scopes.ts'
import { pythonFileUses } from '../../src/model/python/python-uses.ts'
import type { Expr } from '../../src/parse/python/ast.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A text, list or tuple is called or raised',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    called:
      '{kind} is called here, which ends with TypeError {when}: a comma is missing between it and the bracket behind it',
    raised: '{kind} is raised, which ends with TypeError in its place: raise an exception, such as UserError(…)',
  },
  check({ addon, series, report }) {
    const uses = pythonFileUses(addon, series)
    for (const { relative, facts, node, calls, raises } of codeScopes(addon)) {
      if ((uses.get(relative) ?? 'never') === 'never') continue
      const place = ({ s, e }: Expr) => ({ file: facts.file, span: [s, e] as const })
      const when = node ? 'when the code runs' : 'as the file is imported'
      for (const { func } of calls) {
        const kind = KINDS[func.t]
        if (kind !== undefined) report('called', place(func), { kind, when })
      }
      for (const { exc } of raises) {
        const kind = exc ? KINDS[exc.t] : undefined
        if (exc && kind !== undefined) report('raised', place(exc), { kind })
      }
    }
  },
})

const KINDS: { readonly [type in Expr['t']]?: string } = {
  Str: 'a text',
  JoinedStr: 'a text',
  Bytes: 'a text of bytes',
  Num: 'a number',
  List: 'a list',
  Tuple: 'a tuple',
  Set: 'a set',
  Dict: 'a dict',
}
