import { defineRule } from '../../src/rule/define-rule.ts'

const PREFIXED: readonly string[] = ['compute', 'inverse', 'search']

export default defineRule({
  title: 'The method of a field is not called by its purpose',
  scope: 'addon',
  uninstallable: true,
  severity: 'info',
  confidence: 'proven',
  since: '0.1.0',
  optional: true,
  presets: ['oca'],
  parts: [
    { names: ['method-compute', 'C8108'], data: { parameter: ['compute'] } },
    { names: ['method-search', 'C8109'], data: { parameter: ['search'] } },
    { names: ['method-inverse', 'C8110'], data: { parameter: ['inverse'] } },
  ],
  messages: {
    prefix:
      "readers look for the {parameter} method of '{field}' under a name that begins with {prefix}: rename {method}",
  },
  check({ addon, report }) {
    for (const facts of addon.python.values())
      for (const field of facts.classes.flatMap((one) => one.fields))
        for (const parameter of PREFIXED) {
          const value = field.args[parameter]
          const prefix = `_${parameter}_`
          if (value?.t !== 'Str' || value.value.startsWith(prefix)) continue
          const told = { parameter, field: field.name, prefix, method: value.value }
          report('prefix', { file: facts.file, span: [value.s, value.e] }, told)
        }
  },
})
