// Prints which rows of a faults.json are not met by the built command line: node scripts/faults.mjs FOLDER [PREFIX…]
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

const [folder, ...prefixes] = process.argv.slice(2)
const rows = JSON.parse(readFileSync(`${folder}/../faults.json`, 'utf8'))
const bin = new URL('../bin/addonry.js', import.meta.url).pathname
let met = 0
let all = 0
for (const row of rows) {
  if (prefixes.length > 0 && !prefixes.some((prefix) => row.name.startsWith(prefix))) continue
  all++
  const cwd = `${folder}/${row.name}`
  const args = [bin, 'check', '.', '--series', row.version, '--format', 'json', '--exit-zero']
  const { findings, faults } = JSON.parse(
    spawnSync('node', args, { cwd, maxBuffer: 1e9, timeout: 20000 }).stdout.toString(),
  )
  for (const fault of faults) console.log(`${row.name}: FAULT ${fault.rule} ${fault.message}`)
  const exists = existsSync(`${cwd}/${row.root_cause_file}`) && row.root_cause_line > 0
  const addon = row.root_cause_file.split('/').find((part) => part.startsWith('fa'))
  const near = (one) =>
    exists
      ? one.file === row.root_cause_file && Math.abs(one.line - row.root_cause_line) <= 2
      : one.file.includes(addon)
  const errors = findings.filter((one) => one.severity === 'error')
  const loud = findings.filter((one) => one.severity !== 'info')
  const ok =
    row.expect === 'error'
      ? errors.some(near)
      : row.expect === 'warning'
        ? loud.some(near)
        : row.expect === 'info'
          ? errors.length === 0
          : loud.length === 0
  if (ok) met++
  else {
    const told = findings.map((one) => `${one.severity} ${one.rule} ${one.file}:${one.line}`).join('; ')
    console.log(
      `${row.version} ${row.name} wants ${row.expect} at ${row.root_cause_file}:${row.root_cause_line}; told: ${told || 'nothing'}`,
    )
  }
}
console.log(`${met} of ${all} rows met`)
