import type { ClassFacts, PythonFacts } from '../../src/facts/python-facts.ts'
import { codeScopes } from '../../src/model/python/code-scopes.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A file of tests that Odoo never runs',
  scope: 'addon',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  messages: {
    unimported: "tests/__init__.py does not import '{module}': Odoo never runs its tests; add 'from . import {module}'",
    name: "Odoo runs the tests of modules whose names begin with test_ alone: those of '{module}' never run; call it test_{short}",
  },
  check({ addon, report }) {
    const init = addon.python.get('tests/__init__.py')
    if (!init || init.open) return
    // what is imported by a function, or by a name that is put together
    if (codeScopes(addon).some(({ facts, calls }) => facts === init && calls.length > 0)) return
    const imported = importsOf(init)
    for (const [relative, facts] of addon.python) {
      const module = /^tests\/(\w+)\.py$/.exec(relative)?.[1]
      if (module === undefined || module === '__init__') continue
      const tests = facts.classes.find(isOfOdoo)
      if (!tests) continue
      const at = { file: facts.file, span: tests.nameSpan }
      const isTest = module.startsWith('test_')
      const others = [...addon.python].some(
        ([other, one]) => one !== init && one !== facts && /^tests\//.test(other) && importsOf(one).has(module),
      )
      if (others || init.commentedImports.some((line) => new RegExp(`\\b${module}\\b`).test(line))) continue
      if (!imported.has(module)) report('unimported', at, { module })
      else if (!isTest) report('name', at, { module, short: module.replace(/_?tests?$/, '') || module })
    }
  },
})

/** A class of tests that is not Python's own alone, which other programs run. */
function isOfOdoo({ bases, methods }: ClassFacts): boolean {
  if (!methods.some(({ name }) => name.startsWith('test_'))) return false
  return (
    bases.length > 0 &&
    !bases.every((base) => /^(?:unittest\.)?(?:TestCase|IsolatedAsyncioTestCase|object)$/.test(base))
  )
}

/** Modules beside a file that it imports: `from . import a`, `from .a import B`, `from odoo.addons.x.tests import a`. */
function importsOf({ imports }: PythonFacts): ReadonlySet<string> {
  return new Set(
    imports.flatMap(({ module, names }) => [
      ...names.map(({ name }) => name),
      module.slice(module.lastIndexOf('.') + 1),
    ]),
  )
}
