import { scriptCost, scriptImports } from '../../src/model/web/script-uses.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { nearName } from '../../src/text/near-name.ts'

export default defineRule({
  title: 'A script imports a name that the module does not export',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    named:
      "'{module}' exports no '{name}': it is undefined here, and using it (to patch, to extend, to call) ends with an error; import what took its place",
    near: "'{module}' exports no '{name}': it is undefined here, and using it (to patch, to extend, to call) ends with an error; did you mean '{near}'?",
    moved:
      "'{module}' exports no '{name}': it is undefined here, and using it (to patch, to extend, to call) ends with an error; import it from '{other}'",
    default:
      "'{module}' has no default export: what is imported here is undefined, and using it ends with an error; import it by name, in braces",
    unused: "'{module}' exports no '{name}', which is not used here either: take the import out",
  },
  check({ addon, project, report }) {
    for (const { script, item, resolution } of scriptImports(project, addon)) {
      if (resolution.kind !== 'found' || !resolution.exports) continue
      // a name given in a file is known by what it was made of
      if (!item.specifier.startsWith('@') && !item.specifier.startsWith('.')) continue
      const { exports, name: module } = resolution
      for (const { value: name, span, unused } of item.names) {
        if (name === '*' || exports.has(name)) continue
        const at = { file: script.facts.file, span }
        const options = scriptCost(script)
        if (unused) {
          report('unused', at, { module, name }, { severity: 'info' })
          continue
        }
        const near = name === 'default' ? undefined : nearName(name, exports)
        const other = name === 'default' ? undefined : project.scripts.exporter(name, addon.name, resolution.module)
        if (name === 'default') report('default', at, { module }, options)
        else if (other !== undefined) report('moved', at, { module, name, other }, options)
        else if (near === undefined) report('named', at, { module, name }, options)
        else report('near', at, { module, name, near }, options)
      }
    }
  },
})
