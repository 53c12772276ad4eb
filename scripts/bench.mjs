// Times addonry beside its peers on the same trees, in CPU seconds (user + system) and peak memory, as ratios.
//   npm run bench -- PATH [--addons-path A,B] [--series S] [--runs 3]
// addonry's check is measured cold (no cache), warm (nothing changed since the run before) and after one Python file of a
// copy of the addons changed; at the end stands what its built-in knowledge weighs. pylint-odoo is run twice: with its own
// checks alone, and as the repositories run it, with the `.pylintrc` of each; beside it both hooks of OCA/odoo-pre-commit-hooks.
// Peers that are not installed are skipped with a word. Without PATH the bundled demo is measured, which says little.
import { spawnSync } from 'node:child_process'
import { appendFileSync, cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const args = process.argv.slice(2)
const option = (name, otherwise) => {
  const at = args.indexOf(name)
  return at < 0 ? otherwise : args.splice(at, 2)[1]
}
const series = option('--series')
const addonsPath = option('--addons-path')
const runs = Number(option('--runs', '3'))
const [path = 'fixtures/demo'] = args
const bin = new URL('../bin/addonry.js', import.meta.url).pathname

/** Runs a command under GNU time when it is there, else under the shell's. */
function measure(command, commandArgs) {
  const gnu = existsSync('/usr/bin/time')
  const [program, ...rest] = gnu
    ? ['/usr/bin/time', '-f', 'ADDONRY %U %S %M %e', command, ...commandArgs]
    : ['bash', '-c', 'TIMEFORMAT="ADDONRY %U %S 0 %R"; time "$@"', 'bash', command, ...commandArgs]
  const result = spawnSync(program, rest, { maxBuffer: 4e9, encoding: 'utf8', timeout: 600_000 })
  const match = /ADDONRY ([\d.]+) ([\d.]+) (\d+) ([\d.]+)/.exec(result.stderr ?? '')
  if (!match) return undefined
  return { cpu: Number(match[1]) + Number(match[2]), memory: Number(match[3]) / 1024, wall: Number(match[4]) }
}

/** Runs a command once for each list of arguments: CPU and wall time add up, memory is the largest. */
function whole(command, each) {
  const parts = each.map((commandArgs) => measure(command, commandArgs))
  if (parts.some((part) => !part)) return undefined
  return parts.reduce((a, b) => ({ cpu: a.cpu + b.cpu, memory: Math.max(a.memory, b.memory), wall: a.wall + b.wall }))
}

function addonFolders(root) {
  const found = []
  const visit = (folder, depth) => {
    if (existsSync(join(folder, '__manifest__.py'))) return found.push(folder)
    if (depth > 4) return
    for (const entry of readdirSync(folder, { withFileTypes: true }))
      if (entry.isDirectory() && !['.git', 'setup', 'node_modules'].includes(entry.name))
        visit(join(folder, entry.name), depth + 1)
  }
  visit(root, 0)
  return found
}

/** Files with an ending below a folder, without what git and setuptools keep. */
function filesBelow(folder, endings) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => endings.test(file) && !/(?:^|\/)(?:\.git|setup|node_modules)\//.test(file))
    .map((file) => join(folder, file))
}

