import { codeScopes, isAside } from '../../src/model/python/code-scopes.ts'
import { nameOrigin } from '../../src/model/python/name-origin.ts'
import type { Expr } from '../../src/parse/python/ast.ts'
import { dottedName } from '../../src/parse/python/walk.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A value is put into HTML before it is marked as safe',
  scope: 'addon',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  messages: {
    unescaped:
      "Markup() takes the text as it is, and this value was put into it before: HTML in it reaches the page; mark the fixed text alone, as in Markup('<b>%s</b>') % value, which escapes it",
  },
  check({ addon, report }) {
    for (const scope of codeScopes(addon)) {
      if (isAside(scope)) continue
      const { facts, calls } = scope
      for (const { func, args } of calls) {
        const [text] = args
        if (!text || nameOrigin(facts, func) !== 'markupsafe.Markup') continue
        const value = putInto(text).find((one) => isFieldText(one))
        if (value) report('unescaped', { file: facts.file, span: [value.s, value.e] }, {})
      }
    }
  },
})

/** The values that an expression puts into a fixed text. */
function putInto(text: Expr): readonly Expr[] {
  if (text.t === 'JoinedStr')
    return text.pieces.flatMap((piece) =>
      typeof piece === 'string' ? [] : [piece.t === 'Formatted' ? piece.value : piece],
    )
  if (text.t === 'Binary' && text.op === '%' && text.left.t === 'Str') return items(text.right)
  if (text.t === 'Binary' && text.op === '+')
    return [text.left, text.right].flatMap((one) => (one.t === 'Binary' ? putInto(one) : [one]))
  if (text.t === 'Call' && text.func.t === 'Attribute' && text.func.attr === 'format' && text.func.value.t === 'Str')
    return [...text.args, ...text.keywords.map(({ value }) => value)]
  return []
}

function items(expr: Expr): readonly Expr[] {
  if (expr.t === 'Tuple') return expr.items
  return expr.t === 'Dict' ? expr.values : [expr]
}

/** A text of a record that people write: `partner.name`, `self.partner_id.display_name`. */
function isFieldText(value: Expr): boolean {
  return value.t === 'Attribute' && WRITTEN.test(value.attr) && dottedName(value) !== undefined
}

const WRITTEN = /^(?:name|display_name|description|note|notes|comment|subject|reason|title|email|phone|street|city)$/
