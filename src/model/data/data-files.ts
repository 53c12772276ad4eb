import type { CsvFacts } from '../../facts/csv-facts.ts'
import type { XmlFacts } from '../../facts/xml-facts.ts'
import type { FilePath } from '../../text/span.ts'
import { dataEntries, demoEntries } from '../manifests/manifest-data.ts'
import { perAddonAndSeries } from '../per-addon.ts'

/** A file of an addon that Odoo loads as data, once for each place in the manifest that comes first. */
export interface DataFile {
  readonly relative: string
  readonly file: FilePath
  readonly demo: boolean
  /** place in the order of loading: data first, then demo */
  readonly index: number
  readonly xml: XmlFacts | undefined
  readonly csv: CsvFacts | undefined
}

/**
 * The XML and CSV files that Odoo loads with an addon, in its order; none for an addon that cannot be installed. XML files
 * that are not well formed, or no data, are left out: other rules tell of them.
 */
export const dataFiles = perAddonAndSeries((addon, series): readonly DataFile[] => {
  if (!addon.installable) return []
  const files = new Map<string, DataFile>()
  const data = dataEntries(addon, series).map((entry) => ({ entry, demo: false }))
  const demo = demoEntries(addon, series).map((entry) => ({ entry, demo: true }))
  for (const { entry, demo: isDemo } of [...data, ...demo]) {
    const { relative } = entry
    if (files.has(relative)) continue
    const read = addon.xml.get(relative)
    const xml = read?.rootKind === 'data' && read.issues.length === 0 ? read : undefined
    const csv = addon.csv.get(relative)
    if (xml || csv)
      files.set(relative, { relative, file: addon.pathOf(relative), demo: isDemo, index: files.size, xml, csv })
  }
  return [...files.values()]
})

/** What a fault in a file costs: demo data is left out when it cannot be loaded, and the installation goes on. */
export function costOf(file: DataFile): { readonly severity?: 'warning' } {
  return file.demo ? { severity: 'warning' } : {}
}
