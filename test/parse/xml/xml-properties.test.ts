import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, test } from 'vitest'
import { parseXml } from '../../../src/parse/xml/parse.ts'
import { walk } from '../../../src/parse/xml/query.ts'
import type { XmlNode } from '../../../src/parse/xml/tree.ts'

/** Pieces that make XML right or wrong in every way but those in which saxes differs from libxml2. */
const pieces = fc
  .array(
    fc.constantFrom('<a>', '</a>', '<b x="1">', '</b>', '<c/>', '<!-- k -->', '<![CDATA[z]]>', '&lt;', '&#65;', '&', 't', ' ', '\n', '<', '>', '"', '--', ']]>', '&nbsp;', '<d y=\'2\' y="3"/>', '<e z=1/>', '<?q r?>', '\u0001', '<p:f/>', '<g xmlns:p="u"><p:f p:x=""/></g>'), // biome-ignore format: a row
    { maxLength: 8 },
  )
  .map((parts) => `<r>${parts.join('')}</r>`)

function accepts(source: string): boolean {
  let fine = true
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', () => {
    fine = false
  })
  parser.write(source).close()
  return fine
}

/** A tree as text, with quotes and entities where XML wants them. */
const written = fc.letrec<{ node: { xml: string; plain: string } }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.string({ maxLength: 6, unit: 'grapheme' }).map((text) => {
      const clean = text.replace(/[^\t\n\x20-\ud7ff\ue000-\ufffd]/g, '?')
      return { xml: clean.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll(']]>', ']]&gt;'), plain: clean }
    }),
    fc
      .record({
        tag: fc.constantFrom('a', 'field', 'x-y'),
        value: fc.string({ maxLength: 5 }),
        children: fc.array(tie('node'), { maxLength: 4 }),
      })
      .map(({ tag, value, children }) => ({
        xml: `<${tag} v="${value.replaceAll('&', '&#38;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')}">${children.map((child) => child.xml).join('')}</${tag}>`,
        plain: `{${tag} ${value}|${children.map((child) => child.plain).join('')}}`,
      })),
  ),
}))

function plain(node: XmlNode): string {
  if (node.kind !== 'element') return node.text
  return `{${node.tag} ${node.attributes[0]?.value ?? ''}|${node.children.map(plain).join('')}}`
}

describe('properties', () => {
  test('agrees with saxes on whether a file is well-formed', () => {
    fc.assert(
      fc.property(pieces, (source) => (parseXml(source).issues.length === 0) === accepts(source)),
      { numRuns: 3000 },
    )
  })

  test('a written tree is read back', () => {
    fc.assert(
      fc.property(written.node, ({ xml, plain: expected }) => {
        const { root, issues } = parseXml(`<r v="">${xml}</r>`)
        expect(issues).toEqual([])
        expect(root && plain(root)).toBe(`{r |${expected}}`)
      }),
    )
  })

  test('never throws; spans nest and lie in the text; raw values are slices', () => {
    const text = fc.oneof(
      pieces,
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.tuple(pieces, fc.nat(80)).map(([xml, cut]) => xml.slice(0, cut)),
    )
    fc.assert(
      fc.property(text, (source) => {
        const { root, issues } = parseXml(source)
        for (const { span } of issues) expect(0 <= span[0] && span[0] <= span[1] && span[1] <= source.length).toBe(true)
        if (!root) return
        walk(root, (node, parent) => {
          expect(node.s >= (parent?.se ?? 0) && node.s <= node.e && node.e <= (parent?.e ?? source.length)).toBe(true)
          if (node.kind !== 'element') return
          expect(source.startsWith(`<${node.tag}`, node.s)).toBe(true)
          for (const { name, value, ns, vs, ve } of node.attributes) {
            expect(source.startsWith(name, ns)).toBe(true)
            expect(source.charAt(vs - 1)).toBe(source.charAt(ve))
            if (!/[&\s]/.test(value + source.slice(vs, ve))) expect(source.slice(vs, ve)).toBe(value)
          }
        })
      }),
      { numRuns: 2000 },
    )
  })
})
