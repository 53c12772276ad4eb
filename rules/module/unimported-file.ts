import { parentPath } from '../../src/host/paths.ts'
import type { Addon } from '../../src/model/addon.ts'
import { unimportedFiles } from '../../src/model/python/unimported.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import type { Fix } from '../../src/text/edit.ts'

export default defineRule({
  title: 'A Python file with models or controllers that nothing imports',
  scope: 'addon',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  messages: {
    shadowed:
      "'{file}' stands beside the folder '{folder}/', which Python takes in its place: its {what} never reach Odoo; rename one of them",
    unimported:
      "nothing imports '{file}': its {what} never reach Odoo; add 'from . import {module}' to {init}, or delete the file",
  },
  check({ addon, project, report }) {
    if (!addon.has('__init__.py')) return
    for (const file of unimportedFiles(project, addon).files) {
      const facts = addon.python.get(file)
      if (!facts) continue
      const folder = parentPath(file)
      const init = folder === '.' ? '__init__.py' : `${folder}/__init__.py`
      const module = file.slice(file.lastIndexOf('/') + 1, -3)
      const models = facts.classes.some((one) => one.kind !== 'other' && one.kind !== 'controller')
      const what = models ? 'models' : 'controllers'
      const shadow = file.slice(0, -3)
      if (addon.has(`${shadow}/__init__.py`)) {
        report('shadowed', { file: facts.file, span: [0, 0] }, { file, folder: shadow, what })
        continue
      }
      const fix = () => (/^[A-Za-z_]\w*$/.test(module) ? importIt(addon, init, module) : undefined)
      const related = [{ file: addon.pathOf(init), span: [0, 0] as const, note: 'the import is missing here' }]
      report(
        'unimported',
        { file: facts.file, span: [0, 0] },
        { file, what, module, init },
        { related, fix, cause: init },
      )
    }
  },
})

/** Behind the last import of the package; what the file does once it runs is for its author to know. */
function importIt(addon: Addon, init: string, module: string): Fix | undefined {
  const facts = addon.python.get(init)
  if (!facts) return undefined
  const last = facts.imports.filter((statement) => !statement.deferred && !statement.guarded).at(-1)
  const at = last ? last.span[1] : 0
  const line = `from . import ${module}`
  const text = last ? `\n${line}` : `${line}\n`
  return { title: `Import ${module}`, safety: 'unsafe', edits: [{ file: facts.file, span: [at, at], text }] }
}
