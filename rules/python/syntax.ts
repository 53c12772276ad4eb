import { isDecodingIssue } from '../../src/model/python/python-decoding.ts'
import { type FileUse, pythonFileUses } from '../../src/model/python/python-uses.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

const KEYS = {
  load: 'loaded',
  guarded: 'loaded',
  call: 'called',
  'guarded-call': 'called',
  tests: 'tests',
  upgrade: 'upgrade',
  never: 'unused',
} as const

export default defineRule({
  title: 'A Python file cannot be compiled',
  scope: 'addon',
  uninstallable: true,
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  aliases: ['OLS01000', 'syntax-error', 'E0001'],
  messages: {
    loaded: 'Python cannot compile this file, so {addon} cannot be loaded: {issue}',
    called: 'Python cannot compile this file, so the code that imports it fails when it is called: {issue}',
    tests: 'Python cannot compile this file, so the tests of {addon} do not run: {issue}',
    upgrade: 'Python cannot compile this script, so an upgrade of {addon} to its version ends here: {issue}',
    unused: 'Python cannot compile this file, which nothing in {addon} imports yet: {issue}',
  },
  check({ addon, series, report }) {
    const uses = pythonFileUses(addon, series)
    for (const [relative, facts] of addon.python) {
      // Python itself stops at the first error; those after it may only follow from it
      const issue = facts.issues.find((one) => !isDecodingIssue(one))
      // what the encoding spoiled is told once, by file/encoding
      const spoiled = facts.issues.some((one) => isDecodingIssue(one) && one.span[0] <= (issue?.span[0] ?? 0))
      if (!issue || spoiled || isTemplate(relative)) continue
      const use: FileUse = uses.get(relative) ?? 'never'
      // a guard catches ImportError, not SyntaxError
      const severity = use === 'load' || use === 'guarded' ? 'error' : 'warning'
      report(
        KEYS[use],
        { file: facts.file, span: issue.span },
        { issue: issue.message, addon: addon.name },
        { severity },
      )
    }
  },
})

/** A file that a generator of code fills in. */
function isTemplate(relative: string): boolean {
  return relative.includes('{{') || /(?:^|\/)(?:templates?|scaffold|skeleton)\//.test(relative)
}
