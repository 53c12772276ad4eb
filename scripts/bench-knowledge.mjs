// What built-in knowledge costs: the file's size, and the CPU time until all that addons need of it is at hand.
//   node scripts/bench-knowledge.mjs PATH [SERIES]
// "All": the models, external ids, views, Python names and client parts of every module that the addons below PATH reach.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { compileLate } from '../bin/engine.js'

compileLate()

const [path = 'fixtures/demo', wanted] = process.argv.slice(2)
const root = new URL('../', import.meta.url)
const folder = mkdtempSync(join(tmpdir(), 'addonry-'))
const outfile = join(folder, 'knowledge.mjs')
await build({
  stdin: {
    contents: `export { ReleaseFile } from './src/knowledge/release-file.ts'
      export { openRelease } from './src/knowledge/release.ts'
      export { DiskHost } from './src/host/disk-host.ts'
      export { Session } from './src/session/session.ts'`,
    resolveDir: root.pathname,
  },
  bundle: true,
  platform: 'node',
  format: 'esm',
  outfile,
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  logLevel: 'warning',
})
const { ReleaseFile, openRelease, DiskHost, Session } = await import(pathToFileURL(outfile).href)
rmSync(folder, { recursive: true })

const host = new DiskHost(process.cwd())
const session = new Session(host)
const { project } = session.open({
  paths: [path],
  addonsPath: [],
  manifestsOnly: true,
  ...(wanted && { series: wanted }),
})
const starts = project.checked.flatMap((addon) => addon.depends.map((text) => text.value))

/** Milliseconds of CPU that something takes. */
const cpu = (work) => {
  const before = process.cpuUsage()
  const value = work()
  const { user, system } = process.cpuUsage(before)
  return { value, time: (user + system) / 1000 }
}
const steps = []
const step = (name, work) => {
  const { value, time } = cpu(work)
  steps.push([name, time])
  return value
}
const bytes = step('read', () => host.readBytes(new URL('knowledge/odoo.addonry', root).pathname))
const file = step('head', () => ReleaseFile.read(bytes))
const number = file.releases.findIndex(({ series }) => series === project.series)
const release = step('modules', () => openRelease(file, number))
const reach = new Set(['odoo', 'base', 'web', ...starts])
for (const name of reach) for (const next of release.module(name)?.depends ?? []) reach.add(next)
const facts = [...reach].flatMap((name) => release.facts(name) ?? [])
step('models', () => facts.map((module) => module.models))
step('ids, views', () => facts.map((module) => [module.ids, module.views]))
step('python', () => facts.map((module) => module.python))
step('client', () => facts.map((module) => [module.bundles, module.templates]))
const total = steps.reduce((sum, [, time]) => sum + time, 0)
const { length } = file.releases
console.log(
  `knowledge: ${(file.size / 1000).toFixed(0)} KB for ${length} releases, ${(file.size / length / 1000).toFixed(0)} KB each`,
)
console.log(
  `load for ${project.checked.length} addons of ${project.series}, ${facts.length} modules: ${total.toFixed(0)} CPU ms (${steps.map(([name, time]) => `${name} ${time.toFixed(0)}`).join(', ')})`,
)
