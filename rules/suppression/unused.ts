import { defineRule } from '../../src/rule/define-rule.ts'

/** Told where suppressions are applied (`src/check/settle.ts`): only there it is known which of them hid something. */
export default defineRule({
  title: 'A comment asks for silence where nothing is reported',
  scope: 'project',
  uninstallable: true,
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    unused:
      "'{pattern}' is not reported here: the comment hides nothing now, and would hide the next finding; remove it",
    nothing: 'nothing is reported here: the comment hides nothing now, and would hide the next finding; remove it',
  },
  check() {},
})
