import { extensionOf } from '../host/paths.ts'

/** What a file is to Odoo, told by its path inside the addon. */
export type FileKind = 'manifest' | 'python' | 'xml' | 'csv' | 'script' | 'catalog' | 'style' | 'other'

const BY_EXTENSION: Readonly<Record<string, FileKind>> = {
  '.py': 'python',
  '.xml': 'xml',
  '.csv': 'csv',
  '.js': 'script',
  '.po': 'catalog',
  '.pot': 'catalog',
  '.scss': 'style',
  '.css': 'style',
  '.less': 'style',
  '.sass': 'style',
}

/** `path` is relative to the addon's folder. */
export function fileKind(path: string): FileKind {
  if (path === '__manifest__.py' || path === '__openerp__.py') return 'manifest'
  return BY_EXTENSION[extensionOf(path)] ?? 'other'
}

/** Folders that hold nothing of the addons' own: never entered. */
export const PRUNED_FOLDERS: ReadonlySet<string> = new Set([
  '.git',
  '.hg',
  '.svn',
  '.tox',
  '.venv',
  '.mypy_cache',
  '.pytest_cache',
  '.ruff_cache',
  '.idea',
  '.vscode',
  '.addonry-cache',
  '__pycache__',
  '__unported__',
  'node_modules',
  'site-packages',
])

/** Folders that are not searched for addons, on top of the pruned ones. */
export const NOT_SEARCHED: ReadonlySet<string> = new Set(['setup', 'build', 'dist', 'debian', 'doc', 'docs'])
