// Compares addonry with pylint-odoo over the same addons, symbol by symbol, and prints docs/peers.md.
//
//   node scripts/peers.mjs --pylint PYLINT TREE… [--misses] > docs/peers.md
//
// PYLINT is the program of an installation that has pylint-odoo, TREE a folder whose folders are addons (for the page:
// the folders of `testing/resources` of OCA/pylint-odoo). Of pylint-odoo every check runs, of addonry the preset
// `strict`, once for each series, as some checks of either are about some series alone; settings are those that pylint-odoo has
// by itself. One of theirs is found when a rule that carries its symbol speaks of the same file within two
// lines of what they point at. `--misses` prints what was not found instead, a line each.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { peerNames, ruleLinks } from './peer-names.mjs'
import { REASONS, reasonsOf } from './peers-reasons.mjs'

const SERIES = ['14.0', '15.0', '16.0', '17.0', '18.0', '19.0']
const bin = new URL('../bin/addonry.js', import.meta.url).pathname

const args = process.argv.slice(2)
const misses = args.includes('--misses')
const pylintAt = args.indexOf('--pylint')
const pylint = resolve(args[pylintAt + 1] ?? '')
const trees = args.filter((arg, i) => !arg.startsWith('--') && i !== pylintAt + 1).map((tree) => resolve(tree))

/** The conventions that pylint-odoo has when nothing is set. */
function settingsFile(folder) {
  const file = join(folder, 'addonry.json')
  const conventions = {
    'required-authors': ['Odoo Community Association (OCA)'],
    'allowed-licenses': ['AGPL-3', 'GPL-2 or any later version', 'GPL-2', 'GPL-3 or any later version', 'GPL-3', 'LGPL-3', 'OEEL-1', 'Other OSI approved licence', 'Other proprietary'],
    'unwanted-keys': ['description'],
  } // biome-ignore format: as the peer lists them
  writeFileSync(file, JSON.stringify({ conventions }))
  return file
}

function json(command, parameters, cwd) {
  const run = spawnSync(command, parameters, { cwd, maxBuffer: 1e9, encoding: 'utf8' })
  try {
    return JSON.parse(run.stdout)
  } catch {
    throw new Error(`${command} in ${cwd}: ${run.stderr || run.stdout}`.slice(0, 2000))
  }
}

/** One entry for each place: what the peer says of a line of a file. */
function theirsOf(tree) {
  const folders = readdirSync(tree).filter((name) => statSync(join(tree, name)).isDirectory())
  const options = [
    '--load-plugins=pylint_odoo',
    '--disable=all',
    '--enable=odoolint',
    '--score=n',
    '--rcfile=/dev/null',
  ]
  const said = json(pylint, [...options, '--output-format=json', ...folders], tree)
  return said.map(({ symbol, path, line, endLine, message }) => ({
    symbol,
    file: join(tree, path),
    line,
    end: endLine ?? line,
    message,
  }))
}

function oursOf(tree, settings) {
  const found = new Map()
  for (const series of SERIES) {
    const options = ['--preset', 'strict', '--series', series, '--settings', settings, '--no-cache', '--exit-zero']
    const { findings, faults } = json('node', [bin, 'check', '.', ...options, '--format', 'json'], tree)
    if (faults.length > 0) throw new Error(`a fault of ours: ${JSON.stringify(faults[0])}`)
    for (const { rule, file, line } of findings)
      found.set(`${rule} ${file} ${line}`, { rule, file: join(tree, file), line })
  }
  return [...found.values()]
}

const settingsFolder = mkdtempSync(join(tmpdir(), 'addonry-peers-'))
const settings = settingsFile(settingsFolder)
const theirs = trees.flatMap(theirsOf)
const ours = trees.flatMap((tree) => oursOf(tree, settings))
rmSync(settingsFolder, { recursive: true })

const known = peerNames()
// what pylint-odoo says of a manifest as a whole stands at its first line, ours at the key
const whole = ({ file, line }) => /__(?:manifest|openerp)__\.py$/.test(file) && line <= 2
const near = (one, other) =>
  one.file === other.file && ((other.line >= one.line - 2 && other.line <= one.end + 2) || whole(one))
const rows = []
for (const symbol of [...new Set(theirs.map((one) => one.symbol))].sort()) {
  const rules = known.get(symbol) ?? []
  const own = ours.filter(({ rule }) => rules.includes(rule))
  const all = theirs.filter((one) => one.symbol === symbol)
  const missed = all.filter((one) => !own.some((other) => near(one, other)))
  const more = own.filter((other) => !all.some((one) => near(one, other)))
  rows.push({ symbol, rules, all: all.length, missed, more: more.length })
}

if (misses) {
  for (const { missed } of rows)
    for (const { symbol, file, line, message } of missed) {
      const short = trees.reduce((path, tree) => path.replace(`${tree}/`, ''), file)
      console.log(`${symbol} ${short}:${line} ${message.split('\n')[0]}`)
    }
} else print()

function print() {
  const sum = (pick) => rows.reduce((total, row) => total + pick(row), 0)
  const whys = new Map(
    rows.map(({ symbol, missed }) => [
      symbol,
      reasonsOf(REASONS, symbol, missed, ({ file, line, message }) => `${file}:${line} ${message}`),
    ]),
  )
  const wrong = sum((row) => whys.get(row.symbol).theirs)
  const all = sum((row) => row.all)
  const found = all - sum((row) => row.missed.length)
  console.log(`# Beside pylint-odoo

What pylint-odoo says of its own test addons, and how much of it addonry says too: in the same file, at most two lines
from what pylint-odoo points at, by a rule that carries the symbol as another name. Of pylint-odoo every check is on, of
addonry the preset \`strict\` for each series in turn, with the conventions that pylint-odoo has by itself. Made by
\`scripts/peers.mjs\`.

${all} findings, ${found} found (${((100 * found) / all).toFixed(1)} %), ${all - found} not: of these, ${wrong} are about code that is right, or that nobody runs. Of all
others ${((100 * found) / (all - wrong)).toFixed(1)} % is found. \`ours beside\` counts places of which rules of that name speak, and pylint-odoo does not.

| symbol | rules | theirs | found | missed | ours beside | why missed |
|---|---|---|---|---|---|---|`)
  for (const { symbol, rules, all: count, missed, more } of rows) {
    const links = ruleLinks(rules)
    console.log(
      `| ${symbol} | ${links} | ${count} | ${count - missed.length} | ${missed.length} | ${more} | ${whys.get(symbol).words} |`,
    )
  }
}