const available = (command) => spawnSync('which', [command]).status === 0
const folders = addonFolders(path)
const roots = [...new Set(folders.map((folder) => dirname(folder)))]
const own = [
  'check',
  path,
  '--format',
  'json',
  '--exit-zero',
  ...(series ? ['--series', series] : []),
  ...(addonsPath ? ['--addons-path', addonsPath] : []),
]
const cache = mkdtempSync(join(tmpdir(), 'addonry-'))
const warm = [bin, ...own, '--cache-dir', cache]
const copy = mkdtempSync(join(tmpdir(), 'addonry-'))
cpSync(path, copy, { recursive: true, filter: (source) => !/\/\.git(?:\/|$)/.test(source) })
const changing = [bin, ...own.map((arg) => (arg === path ? copy : arg)), '--cache-dir', cache]
const models = filesBelow(copy, /models\/[a-z]\w*\.py$/)
let turn = 0
/** Another file each time, spread over the addons. */
const change = () => {
  const file = models[(turn++ * 37) % models.length]
  if (file) appendFileSync(file, '# changed\n')
}
const contestants = [
  { name: 'addonry check, cold', command: process.execPath, args: [bin, ...own, '--no-cache'] },
  {
    name: 'addonry check, preset oca',
    command: process.execPath,
    args: [bin, ...own, '--no-cache', '--preset', 'oca'],
  },
  { name: 'addonry check, warm', command: process.execPath, args: warm, first: warm },
  { name: 'addonry check, one file', command: process.execPath, args: changing, first: changing, before: change },
  {
    name: 'addonry graph',
    command: process.execPath,
    args: [bin, 'graph', path, '--format', 'json', ...(series ? ['--series', series] : [])],
  },
  {
    name: 'pylint-odoo',
    needs: 'pylint',
    command: 'pylint',
    args: ['--load-plugins=pylint_odoo', '--disable=all', '--enable=odoolint', ...folders],
  },
  {
    name: 'pylint, own .pylintrc',
    needs: 'pylint',
    command: 'pylint',
    each: roots
      .filter((root) => existsSync(join(root, '.pylintrc')))
      .map((root) => [`--rcfile=${join(root, '.pylintrc')}`, '--exit-zero', ...filesBelow(root, /\.py$/)]),
  },
  { name: 'oca-checks-odoo-module', command: 'oca-checks-odoo-module', args: folders },
  {
    name: 'oca-checks-po',
    command: 'oca-checks-po',
    each: [roots.flatMap((root) => filesBelow(root, /\.pot?$/))].filter((files) => files.length > 0),
  },
  // reads one folder of addons at a time: run for each, CPU summed
  { name: 'odoo-doctor', command: 'odoo-doctor', each: roots.map((root) => ['scan', root]) },
  { name: 'ruff-odoo', command: 'ruff-odoo', args: ['check', path] },
]
console.log(`${folders.length} addons below ${path}, best of ${runs} runs\n`)
console.log('tool                         CPU s   peak MB   wall s   CPU to a cold check')
let base
const cpu = new Map()
for (const { name, command, needs, first, before, args: one, each = [one] } of contestants.filter(
  (one) => one.each?.length !== 0,
)) {
  if (command !== process.execPath && !available(needs ?? command)) {
    console.log(`${name.padEnd(27)}  not installed, skipped`)
    continue
  }
  if (first) measure(command, first)
  const taken = Array.from({ length: runs }, () => {
    before?.()
    return whole(command, each)
  }).filter(Boolean)
  if (taken.length === 0) {
    console.log(`${name.padEnd(27)}  could not be run`)
    continue
  }
  const best = taken.reduce((a, b) => (b.cpu < a.cpu ? b : a))
  base ??= best.cpu
  cpu.set(name, best.cpu)
  const cells = [
    best.cpu.toFixed(2).padStart(7),
    best.memory.toFixed(0).padStart(9),
    best.wall.toFixed(2).padStart(8),
    `${(best.cpu / base).toFixed(2)}×`.padStart(10),
  ]
  console.log(`${name.padEnd(25)}${cells.join('')}`)
}
const hooks = (cpu.get('oca-checks-odoo-module') ?? 0) + (cpu.get('oca-checks-po') ?? 0)
for (const [pylint, ours] of [
  ['pylint-odoo', 'addonry check, cold'],
  ['pylint, own .pylintrc', 'addonry check, preset oca'],
])
  if (hooks > 0 && cpu.has(pylint) && cpu.has(ours))
    console.log(
      `\n${pylint} and both hooks: ${(cpu.get(pylint) + hooks).toFixed(1)} CPU s, ${((cpu.get(pylint) + hooks) / cpu.get(ours)).toFixed(1)} times ${ours}`,
    )
rmSync(cache, { recursive: true })
rmSync(copy, { recursive: true })
console.log('')
spawnSync(
  process.execPath,
  [new URL('bench-knowledge.mjs', import.meta.url).pathname, path, ...(series ? [series] : [])],
  {
    stdio: 'inherit',
  },
)
