import { hookKeys } from '../../src/knowledge/python-libraries-hooks.ts'
import type { Addon } from '../../src/model/addon.ts'
import { moduleFile } from '../../src/model/python/imports.ts'
import { modulesDefining } from '../../src/model/python/python-definitions.ts'
import { simulateLoading } from '../../src/model/python/python-loading.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import type { Fix } from '../../src/text/edit.ts'
import { nearName } from '../../src/text/near-name.ts'

export default defineRule({
  title: 'The manifest names a hook that `__init__.py` does not have',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    missing:
      '`{name}` is not defined in __init__.py of {addon}: Odoo asks for it {when} and ends with AttributeError{hint}',
    elsewhere:
      '`{name}` is defined in `{module}`, but __init__.py of {addon} does not import it: Odoo asks for it {when} and ends with AttributeError; import it there',
    dotted:
      '`{name}` has a dot: Odoo looks for an attribute of just this name in __init__.py of {addon} {when} and ends with AttributeError; import the function there and write its name alone',
  },
  check({ addon, series, report }) {
    const root = simulateLoading(addon, series).modules.get('')
    // without an __init__.py the addon is an empty package
    if (!root || (root.open && root.file !== undefined)) return
    for (const hook of hookKeys(series)) {
      const text = addon.text(hook.key)
      if (!text || text.value === '' || root.names.has(text.value)) continue
      const name = text.value
      const at = addon.manifestPlace(text.span)
      const severity = hook.atInstall ? 'error' : 'warning'
      const said = { name, addon: addon.name, when: hook.when }
      const [module, other] = modulesDefining(addon, name)
      if (name.includes('.')) report('dotted', at, said, { severity })
      else if (module) {
        const found = addon.python.get(moduleFile(addon, module) ?? '')
        const definition = found?.functions.find((one) => one.name === name)
        const related = found && definition ? [{ file: found.file, span: definition.nameSpan }] : []
        const fix = () => (other ? undefined : importIt(addon, module, name))
        report('elsewhere', at, { ...said, module }, { severity, related, fix })
      } else {
        const near = nearName(name, root.names)
        const hint = near === undefined ? '; define it, or take the key out' : `; did you mean \`${near}\`?`
        report('missing', at, { ...said, hint }, { severity })
      }
    }
  },
})

/** Adds the import after the last one of `__init__.py`, else behind the comments that begin the file. */
function importIt(addon: Addon, module: string, name: string): Fix | undefined {
  const facts = addon.python.get('__init__.py')
  if (!facts || facts.issues.length > 0) return undefined
  const line = `from .${module} import ${name}`
  const last = facts.body.findLast((statement) => statement.t === 'Import' || statement.t === 'ImportFrom')
  const leading = facts.comments.findLast((comment) => comment[1] <= (facts.body[0]?.s ?? Number.POSITIVE_INFINITY))
  // a comment right behind the statement is about it
  const beside = last && facts.comments.find((comment) => comment[0] >= last.e && comment[0] <= last.e + 4)
  const position = last ? (beside?.[1] ?? last.e) : (leading?.[1] ?? 0)
  const text = position === 0 ? `${line}\n` : `\n${line}`
  const edits = [{ file: facts.file, span: [position, position] as const, text }]
  return { title: `Add '${line}' to __init__.py`, safety: 'safe', edits }
}
