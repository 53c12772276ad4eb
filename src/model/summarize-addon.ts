import type { ModuleFacts } from '../facts/module-facts.ts'
import { summarize } from '../facts/summarize.ts'
import type { Addon } from './addon.ts'
import { importOrder } from './python/import-order.ts'

/** Sums up an addon read from disk: with places for use in a project, without for a release file. */
export function summarizeAddon(addon: Addon, withPlaces: boolean): ModuleFacts {
  return summarize(
    {
      name: addon.name,
      manifest: addon.manifest,
      python: addon.python,
      xml: addon.xml,
      csv: addon.csv,
      scripts: addon.scripts,
      files: addon.paths(),
      styles: addon.styles,
      loaded: importOrder(addon),
      dataFiles: [
        ...addon.entries('data').map(({ relative }) => ({ relative, demo: false })),
        ...addon.entries('demo').map(({ relative }) => ({ relative, demo: true })),
      ],
      depends: addon.depends.map((text) => text.value),
      autoInstall: addon.autoInstall?.map((text) => text.value),
      installable: addon.installable,
    },
    withPlaces,
  )
}
