import { placeIn, type WrittenField, writtenFields } from '../../src/model/models/model-classes.ts'
import type { Expr } from '../../src/parse/python/ast.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { nearName } from '../../src/text/near-name.ts'

export default defineRule({
  title: 'The choices of a selection are written in a way that Odoo refuses, or its default is none of them',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    shape: "a choice of '{field}' is {found}, not a pair of key and label: Odoo stops as it sets up its models",
    key: "the key {key} of '{field}' is no text: Odoo stops as it sets up its models; write '{text}'",
    twice: "key '{key}' of '{field}' stands twice among its choices: the first label is never shown; remove one",
    default:
      "the default '{value}' of '{field}' is none of its choices ({keys}): making a record without a value ends with 'Wrong value for {field}'{hint}",
  },
  check({ addon, project, report }) {
    for (const one of project.models.classes(addon)) {
      if (one.conditional) continue
      for (const field of writtenFields(one)) {
        if (field.part.type !== 'Selection') continue
        judgeChoices(field, 'selection')
        judgeChoices(field, 'selection_add')
        judgeDefault(field)
      }
    }

    function judgeChoices(field: WrittenField, argument: 'selection' | 'selection_add'): void {
      const list = field.written.args[argument]
      if (list?.t !== 'List' && list?.t !== 'Tuple') return
      const seen = new Set<string>()
      const { name } = field.part
      for (const item of list.items) {
        const at = placeIn(field.owner, [item.s, item.e])
        const found = shapeFault(item, argument)
        if (found !== undefined) {
          report('shape', at, { field: name, found })
          continue
        }
        const key = item.t === 'Tuple' || item.t === 'List' ? item.items[0] : undefined
        if (key?.t === 'Num' || (key?.t === 'Const' && key.value !== null)) {
          const text = key.t === 'Num' ? key.raw : key.value ? 'True' : 'False'
          report('key', placeIn(field.owner, [key.s, key.e]), { field: name, key: text, text: text.toLowerCase() })
        } else if (key?.t === 'Str') {
          if (seen.has(key.value)) report('twice', at, { field: name, key: key.value }, { severity: 'warning' })
          seen.add(key.value)
        }
      }
    }

    function judgeDefault({ owner, written, part }: WrittenField): void {
      const given = written.args['default']
      const value = given?.t === 'Lambda' ? given.body : given
      if (value?.t !== 'Str' || value.value === '' || !owner.view?.closed || part.related) return
      const view = owner.view.field(part.name)
      const keys = view?.type === 'Selection' && !view.part.open ? view.selection : undefined
      // a mixin's choices may be added to by the models that take it over
      if (!keys || keys.includes(value.value) || owner.view.kind === 'abstract') return
      const near = nearName(value.value, keys)
      const hint = near === undefined ? '' : `; did you mean '${near}'?`
      const shown = keys.slice(0, 8).map((key) => `'${key}'`)
      const list = [...shown, ...(keys.length > 8 ? ['…'] : [])].join(', ')
      report('default', placeIn(owner, [value.s, value.e]), { field: part.name, value: value.value, keys: list, hint })
    }
  },
})

function shapeFault(item: Expr, argument: 'selection' | 'selection_add'): string | undefined {
  if (item.t === 'Str') return 'a text alone'
  if (item.t === 'Num') return 'a number alone'
  if ((item.t !== 'Tuple' && item.t !== 'List') || item.items.some((part) => part.t === 'Starred')) return undefined
  const { length } = item.items
  // `('key',)` in selection_add says only where the key stands
  if (length === 2 || (length === 1 && argument === 'selection_add')) return undefined
  return length === 1 ? 'one part' : `${length} parts`
}
