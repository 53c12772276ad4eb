import type { Addon } from '../addon.ts'
import type { Project } from '../project.ts'
import { fieldOf } from './data-records.ts'

/** Addresses that attachments in an addon's data files answer, as Odoo finds files: without the first slash. */
export function attachedUrls(project: Project, addon: Addon): ReadonlySet<string> {
  const urls = project
    .dataRecords(addon)
    .filter(({ model }) => model === 'ir.attachment')
    .flatMap(({ record }) => fieldOf(record, 'url')?.text?.value.trim().replace(/^\//, '') ?? [])
  return new Set(urls)
}
