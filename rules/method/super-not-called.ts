import type { ClassFacts, FunctionFacts } from '../../src/facts/python-facts.ts'
import { type CodeScope, codeScopes } from '../../src/model/python/code-scopes.ts'
import { nameOrigin } from '../../src/model/python/name-origin.ts'
import { isSelf } from '../../src/parse/python/names.ts'
import { defineRule } from '../../src/rule/define-rule.ts'

/** Methods of every model that others extend, with what is lost when one does not go on to them. */
const LOST: Readonly<Record<string, string>> = {
  create: 'no record is made as other addons and Odoo itself make it',
  write: 'nothing is written as other addons and Odoo itself write it',
  unlink: 'nothing is deleted as other addons and Odoo itself delete it',
  copy: 'what other addons and Odoo itself do for a copy is left out',
  read: 'rights, and what other addons add to the values, are left out',
  default_get: 'the defaults of all fields are left out',
}
const TEST_LOST = 'the test has no environment, or no savepoint to return to'
/** What ends a test is cleaned up by Odoo without super(). */
const TEST_METHODS: ReadonlySet<string> = new Set(['setUp', 'setUpClass'])

export default defineRule({
  title: 'An override of create, write and the like does not call super()',
  scope: 'addon',
  uninstallable: true,
  severity: 'warning',
  confidence: 'likely',
  since: '0.1.0',
  aliases: ['method-required-super', 'W8106', 'override-missing-super'],
  messages: {
    lost: '{method} never calls super(): {lost}; call super().{method}(…), or give the method another name',
    mixed:
      '{method} never calls super(): where this class stands before others that have it, as a mixin of a model or of a test does, theirs is left out',
  },
  check({ addon, report }) {
    for (const scope of codeScopes(addon)) {
      const { owner, node, facts, calls } = scope
      if (!owner || !node) continue
      const lost = isModel(scope) ? (Object.hasOwn(LOST, node.name) ? LOST[node.name] : undefined) : testLoss(scope)
      const mixed = lost === undefined && owner.kind === 'other' && mayCutOff(owner, node.name) && !isOfTests(scope)
      const method = owner.methods.find((one) => one.node === node)
      if ((lost === undefined && !mixed) || !method || isRefusal(method)) continue
      const goesOn = calls.some(
        ({ func }) =>
          (func.t === 'Name' && func.id === 'super') ||
          // models.Model.create(self, …), create.origin(self, …), or the method of another model for this one
          (func.t === 'Attribute' && (func.attr === node.name || func.attr === 'origin') && !isSelf(func.value)),
      )
      if (goesOn) continue
      const at = { file: facts.file, span: method.nameSpan }
      if (lost !== undefined) report('lost', at, { method: node.name, lost })
      else report('mixed', at, { method: node.name }, { severity: 'info', confidence: 'guess', optional: true })
    }
  },
})

/** A plain class with methods that models, or tests, have: a file and a dict have some of these names as well. */
function mayCutOff({ methods }: ClassFacts, name: string): boolean {
  if (/^(?:setUp|tearDown)(?:Class)?$/.test(name)) return true
  return (
    Object.hasOwn(LOST, name) &&
    methods.some((one) => one.name !== name && Object.hasOwn(LOST, one.name)) &&
    methods.some((one) => /^(?:create|unlink|default_get)$/.test(one.name))
  )
}

/** A model with a table of its own: what is read from a query has nothing to go on to. */
function isModel({ owner }: CodeScope): boolean {
  if (owner?.kind !== 'model' && owner?.kind !== 'transient') return false
  const auto = owner.attributes['_auto']?.value
  return !(auto?.t === 'Const' && auto.value === false) && !owner.attributes['_table_query']
}

/** A class of Odoo's or Python's tests: what it owes is known. */
function isOfTests({ owner, facts }: CodeScope): boolean {
  return facts.body.some(
    (one) =>
      one.t === 'ClassDef' &&
      one.name === owner?.name &&
      one.bases.some((base) => /^(?:odoo\.tests|unittest)\./.test(nameOrigin(facts, base) ?? '')),
  )
}

function testLoss({ owner, node, facts, relative }: CodeScope): string | undefined {
  if (!node || !TEST_METHODS.has(node.name) || !relative.startsWith('tests/')) return undefined
  const ofOdoo = facts.body.some(
    (one) =>
      one.t === 'ClassDef' &&
      one.name === owner?.name &&
      one.bases.some((base) =>
        /^odoo\.tests\.(?:\w+\.)*(?:Transaction|Savepoint|SingleTransaction|Http)Case$/.test(
          nameOrigin(facts, base) ?? '',
        ),
      ),
  )
  return ofOdoo ? TEST_LOST : undefined
}

/** Nothing but an error, or nothing at all that could be meant: the method is there to refuse. */
function isRefusal({ node, decorators }: FunctionFacts): boolean {
  if (
    decorators.some(({ name }) => name === 'staticmethod' || (name === 'classmethod' && !TEST_METHODS.has(node.name)))
  )
    return true
  return node.body.at(-1)?.t === 'Raise' && node.body.every(({ t }) => t === 'Raise' || t === 'Expr' || t === 'Assign')
}
