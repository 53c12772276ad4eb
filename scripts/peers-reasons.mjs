const UNREAD = 'Odoo takes `__manifest__.py`, which stands beside it, and never reads this `__openerp__.py`'
const NO_FIELD = '`fields.char` is no field: Python cannot load the file'
const NO_MODEL = 'the class is no model, and calls nothing that it overrides'

/**
 * Why a finding of pylint-odoo is not one of ours: `theirs` where the code is right, or not as it was taken, `ours` where
 * a rule does not go as far.
 */
export const REASONS = {
  'attribute-string-redundant': { theirs: NO_FIELD },
  'external-request-timeout': {
    theirs: '`iap.jsonrpc` waits for 15 seconds and `suds` for 90 when nothing is said',
  },
  'manifest-author-string': { theirs: UNREAD },
  'manifest-behind-migrations': { theirs: 'the addon is not installable: nothing upgrades it' },
  'manifest-maintainers-list': { theirs: UNREAD },
  'manifest-superfluous-key': { theirs: UNREAD },
  'manifest-version-format': { theirs: UNREAD },
  'method-compute': { theirs: NO_FIELD },
  'method-inverse': { theirs: NO_FIELD },
  'method-required-super': { theirs: NO_MODEL },
  'method-search': { theirs: NO_FIELD },
  'missing-return': { theirs: NO_MODEL },
  'no-write-in-compute': { theirs: `${NO_FIELD}, and the method computes nothing` },
  'prefer-env-translation': { theirs: 'there is no environment where a class is made' },
  'translation-field': { theirs: NO_FIELD },
  'translation-fstring-interpolation': { theirs: 'the f-string has nothing to fill in' },
  'translation-required': { theirs: '`message_post` takes no values by place: the call ends with TypeError' },
  'website-manifest-key-not-valid-uri': { theirs: UNREAD },
}
