import { parentPath } from '../../src/host/paths.ts'
import { unimportedFiles } from '../../src/model/python/unimported.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'A folder with models or controllers that nothing imports',
  scope: 'addon',
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  messages: {
    unimported:
      "nothing imports the package '{folder}': the models and controllers in it never reach Odoo; add 'from . import {name}' to {init}, or delete the folder",
    noInit:
      "'{folder}' has no __init__.py: importing it imports none of its files, and the models and controllers in them never reach Odoo; add one that imports them",
  },
  check({ addon, project, report }) {
    if (!addon.has('__init__.py')) return
    const { packages, folders } = unimportedFiles(project, addon)
    for (const [folder, files] of packages) {
      const above = parentPath(folder)
      const init = above === '.' ? '__init__.py' : `${above}/__init__.py`
      const name = folder.slice(folder.lastIndexOf('/') + 1)
      const related = files.slice(0, 5).map((file) => ({ file: addon.pathOf(file), span: [0, 0] as const }))
      report(
        'unimported',
        { file: addon.pathOf(`${folder}/__init__.py`), span: [0, 0] },
        { folder, name, init },
        { related },
      )
    }
    for (const [folder, files] of folders) {
      const [first = '', ...others] = files
      const related = others.slice(0, 5).map((file) => ({ file: addon.pathOf(file), span: [0, 0] as const }))
      report('noInit', { file: addon.pathOf(first), span: [0, 0] }, { folder }, { related })
    }
  },
})
