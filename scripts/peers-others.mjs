// Lists the checks of odoo-doctor, ruff-odoo and odoo-ls with the rules that carry their names, and prints docs/peers-others.md.
//
//   node scripts/peers-others.mjs --bin FOLDER > docs/peers-others.md
//
// FOLDER has the programs odoo-doctor and ruff-odoo, which tell what they check. Of odoo-ls, which does not, the
// diagnostics are those whose names rules carry, and those that are given a reason here.
import { spawnSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import { peerNames, ruleLinks } from './peer-names.mjs'

const binAt = process.argv.indexOf('--bin')
const programs = resolve(process.argv[binAt + 1] ?? '')
const known = peerNames()

const NEVER = 'never raised there'
/** Why no rule is about the same. */
const WHY_NOT = {
  'sudo-without-comment':
    'taste: a comment makes no `sudo()` safer; what is unsafe is told by `security/public-sudo` and `security/rpc-sudo`',
  'expensive-nonstored-compute':
    'one query for all records is how Odoo itself computes such fields; a query for each record is told by `performance/query-in-loop`',
  'orphan-view':
    'a primary view that nobody names is chosen by its priority, by a context, by code or by a link that users keep: no reading can tell that it is idle',
  'field-no-string-on-required': 'taste: Odoo makes the label of the name',
  'missing-ondelete':
    'Odoo sets NULL when nothing is said, which is right for an optional field; what is contradictory is told by `model/relation-ondelete`',
  'pylint-disable-comment': 'is about comments for the tool itself',
  'manifest-depends-unsorted': 'taste: the order of dependencies changes nothing',
  OLS01001: NEVER,
  OLS01002: 'no error: a base made by a call is legal Python',
  OLS01003: 'a limit of that tool: a class with two definitions is legal',
  OLS01009: 'says that a call fits some of several definitions: nearly always right code',
  OLS03006: NEVER,
  OLS04009: 'Odoo passes over it: nothing breaks',
  OLS05036: NEVER,
  OLS05037: NEVER,
  OLS05038: NEVER,
  OLS05039: NEVER,
  OLS05040: NEVER,
  OLS05041: NEVER,
  OLS05042: NEVER,
  OLS05043: NEVER,
  OLS05059: 'an `<asset>` that lacks something is refused by the schema: `data/schema`',
}

function told(program, parameters) {
  const run = spawnSync(join(programs, program), parameters, { encoding: 'utf8', maxBuffer: 1e9 })
  if (run.status !== 0) throw new Error(`${program}: ${run.error?.message ?? run.stderr}`)
  return run.stdout.trim()
}

const doctor = [...told('odoo-doctor', ['rules', 'list']).matchAll(/^\s*([a-z][a-z0-9-]+)\s+\[/gm)].map(
  ([, name]) => name,
)
const ruff = JSON.parse(told('ruff-odoo', ['rule', '--all', '--output-format', 'json']))
  .filter(({ code }) => /^(?:OD[A-Z]|OAPP)\d/.test(code))
  .map(({ code, name }) => ({ code, name }))
const languageServer = [...new Set([...known.keys(), ...Object.keys(WHY_NOT)])]
  .filter((name) => /^OLS\d/.test(name))
  .sort()

/** The rules of a check, by its name or by its code. */
const rulesOf = (names) => [...new Set(names.flatMap((name) => known.get(name) ?? []))].sort()
const row = (names) => {
  const rules = rulesOf(names)
  const [name] = names
  return `| ${names.join(' · ')} | ${ruleLinks(rules)} | ${rules.length > 0 ? '' : (WHY_NOT[name] ?? '')} |`
}
const counted = (lists) => `${lists.filter((names) => rulesOf(names).length > 0).length} of ${lists.length}`
const tables = {
  'odoo-doctor': doctor.map((name) => [name]),
  'ruff-odoo': ruff.map(({ code, name }) => [name, code]),
  'odoo-ls': languageServer.map((name) => [name]),
}
const version = (program) => /\d+(?:\.\d+)+/.exec(told(program, ['--version']))?.[0]
const never = languageServer.filter((name) => WHY_NOT[name] === NEVER).length

console.log(`# Beside odoo-doctor, ruff-odoo and odoo-ls

Each check of odoo-doctor ${version('odoo-doctor')}, each Odoo check of ruff-odoo ${version('ruff-odoo')} and each diagnostic of odoo-ls 1.0.1, with the rules that carry
its name. How far a name silences a rule, and how far the rule sees, is its page's matter. ${counted(tables['odoo-doctor'])} checks of odoo-doctor,
${counted(tables['ruff-odoo'])} of ruff-odoo and ${counted(tables['odoo-ls'])} diagnostics of odoo-ls have a rule (${never} of the others are never raised). Made by
\`scripts/peers-others.mjs\`.`)
for (const [tool, lists] of Object.entries(tables)) {
  console.log(`\n## ${tool}\n\n| check | rules | why not |\n|---|---|---|`)
  for (const names of lists) console.log(row(names))
}
