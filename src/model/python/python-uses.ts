import type { Series } from '../../text/series.ts'
import { perAddonAndSeries } from '../per-addon.ts'
import { loadedPythonFiles, reachedPythonFiles } from './imports.ts'

/**
 * When a Python file runs: as Odoo loads the addon (`guarded`: an ImportError in it is caught) · when something is
 * called (`guarded-call`: caught too) · in tests · at an upgrade · by nothing that we see.
 */
export type FileUse = 'load' | 'guarded' | 'call' | 'guarded-call' | 'tests' | 'upgrade' | 'never'

/** When each Python file of an addon runs, by its path; the first use of the list counts. */
export const pythonFileUses = perAddonAndSeries((addon, series): ReadonlyMap<string, FileUse> => {
  const root = ['__init__.py']
  const sets: readonly (readonly [FileUse, ReadonlySet<string>])[] = [
    ['load', reachedPythonFiles(addon, root, (one) => !one.deferred && !one.guarded, false)],
    ['guarded', reachedPythonFiles(addon, root, (one) => !one.deferred, false)],
    ['call', reachedPythonFiles(addon, root, (one) => !one.guarded)],
    ['guarded-call', loadedPythonFiles(addon)],
  ]
  const tested = reachedPythonFiles(addon, ['tests/__init__.py'], () => true)
  const useOf = (file: string): FileUse => {
    const found = addon.installable && sets.find(([, files]) => files.has(file))
    if (found) return found[0]
    if (tested.has(file) || file.startsWith('tests/')) return 'tests'
    return isMigrationScript(file, series) ? 'upgrade' : 'never'
  }
  return new Map([...addon.python.keys()].map((file) => [file, useOf(file)]))
})

/** Is an ImportError in the file caught by whoever imports it? */
export function isGuarded(use: FileUse): boolean {
  return use === 'guarded' || use === 'guarded-call'
}

/**
 * A script that Odoo runs when the addon is upgraded: `migrations/VERSION/pre-NAME.py` and the like. Scripts for
 * versions of another series are past: an upgrade to this one does not come by them.
 */
export function isMigrationScript(relative: string, series: Series): boolean {
  const version = /^(?:migrations|upgrades)\/([^/]+)\/(?:pre|post|end)-[^/]*\.py$/.exec(relative)?.[1]
  if (version === undefined) return false
  const own = /^(\d+\.0)\.\d+\.\d/.exec(version)?.[1]
  return own === undefined || own === series || Number.parseInt(own, 10) < 6
}
