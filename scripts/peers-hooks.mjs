// Compares addonry with oca-odoo-pre-commit-hooks over the same addons, symbol by symbol, and prints docs/peers-hooks.md.
//
//   node scripts/peers-hooks.mjs --bin FOLDER TREE [--misses] > docs/peers-hooks.md
//
// FOLDER has the programs oca-checks-odoo-module, oca-checks-po and oca-checks-odoo-module-fixit, TREE holds addons (for
// the page: `test_repo` of OCA/odoo-pre-commit-hooks). Of theirs every check runs, of addonry the preset `strict`, once
// for each series. One of theirs is found when a rule that carries its symbol speaks of the same file within five lines of
// a place that they name, or of a file as a whole where they name no line. `--misses` prints what was not found.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { peerNames, ruleLinks } from './peer-names.mjs'
import { reasonsOf } from './peers-reasons.mjs'

const SERIES = ['14.0', '15.0', '16.0', '17.0', '18.0', '19.0']
const bin = new URL('../bin/addonry.js', import.meta.url).pathname
const args = process.argv.slice(2)
const misses = args.includes('--misses')
const binAt = args.indexOf('--bin')
const programs = resolve(args[binAt + 1] ?? '')
const tree = resolve(args.find((arg, i) => !arg.startsWith('--') && i !== binAt + 1) ?? '')

const IDLE =
  'the file is in `qweb` and `assets` alone, and a `<template>` of the server is nothing to the web client: no view is made of it'
/** Why one of theirs is not one of ours: `theirs` where the code is right or another fault, `ours` where a rule goes less far. */
const REASONS = {
  'file-not-used': [{ theirs: 'the file holds no record' }],
  'po-pretty-format': [
    { of: /\.pot:/, ours: 'lines are not wrapped anew' },
    { of: /xml_semi_empty/, theirs: 'outside of `i18n` Odoo takes no file for a translation' },
  ],
  'xml-create-user-wo-reset-password': [
    { theirs: 'records of data files are made with `install_mode`, and then no mail is sent (14.0 and later)' },
  ],
  'xml-dangerous-qweb-replace-low-priority': [{ theirs: IDLE }],
  'xml-deprecated-oe-chatter': [{ theirs: 'the file has no `<odoo>`: Odoo refuses all of it, as `data/schema` says' }],
  'xml-duplicate-template-id': [{ theirs: IDLE }],
  'xml-field-numeric-without-eval': [{ theirs: 'the model has no such field, as `record/field-unknown` says' }],
  'xml-syntax-error': [{ theirs: 'the file is not there, as `manifest/data-missing` says' }],
}

