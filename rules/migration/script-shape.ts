import type { FunctionFacts, PythonFacts } from '../../src/facts/python-facts.ts'
import { fits } from '../../src/model/python/python-parameters.ts'
import { isMigrationScript } from '../../src/model/python/python-uses.ts'
import { defineRule } from '../../src/rule/define-rule.ts'
import { since } from '../../src/text/series.ts'

export default defineRule({
  title: 'A migration script that Odoo cannot run, or never looks at',
  scope: 'addon',
  severity: 'error',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    function: 'a migration script needs a function migrate(cr, version), and this one has none: {effect}; add it',
    arguments:
      'Odoo calls migrate(cr, version), and this function cannot be called so: the upgrade ends with TypeError; write def migrate(cr, version)',
    names:
      'Odoo {series} asks for the parameters cr and version by these names: the upgrade ends with TypeError; write def migrate(cr, version)',
    stage: "'{name}' begins with none of pre-, post- and end-: an upgrade never runs it; call it {near}",
    folder:
      "'{folder}' is no version that Odoo knows: an upgrade passes over its scripts{warns}; write a version, such as {series}.1.1.0",
    place:
      'Odoo looks for scripts in migrations/ and upgrades/ alone: an upgrade never runs what is in {folder}/; rename the folder',
  },
  check({ addon, series, report }) {
    for (const [relative, facts] of addon.python) {
      const path = PATH.exec(relative)
      if (!path) continue
      const [, folder = '', version = '', name = ''] = path
      const first = { file: facts.file, span: [0, 0] as const }
      const own = facts.functions.find((one) => one.name === 'migrate')
      if (!LOADED.test(folder)) {
        if (STAGE.test(name) && VERSION.test(version) && own)
          report('place', { file: facts.file, span: own.nameSpan }, { folder }, { severity: 'warning' })
      } else if (!VERSION.test(version) && version !== 'tests') {
        // before 17.0 any name was taken for a version
        const warns = since(series, '17.0') ? ' with a warning' : ''
        if (STAGE.test(name) && own && since(series, '17.0'))
          report(
            'folder',
            { file: facts.file, span: own.nameSpan },
            { folder: version, warns, series },
            { severity: 'warning' },
          )
      } else if (!STAGE.test(name)) {
        const [stage = 'post'] = /^(?:pre|post|end)(?![a-z])/i.exec(name) ?? []
        const rest = name.replace(/^(?:pre|post|end)(?![a-z])[^a-z0-9]*/i, '')
        const near = `${stage.toLowerCase()}-${rest === 'py' ? 'migration.py' : rest}`
        if (own && own.decorators.length + own.params.args.length > 1)
          report('stage', { file: facts.file, span: own.nameSpan }, { name, near }, { severity: 'warning' })
      } else if (isMigrationScript(relative, series)) {
        if (!own && !facts.open && !facts.bindings.some((one) => one.name === 'migrate')) {
          const effect = since(series, '18.0')
            ? 'the upgrade ends with AttributeError'
            : 'Odoo writes an error to its log, and it does nothing'
          report('function', first, { effect })
        } else if (own) judgeSignature(facts, own)
      }
    }

    function judgeSignature({ file }: PythonFacts, { params, nameSpan, decorators }: FunctionFacts): void {
      // openupgrade.migrate() takes other parameters, and gives Odoo a function of its own
      if (decorators.length > 0) return
      const at = { file, span: nameSpan }
      const places = [...params.posonly, ...params.args]
      const isOpen = params.vararg !== null
      if (!fits({ params }, 2)) report('arguments', at, {})
      else if (
        since(series, '18.0') &&
        !isNamed(
          places.map(({ name }) => name),
          isOpen || params.kwonly.length > 0 || params.kwarg !== null,
        )
      )
        report('names', at, { series })
    }
  },
})

function isNamed(names: readonly string[], more: boolean): boolean {
  return !more && names.length === 2 && /^_?cr$/.test(names[0] ?? '') && /^_?version$/.test(names[1] ?? '')
}

/** A script below the addon's folder: the folder of all scripts, that of the version, its own name. */
const PATH = /^([^/]+)\/([^/]+)\/([^/]+\.py)$/
const LOADED = /^(?:migrations|upgrades)$/
const STAGE = /^(?:pre|post|end)-/
/** `VERSION_RE` of Odoo. */
const VERSION =
  /^(?:(?:6\.1|[6-9]\.0|[1-9]\d+\.0|(?:7|8|9|10)\.saas~[1-9]\d*|saas~(?:1[1-9]|[2-9]\d+)\.[1-9])\.)?\d+\.\d+(?:\.\d+)?$/
