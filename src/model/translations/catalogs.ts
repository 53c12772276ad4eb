import { baseName, parentPath } from '../../host/paths.ts'
import type { Addon } from '../addon.ts'

/**
 * Does Odoo take an entry's module and the records that it speaks of from the template beside the file? It does so for
 * each `xx.po` that has `addon.pot` in its folder, whatever the file itself says of them.
 */
export function hasTemplate(addon: Addon, path: string): boolean {
  const template = `${parentPath(path)}/${addon.name}.pot`
  return baseName(path).endsWith('.po') && addon.has(template)
}
