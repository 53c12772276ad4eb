import { type BracedText, bracedTexts } from '../../src/model/web/template-expressions.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import type { Fix } from '../../src/text/edit.ts'
import type { FilePath } from '../../src/text/span.ts'

export default defineRule({
  title: 'The body of a mail template has braces, which QWeb does not read',
  scope: 'addon',
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  from: '15.0',
  curated: true,
  messages: {
    text: 'mails show \'{text}\' as it stands: braces count in the other fields of a mail template, its body is QWeb; write <t t-out="{inner}"/>',
    attribute:
      "mails have '{text}' in '{name}' as it stands: the body of a mail template is QWeb, which reads braces in t-attf-… alone; write t-attf-{name}",
  },
  check({ addon, project, report }) {
    for (const { file, record, model } of project.dataRecords(addon)) {
      if (model !== 'mail.template') continue
      for (const braced of bracedTexts(record)) {
        const { attribute, text, inner } = braced
        const at = { file: file.file, span: braced.span }
        const fix = () => mended(file.file, braced)
        if (attribute) report('attribute', at, { text, name: attribute.name }, { fix })
        else report('text', at, { text, inner }, { fix })
      }
    }
  },
})

function mended(file: FilePath, { attribute, inner, span, open }: BracedText): Fix | undefined {
  if (attribute) {
    const at = [attribute.ns, attribute.ns] as const
    return { title: `Write t-attf-${attribute.name}`, safety: 'unsafe', edits: [{ file, span: at, text: 't-attf-' }] }
  }
  if (!open || /["<]/.test(inner)) return undefined
  return { title: 'Write t-out', safety: 'unsafe', edits: [{ file, span, text: `<t t-out="${inner}"/>` }] }
}
