import { textItems } from '../../facts/manifest.ts'
import type { PythonFacts } from '../../facts/python-facts.ts'
import type { Addon } from '../../model/addon.ts'
import { globTest } from '../../text/glob.ts'

/** Files that count nothing, as Odoo's `tools/cloc.py` has it (the same in 14.0 to 19.0). */
const EXCLUDED = [
  '__manifest__.py',
  '__openerp__.py',
  'tests/**/*',
  'static/lib/**/*',
  'static/tests/**/*',
  'migrations/**/*',
  'upgrades/**/*',
]

const EXTENSION = /\.(?:py|js|xml|css|scss)$/i
const LONGEST_LINE = 100_000

/**
 * Lines of code of an addon by Odoo's own rules: Python by the lines on which something begins, XML, JavaScript and styles
 * without comments and empty lines. `text` gives the text of a file.
 */
export function countLines(addon: Addon, text: (file: string) => string | undefined): number {
  const patterns = [
    ...EXCLUDED,
    ...(['cloc_exclude', 'demo', 'demo_xml'] as const).flatMap((key) =>
      textItems(addon.value(key)).map((item) => item.value),
    ),
  ]
  const excluded = patterns.map((glob) => globTest(glob))
  let lines = 0
  for (const { relative, path } of addon.files) {
    if (!EXTENSION.test(relative) || excluded.some((fits) => fits(relative))) continue
    const source = text(path)
    if (source === undefined) continue
    if (/\.py$/i.test(relative)) lines += pythonLines(addon.python.get(relative), source)
    else if (/\.xml$/i.test(relative)) lines += remaining(source.replace(/<!--[\s\S]*?-->/g, ''))
    else lines += scriptLines(source, /\.js$/i.test(relative) ? SCRIPT : /\.scss$/i.test(relative) ? SCSS : CSS)
  }
  return lines
}

/** What is left when empty lines are taken out, counted as Odoo does. */
function remaining(text: string): number {
  const body = `${text.trim()}\n`
  return (
    body
      .replace(/\s*\n\s*/g, '\n')
      .replace(/^\s+/, '')
      .match(/\n/g) ?? []
  ).length
}

const SCRIPT = /\/\/.*?$|(?<!\\)\/\*[\s\S]*?\*\/|'(?:\\[\s\S]|[^\\'])*'|"(?:\\[\s\S]|[^\\"])*"/gm
const SCSS = /\/\/.*?$|\/\*[\s\S]*?\*\/|'(?:\\[\s\S]|[^\\'])*'|"(?:\\[\s\S]|[^\\"])*"/gm
const CSS = /\/\*[\s\S]*?\*\/|'(?:\\[\s\S]|[^\\'])*'|"(?:\\[\s\S]|[^\\"])*"/gm

function scriptLines(source: string, comments: RegExp): number {
  const body = `${source.trim()}\n`
  if (body.split('\n').some((line) => line.length > LONGEST_LINE)) return 0
  const code = body.replace(comments, (match) => (match.startsWith('/') ? ' ' : match))
  return (
    code
      .replace(/\s*\n\s*/g, '\n')
      .replace(/^\s+/, '')
      .match(/\n/g) ?? []
  ).length
}

/** Distinct lines on which a node of the syntax tree begins; nothing for a file that Python cannot read. */
function pythonLines(facts: PythonFacts | undefined, source: string): number {
  if (!facts || facts.issues.length > 0) return 0
  const marks = new Uint8Array(source.length + 1)
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const one of node) visit(one)
    else if (isTable(node)) {
      // a function's or class's line is that of `def`, not of its first decorator
      const at = node['ns'] ?? node['s']
      if (typeof at === 'number') marks[at] = 1
      for (const key in node) {
        const value = node[key]
        if (typeof value === 'object' && value !== null) visit(value)
      }
    }
  }
  visit(facts.body)
  let lines = 0
  for (let start = 0; start <= source.length; ) {
    const end = source.indexOf('\n', start)
    const next = end < 0 ? source.length + 1 : end + 1
    const mark = marks.indexOf(1, start)
    if (mark < 0) break
    if (mark < next) lines++
    start = Math.max(next, mark < next ? next : source.lastIndexOf('\n', mark - 1) + 1)
  }
  return lines
}

function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
