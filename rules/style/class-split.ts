import type { ClassFacts, PythonFacts } from '../../src/facts/python-facts.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

export default defineRule({
  title: 'Two classes of an addon extend one model',
  scope: 'addon',
  uninstallable: true,
  severity: 'info',
  confidence: 'proven',
  since: '0.1.0',
  optional: true,
  presets: ['oca'],
  aliases: ['consider-merging-classes-inherited', 'R8180'],
  messages: {
    split:
      "the addon extends '{model}' in another class too: one class shows all that it changes, and calls super() once",
  },
  check({ addon, report }) {
    const seen = new Map<string, { facts: PythonFacts; one: ClassFacts }>()
    for (const [relative, facts] of addon.python) {
      if (/^(?:tests|migrations|upgrades)\//.test(relative)) continue
      for (const one of facts.classes) {
        const model = extended(one)
        if (model === undefined) continue
        const first = seen.get(model)
        if (!first) seen.set(model, { facts, one })
        else {
          const related = [{ file: first.facts.file, span: first.one.nameSpan, note: 'the other class' }]
          const place = one.inherit !== 'dynamic' ? one.inherit?.[0]?.span : undefined
          report('split', { file: facts.file, span: place ?? one.nameSpan }, { model }, { related })
        }
      }
    }
  },
})

/** The one model that a class extends in place. */
function extended({ kind, inherit, modelName }: ClassFacts): string | undefined {
  if (kind === 'other' || kind === 'controller' || inherit === 'dynamic' || inherit?.length !== 1) return undefined
  const [parent] = inherit
  return modelName === undefined || (modelName !== 'dynamic' && modelName.value === parent?.value)
    ? parent?.value
    : undefined
}