/** What they say, each with the places that it names; they want a repository around the addons. */
function theirsOf(folder) {
  const run = (program, parameters) =>
    spawnSync(join(programs, program), parameters, { cwd: folder, encoding: 'utf8', maxBuffer: 1e9 }).stdout
  spawnSync('git', ['init', '-q', '.'], { cwd: folder })
  spawnSync('git', ['add', '-A'], { cwd: folder })
  const addons = readdirSync(folder).filter((name) => name !== '.git' && statSync(join(folder, name)).isDirectory())
  const catalogs = readdirSync(folder, { recursive: true }).map(String).filter((name) => /\.pot?$/.test(name)) // biome-ignore format: one thought
  const text = [
    run('oca-checks-odoo-module', addons),
    run('oca-checks-po', catalogs.sort()),
    run('oca-checks-odoo-module-fixit', addons),
  ].join('\n')
  const found = []
  const colours = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g')
  for (const line of text.replace(colours, '').split('\n')) {
    const head = /^([\w./-]+\.\w+):(\d*)(?::\d+)?:? ?:? ?([a-z][a-z0-9-]+) (.*)/.exec(line)
    if (head) {
      const [, file, number, symbol, message] = head
      const more = [...(/ in (?:lines?|line\(s\)) ([\d, ]+)/.exec(message)?.[1] ?? '').matchAll(/\d+/g)]
      const places = [number, ...more.map(([one]) => one)].map((one) => ({ file, line: Number(one) }))
      const named = symbol === 'file-not-used' ? /File "[^/"]+\/([^"]+)"/.exec(message)?.[1] : undefined
      if (named) places.push({ file: `${file.split('/')[0]}/${named}`, line: 0 })
      found.push({ symbol, places, message })
    } else {
      const [, file, number] = /^([\w./-]+\.\w+):(\d+)$/.exec(line) ?? []
      if (file) found.at(-1)?.places.push({ file, line: Number(number) })
    }
  }
  return found
}

function oursOf(folder) {
  const found = new Map()
  for (const series of SERIES) {
    const options = ['--preset', 'strict', '--series', series, '--no-cache', '--exit-zero', '--format', 'json']
    const run = spawnSync('node', [bin, 'check', '.', ...options], { cwd: folder, encoding: 'utf8', maxBuffer: 1e9 })
    for (const { rule, file, line, endLine } of JSON.parse(run.stdout).findings)
      found.set(`${rule} ${file} ${line}`, { rule, file, line, end: endLine ?? line })
  }
  return [...found.values()]
}

const folder = mkdtempSync(join(tmpdir(), 'addonry-peers-'))
cpSync(tree, folder, { recursive: true })
const theirs = theirsOf(folder)
const ours = oursOf(folder)
rmSync(folder, { recursive: true })

const known = peerNames()
const near = ({ places }, other) =>
  places.some(({ file, line }) => {
    if (relative('.', file) !== relative('.', other.file)) return false
    return line === 0 || (line >= other.line - 5 && line <= other.end + 5)
  })
const rows = [...new Set(theirs.map((one) => one.symbol))].sort().map((symbol) => {
  const rules = known.get(symbol) ?? []
  const own = ours.filter(({ rule }) => rules.includes(rule))
  const all = theirs.filter((one) => one.symbol === symbol)
  const missed = all.filter((one) => !own.some((other) => near(one, other)))
  return {
    symbol,
    rules,
    all: all.length,
    missed,
    more: own.filter((other) => !all.some((one) => near(one, other))).length,
  }
})

if (misses) {
  for (const { missed } of rows)
    for (const { symbol, places, message } of missed)
      console.log(`${symbol} ${places[0]?.file}:${places[0]?.line} ${message}`)
} else {
  const sum = (pick) => rows.reduce((total, row) => total + pick(row), 0)
  const all = sum((row) => row.all)
  const lost = sum((row) => row.missed.length)
  const told = ({ places, message }) => `${places[0]?.file}:${places[0]?.line} ${message}`
  const whys = new Map(rows.map(({ symbol, missed }) => [symbol, reasonsOf(REASONS, symbol, missed, told)]))
  const wrong = sum((row) => whys.get(row.symbol).theirs)
  console.log(`# Beside oca-odoo-pre-commit-hooks

What the three programs of oca-odoo-pre-commit-hooks say of their own test addons, and how much of it addonry says too: in
the same file, at most five lines from a place that they name, by a rule that carries the symbol as another name. Of theirs
every check is on, of addonry the preset \`strict\` for each series in turn. Made by \`scripts/peers-hooks.mjs\`.

${all} findings, ${all - lost} found (${((100 * (all - lost)) / all).toFixed(1)} %), ${lost} not: of these, ${wrong} are about what is right, or another
fault that another rule tells. Of all others ${((100 * (all - lost)) / (all - wrong)).toFixed(1)} % is found. \`ours beside\` counts places of which rules of that name speak and
they do not.

| symbol | rules | theirs | found | missed | ours beside | why missed |
|---|---|---|---|---|---|---|`)
  for (const { symbol, rules, all: count, missed, more } of rows) {
    const links = ruleLinks(rules)
    console.log(
      `| ${symbol} | ${links} | ${count} | ${count - missed.length} | ${missed.length} | ${more} | ${whys.get(symbol).words} |`,
    )
  }
}
