import { defineRule } from '../../src/rule/define-rule.ts'

/** Told where suppressions are applied (`src/check/settle.ts`). */
export default defineRule({
  title: 'A comment asks for silence of a rule that does not exist',
  scope: 'project',
  uninstallable: true,
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    unknown: "no rule is named '{pattern}', so that the comment hides nothing{near}",
  },
  check() {},
})
