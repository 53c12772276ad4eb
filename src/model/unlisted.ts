import type { Literal } from '../facts/literal.ts'
import type { XmlElement } from '../parse/xml/tree.ts'
import type { Addon } from './addon.ts'
import type { Project } from './project.ts'

/** Folders where addons keep files for `data` and `demo`. */
const DATA_FOLDERS = new Set([
  'action',
  'actions',
  'cron',
  'crons',
  'data',
  'demo',
  'menu',
  'menus',
  'report',
  'reports',
  'security',
  'template',
  'templates',
  'view',
  'views',
  'wizard',
  'wizards',
  'xml',
])

/**
 * XML and CSV files that look like data for Odoo and that nothing loads: no list of a manifest names them, no text in
 * Python, no attribute in XML, here or in another addon.
 */
export function unlistedFiles(project: Project, addon: Addon): readonly string[] {
  const listed = new Set(manifestTexts(addon).map((text) => strip(text, addon.name)))
  const suspects = [...dataLike(addon)].filter((file) => !listed.has(file))
  if (suspects.length === 0) return []
  const globs = manifestTexts(addon).filter((text) => text.includes('*'))
  const texts = new Set<string>()
  for (const one of project.checked) for (const text of mentions(one, one === addon)) texts.add(text)
  return suspects
    .filter((file) => !globs.some((glob) => globFolder(glob, addon.name, file)) && !isNamed(file, addon.name, texts))
    .sort()
}

function* dataLike(addon: Addon): Iterable<string> {
  for (const [file, facts] of addon.xml)
    if (isInDataFolder(file) && facts.rootKind === 'data' && (facts.records.length > 0 || facts.calls.length > 0))
      yield file
  for (const [file, facts] of addon.csv) {
    const columns = facts.header?.cells.map((cell) => cell.value) ?? []
    if (
      isInDataFolder(file) &&
      /^[a-z_]\w*(?:\.\w+)+$/.test(facts.model) &&
      columns.includes('id') &&
      facts.rows.length > 0
    )
      yield file
  }
}

function isInDataFolder(file: string): boolean {
  const parts = file.split('/')
  return parts.length === 1 || (parts.length === 2 && DATA_FOLDERS.has(parts[0] ?? ''))
}

/** Every text of the manifest, whatever key it stands under. */
function manifestTexts(addon: Addon): readonly string[] {
  return addon.manifest.keys.flatMap(({ value }) => textsOf(value))
}

function textsOf(value: Literal): readonly string[] {
  if (value.kind === 'str') return [value.value]
  if ('items' in value) return value.items.flatMap(textsOf)
  return value.kind === 'dict' ? value.entries.flatMap((entry) => [...textsOf(entry.key), ...textsOf(entry.value)]) : []
}

function strip(text: string, addon: string): string {
  return text.replace(/^(?:\.?\/)+/, '').replace(new RegExp(`^${addon.replace(/[^\w-]/g, '\\$&')}/`), '')
}

/** Does a pattern of an asset bundle lead to the folder of the file? */
function globFolder(glob: string, addon: string, file: string): boolean {
  const fixed = strip(glob, addon).replace(/[^/]*\*.*$/, '')
  return fixed !== '' && file.startsWith(fixed)
}

/** Texts that may name a file: of Python, of attributes in XML; of other addons only those with a slash. */
function* mentions(addon: Addon, own: boolean): Iterable<string> {
  for (const facts of addon.python.values())
    for (const text of pythonTexts(facts.body)) if (own || text.includes('/')) yield text
  if (own) for (const facts of addon.xml.values()) if (facts.root) yield* attributeTexts(facts.root)
  if (!own) for (const text of manifestTexts(addon)) if (text.startsWith('..')) yield text
}

function* pythonTexts(node: unknown): Iterable<string> {
  if (Array.isArray(node)) for (const item of node) yield* pythonTexts(item)
  else if (typeof node === 'object' && node !== null) {
    if ('t' in node && node.t === 'Str' && 'value' in node && typeof node.value === 'string') {
      if (node.value.length < 300) yield node.value
    } else if ('t' in node && node.t === 'JoinedStr' && 'pieces' in node && Array.isArray(node.pieces)) {
      // the fixed parts alone: f'data/{name}.csv' names the folder
      yield node.pieces.map((piece: unknown) => (typeof piece === 'string' ? piece : '*')).join('')
      yield* pythonTexts(node.pieces)
    } else for (const value of Object.values(node)) yield* pythonTexts(value)
  }
}

function* attributeTexts(element: XmlElement): Iterable<string> {
  for (const { name, value } of element.attributes) if (name === 'file' || value.includes('/')) yield value
  for (const child of element.children) {
    if (child.kind === 'element') yield* attributeTexts(child)
    else if (child.kind === 'text' && /\.(?:xml|csv)\b/.test(child.text)) yield child.text
  }
}

/** Is the file named, by its path, its name, its name without extension, or by its folder put before a computed name? */
function isNamed(file: string, addon: string, texts: ReadonlySet<string>): boolean {
  const name = file.slice(file.lastIndexOf('/') + 1)
  const stem = name.replace(/\.\w+$/, '')
  const folder = file.slice(0, file.length - name.length)
  for (const text of texts) {
    if (
      text === file ||
      text === name ||
      text === stem ||
      text.includes(name) ||
      (text.includes(stem) && /[/\\]/.test(text))
    )
      return true
    if (folder !== '' && computes(text, folder, addon)) return true
  }
  return false
}

/** `data/%s.csv`, `data/*.xml` (from an f-string), `data/` or `addon/data`: a name is put together from it. */
function computes(text: string, folder: string, addon: string): boolean {
  const plain = strip(text, addon)
  if (plain === folder || `${plain}/` === folder) return text.includes('/')
  return plain.startsWith(folder) && /[%{*]/.test(plain)
}
