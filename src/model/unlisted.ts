import type { Literal } from '../facts/literal.ts'
import type { XmlElement } from '../parse/xml/tree.ts'
import { anyWord } from '../text/any-word.ts'
import type { Addon } from './addon.ts'
import { amongNamers } from './looked-into.ts'
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
 * XML and CSV files of an addon that look like data for Odoo and that nothing loads: no list of a manifest names them,
 * no text in Python, no attribute in XML, here or in another addon. Those left out by a comment are not among them.
 */
export function unlistedFiles(project: Project, addon: Addon): readonly string[] {
  if (!addon.installable || !addon.readable) return []
  const alone = unnamedFiles(addon)
  if (alone.length === 0) return []
  const elsewhere = amongNamers(() => namedElsewhere(project, addon))
  return alone.filter((file) => !isNamed(file, addon.name, elsewhere)).sort()
}

function namedElsewhere(project: Project, addon: Addon): ReadonlySet<string> {
  const elsewhere = new Set<string>()
  const word = anyWord([addon.name])
  for (const other of project.checked) {
    if (other === addon) continue
    if (other.mayHold(word) && speaksOf(other, word)) for (const text of filesNamed(other)) elsewhere.add(text)
    for (const text of manifestTexts(other)) if (text.startsWith('..')) elsewhere.add(text)
  }
  return elsewhere
}

/** Does the code of an addon say a word, in a text or in an import? */
function speaksOf(other: Addon, word: RegExp): boolean {
  const imports = [...other.python.values()].flatMap((facts) => facts.imports)
  return (
    other.pythonTexts.some((text) => word.test(text)) ||
    imports.some(({ module, names }) => word.test(module) || names.some(({ name }) => word.test(name)))
  )
}

/** Files that look like data and that nothing of the addon itself names. */
function unnamedFiles(addon: Addon): readonly string[] {
  const written = manifestTexts(addon)
  const listed = new Set(written.map((text) => strip(text, addon.name)))
  const suspects = [...dataLike(addon)].filter((file) => !listed.has(file))
  if (suspects.length === 0) return []
  const globs = written.filter((text) => text.includes('*'))
  const texts = new Set(mentions(addon))
  return suspects.filter((file) => {
    if (globs.some((glob) => globFolder(glob, addon.name, file))) return false
    return !addon.manifest.remarks.some((remark) => remark.includes(file)) && !isNamed(file, addon.name, texts)
  })
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
      facts.rows.some(({ cells }) => !cells[0]?.value.startsWith('#'))
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
  const path = text.replace(/^(?:\.?\/)+/, '')
  return path.startsWith(addon) && path[addon.length] === '/' ? path.slice(addon.length + 1) : path
}

/** Does a pattern of an asset bundle lead to the folder of the file? */
function globFolder(glob: string, addon: string, file: string): boolean {
  const plain = strip(glob, addon)
  const star = plain.indexOf('*')
  const fixed = star < 0 ? plain : plain.slice(0, plain.lastIndexOf('/', star) + 1)
  return fixed !== '' && file.startsWith(fixed)
}

/** Texts that may name a file of the same addon: of Python, of attributes in XML. */
function* mentions(addon: Addon): Iterable<string> {
  yield* addon.pythonTexts
  for (const facts of addon.xml.values()) if (facts.root) yield* attributeTexts(facts.root)
}

/** The addons of the project that an addon names in its code or its manifest, beside those that it depends on. */
export function addonsNamedBy(addon: Addon, project: Project): readonly string[] {
  const named = new Set<string>()
  const look = (text: string): void => {
    for (const [word] of text.matchAll(/[\w-]+/g)) if (word !== addon.name && project.addon(word)) named.add(word)
  }
  addon.pythonTexts.forEach(look)
  manifestTexts(addon).forEach(look)
  for (const facts of addon.python.values())
    for (const { module, names } of facts.imports)
      for (const text of [module, ...names.map(({ name }) => name)]) look(text)
  return [...named].sort()
}

/** Texts of Python that may name a file of another addon. */
function* filesNamed(addon: Addon): Iterable<string> {
  for (const text of addon.pythonTexts) if (text.includes('/') && /\.(?:xml|csv)\b/.test(text)) yield text
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
  // one plain word such as `assets` is said of much else
  const telling = /[_.-]/.test(stem)
  for (const text of texts) {
    if ((telling && text === stem) || text.endsWith(`/${stem}`) || holdsName(text, name)) return true
    if (folder !== '' && computes(text, folder, addon) && !hasOtherExtension(text, name)) return true
  }
  return false
}

function holdsName(text: string, name: string): boolean {
  const at = text.indexOf(name)
  return at === 0 || (at > 0 && !/[\w.-]/.test(text.charAt(at - 1)))
}

/** `data/%s.xsd` leads to no XML file. */
function hasOtherExtension(text: string, name: string): boolean {
  const extension = /\.[a-z]+$/.exec(text)?.[0]
  return extension !== undefined && !name.endsWith(extension)
}

/** `data/`, `addon/data`, `data/%s.csv`, `data/*.xml` (from an f-string): a name is put together from it. */
function computes(text: string, folder: string, addon: string): boolean {
  if (!text.includes('/')) return false
  const plain = strip(text, addon)
  if (plain === folder || `${plain}/` === folder) return true
  const at = `/${text}`.indexOf(`/${folder}`)
  return at >= 0 && /[%{*]/.test(text.slice(at + folder.length))
}
