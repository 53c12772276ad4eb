// Kills addonry at random moments while it writes fixes, its cache and reports, and looks for half-written files:
//   node scripts/kills.mjs [100]
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const kills = Number(process.argv[2] ?? 100)
const bin = new URL('../bin/addonry.js', import.meta.url).pathname
const root = mkdtempSync(join(tmpdir(), 'addonry-kills-'))
const ADDONS = 150
const before = (i) =>
  `{\n    'name': 'A${i}', 'version': '17.0.1.0.0', 'license': 'LGPL-3',\n    'depends': ['base', 'base'],\n${'    # a comment that makes the file longer\n'.repeat(400)}}\n`

function reset() {
  for (let i = 0; i < ADDONS; i++) {
    mkdirSync(join(root, `a${i}`), { recursive: true })
    writeFileSync(join(root, `a${i}/__manifest__.py`), before(i))
    writeFileSync(join(root, `a${i}/__init__.py`), '')
  }
}

const run = (args) => [bin, 'check', ...args, '--format', 'json', '-o', 'report.json', '--report', 'sarif=report.sarif']
const faults = []
let told = 0
let mixed = 0
reset()
const begun = performance.now()
spawnSync(process.execPath, run(['--fix']), { cwd: root })
const whole = performance.now() - begun
for (let kill = 0; kill < kills; kill++) {
  reset()
  const fix = kill % 2 === 0
  if (!fix) writeFileSync(join(root, 'a0/__init__.py'), `x = ${kill}\n`)
  const child = spawn(process.execPath, run(fix ? ['--fix'] : []), { cwd: root, stdio: 'ignore' })
  await new Promise((resolve) => setTimeout(resolve, whole * (0.3 + Math.random() * 0.75)))
  if (child.exitCode === null) told++
  child.kill('SIGKILL')
  await new Promise((resolve) =>
    child.exitCode === null && child.signalCode === null ? child.once('exit', resolve) : resolve(),
  )
  let fixed = 0
  for (let i = 0; i < ADDONS; i++) {
    const text = readFileSync(join(root, `a${i}/__manifest__.py`), 'utf8')
    const old = before(i)
    if (text === old.replace("'base', 'base'", "'base'")) fixed++
    else if (text !== old)
      faults.push(`kill ${kill}: a${i}/__manifest__.py is neither old nor new (${text.length} characters)`)
  }
  if (fixed > 0 && fixed < ADDONS) mixed++
  const written = new Map([
    ['report.json', JSON.parse],
    ['report.sarif', JSON.parse],
    ...kept('.json').map((file) => [file, wholeResult]),
    ...['.base', '.later'].flatMap(kept).map((file) => [file, wholeAddons]),
  ])
  for (const [file, read] of written) {
    try {
      read(readFileSync(join(root, file), 'utf8'))
    } catch (error) {
      if (error.code !== 'ENOENT') faults.push(`kill ${kill}: ${file}: ${error.message}`)
    }
  }
}
rmSync(root, { recursive: true })
for (const fault of faults) console.log(fault)
console.log(
  `${kills} runs, ${told} killed before their end, ${mixed} in the midst of the fixes: ${faults.length} half-written files`,
)
process.exitCode = faults.length > 0 ? 1 : 0

/** Files of the cache, as seen from the root. */
function kept(ending) {
  try {
    return readdirSync(join(root, '.addonry-cache'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith(ending))
      .map((name) => join('.addonry-cache', name))
  } catch {
    return []
  }
}

/** A result: a line of JSON that tells how long the lines behind it are. */
function wholeResult(text) {
  const end = text.indexOf('\n')
  const { length } = JSON.parse(text.slice(0, end))
  if (text.length - end - 1 !== length) throw new Error(`${text.length - end - 1} of ${length} characters`)
}

/** What was known of addons: a line of JSON that names them, then as many lines for each. */
function wholeAddons(text) {
  const [first, ...lines] = text.split('\n')
  const { addons } = JSON.parse(first)
  if (lines.at(-1) !== '' || (lines.length - 1) % addons.length > 0) throw new Error(`${lines.length - 1} lines`)
}
