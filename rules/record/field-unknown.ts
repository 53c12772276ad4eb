import type { Text } from '../../src/facts/literal.ts'
import type { RecordFacts } from '../../src/facts/xml-facts.ts'
import type { NameHint } from '../../src/knowledge/changes/name-hint.ts'
import { NameHints } from '../../src/knowledge/changes/name-hints.ts'
import type { Addon } from '../../src/model/addon.ts'
import { costOf, type DataFile } from '../../src/model/data/data-files.ts'
import { removeChild } from '../../src/model/data/xml-edit.ts'
import type { ModelView } from '../../src/model/models/models.ts'
import { fieldFault } from '../../src/model/models/path-fault.ts'
import { type StrangeField, strangeFields } from '../../src/model/models/strange-fields.ts'
import type { Project } from '../../src/model/project.ts'
import type { XmlElement } from '../../src/parse/xml/tree.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import type { Fix } from '../../src/text/edit.ts'
import { nearName } from '../../src/text/near-name.ts'
import type { Place } from '../../src/text/span.ts'

export default defineRule({
  title: 'A record sets a field that its model does not have',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  aliases: ['OLS05057'],
  parts: [
    { names: ['cron-removed-fields'], keys: ['gone'], data: { model: ['ir.cron'] } },
    { names: ['removed-core-field-usage'], keys: ['gone'] },
    {
      names: ['xml-deprecated-res-groups-category-id'],
      keys: ['gone'],
      data: { model: ['res.groups'], field: ['category_id'] },
    },
  ],
  messages: {
    unknown: '{reason}: Odoo refuses the record with "Invalid field", and with it the whole file',
    gone: "'{model}' has no field '{field}' since {hop}: Odoo refuses the record with \"Invalid field\", and with it the whole file; instead there is {instead}",
  },
  check({ addon, project, series, report }) {
    let hints: NameHints | undefined
    const unknown = unknownFields(project, addon)
    const causeOf = strangeFields(unknown.map(strange))
    for (const one of unknown) {
      const { file, record, view, name, element } = one
      const surely = view.setByCode.has('?') ? { confidence: 'likely' as const } : {}
      const { reason, options } = fieldFault(project, addon, view, name.value)
      hints ??= new NameHints()
      const hint = options.fix ? undefined : hints.find('field', `${view.name}.${name.value}`, '14.0', series)
      const at = { file: file.file, span: name.span }
      const fix = (): Fix | undefined => {
        const near = nearName(name.value, view.fields.keys())
        const named = hint?.to.replace(/ \(.*$/, '')
        // a field of another name may be of another type
        const instead = hint && hint.to !== named && near !== named ? undefined : (named ?? near)
        if (instead !== undefined && view.field(instead)) return rename(at, instead)
        return hint && removeChild(at.file, record.element, element, 'Remove the value', 'unsafe')
      }
      const given = { ...surely, fix, ...options, ...costOf(file) }
      const cause = options.cause ?? causeOf(strange(one))
      if (hint) report('gone', at, { model: view.name, field: name.value, ...saying(hint) }, given)
      else report('unknown', at, { reason }, { ...given, cause })
    }
  },
})

interface UnknownField {
  readonly file: DataFile
  readonly record: RecordFacts
  readonly view: ModelView
  readonly name: Text
  readonly element: XmlElement
}

function unknownFields(project: Project, addon: Addon): readonly UnknownField[] {
  const unknown: UnknownField[] = []
  for (const { file, record, view } of project.dataRecords(addon)) {
    if (!view?.closed) continue
    for (const { name, element } of record.fields) {
      if (!name || name.value === '' || /^x_/.test(name.value) || name.value.includes('@') || view.field(name.value))
        continue
      // `create` of the model may take the value out before Odoo looks at it
      if (!view.setByCode.has(name.value)) unknown.push({ file, record, view, name, element })
    }
  }
  return unknown
}

function strange({ file, view, name }: UnknownField): StrangeField {
  return { holder: file.file, model: view.name, field: name.value }
}

function saying({ hop, to }: NameHint) {
  return { hop, instead: to }
}

function rename({ file, span }: Place, text: string): Fix {
  return { title: `Write '${text}'`, safety: 'unsafe', edits: [{ file, span, text }] }
}
