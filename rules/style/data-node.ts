import { endTag } from '../../src/model/data/xml-edit.ts'
import { attribute, elementsOf } from '../../src/parse/xml/query.ts'
import type { XmlElement } from '../../src/parse/xml/tree.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import type { Edit, Fix } from '../../src/text/edit.ts'
import type { FilePath } from '../../src/text/span.ts'

export default defineRule({
  title: 'A <data> that holds all of a data file',
  scope: 'addon',
  uninstallable: true,
  severity: 'info',
  confidence: 'proven',
  since: '0.1.0',
  optional: true,
  presets: ['oca'],
  aliases: ['xml-deprecated-data-node'],
  messages: {
    alone: '<data> is the only child of <{root}>: leave it out; noupdate can stand on <{root}>',
  },
  check({ addon, report }) {
    for (const { root, rootKind, issues, file } of addon.xml.values()) {
      if (rootKind !== 'data' || issues.length > 0 || !root || root.tag === 'data') continue
      const children = elementsOf(root)
      const [data] = children
      if (children.length !== 1 || data?.tag !== 'data') continue
      const at = { file, span: [data.s, data.se] as const }
      report('alone', at, { root: root.tag }, { fix: () => unwrap(file, root, data) })
    }
  },
})

/** The content moves up; `undefined` where the two say different things. */
function unwrap(file: FilePath, root: XmlElement, data: XmlElement): Fix | undefined {
  const attributes = data.attributes.filter(({ name, value }) => {
    const same = attribute(root, name)
    return same?.value !== value
  })
  if (attributes.some(({ name }) => attribute(root, name) !== undefined)) return undefined
  const end = endTag(data)
  const edits: Edit[] = attributes.map(({ ns, ve }) => ({
    file,
    span: [root.se - 1, root.se - 1],
    text: ' ',
    copy: [ns, ve + 1],
  }))
  edits.push({ file, span: [before(root, data), data.se], text: '' })
  if (end) edits.push({ file, span: [endsLine(root, data) ? blankStart(data, end[0]) : end[0], end[1]], text: '' })
  return { title: 'Leave <data> out', safety: 'safe', edits }
}

function before(root: XmlElement, data: XmlElement): number {
  const text = root.children[root.children.indexOf(data) - 1]
  const isBlank = text?.kind === 'text' && text.text.trim() === ''
  return isBlank ? text.s : data.s
}

function endsLine(root: XmlElement, data: XmlElement): boolean {
  const next = root.children[root.children.indexOf(data) + 1]
  return next?.kind === 'text' && /^\s*\n/.test(next.text)
}

/** The line of the end tag goes with its line break. */
function blankStart(data: XmlElement, end: number): number {
  const last = data.children.at(-1)
  return last?.kind === 'text' && last.text.trim() === '' && data.children.length > 1 ? last.s : end
}
