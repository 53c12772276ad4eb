// Freezes the presets of the version that goes out, before the next one begins:
//   node scripts/freeze-presets.mjs NEXT_VERSION NEXT_DATE      for example 0.2.0 2027.01
// Writes what each preset holds today into src/config/frozen-presets.ts and adds the next version to PRESET_DATES.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const [version, date] = process.argv.slice(2)
if (!/^\d+\.\d+\.\d+$/.test(version ?? '') || !/^\d{4}\.\d\d$/.test(date ?? ''))
  throw new Error('usage: node scripts/freeze-presets.mjs NEXT_VERSION NEXT_DATE')
const root = new URL('../', import.meta.url)
const folder = mkdtempSync(join(tmpdir(), 'addonry-'))
const outfile = join(folder, 'presets.mjs')
await build({
  stdin: {
    contents: `export { RULES } from './rules/index.ts'
      export { PRESET_DATES, presetsOf } from './src/config/presets.ts'
      export { FROZEN_PRESETS } from './src/config/frozen-presets.ts'`,
    resolveDir: root.pathname,
  },
  bundle: true,
  platform: 'node',
  format: 'esm',
  outfile,
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  logLevel: 'warning',
})
const { RULES, PRESET_DATES, presetsOf, FROZEN_PRESETS } = await import(pathToFileURL(outfile).href)
rmSync(folder, { recursive: true })
const today = Object.values(PRESET_DATES).at(-1)
if (date <= today) throw new Error(`the next date must be after ${today}`)
const frozen = { ...FROZEN_PRESETS, [today]: presetsOf(RULES.map(({ id, rule }) => ({ id, ...rule }))) }
writeFileSync(
  new URL('src/config/frozen-presets.ts', root),
  `// Written by \`node scripts/freeze-presets.mjs\`, never by hand: what presets held in versions that are out.
import type { FrozenPresets } from './presets.ts'

export const FROZEN_PRESETS: FrozenPresets = ${JSON.stringify(frozen, null, 2)}
`,
)
const presets = new URL('src/config/presets.ts', root)
const dates = Object.entries({ ...PRESET_DATES, [version]: date }).map(([key, value]) => `'${key}': '${value}'`)
writeFileSync(
  presets,
  readFileSync(presets, 'utf8').replace(
    /(PRESET_DATES: Readonly<Record<string, string>> = )\{[^}]*\}/,
    `$1{ ${dates.join(', ')} }`,
  ),
)
console.log(`presets of ${today} are frozen; now set the version ${version} in package.json and run npm run format`)
