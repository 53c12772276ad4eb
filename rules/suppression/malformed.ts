import { defineRule } from '../../src/rule/define-rule.ts'

/** Told where suppressions are applied (`src/check/settle.ts`). */
export default defineRule({
  title: 'A comment for addonry that cannot be read',
  scope: 'project',
  uninstallable: true,
  severity: 'warning',
  confidence: 'proven',
  since: '0.1.0',
  messages: {
    malformed:
      "'{comment}' cannot be read, so that it hides nothing; write 'addonry: disable=family/name', 'disable-file=' or, in the manifest, 'disable-module=', with commas between rules",
  },
  check() {},
})
