const UNREAD = 'Odoo takes `__manifest__.py`, which stands beside it, and never reads this `__openerp__.py`'
const LOST = 'the field is written again further down in the class, so that this one never exists'

/**
 * Why findings of pylint-odoo are not ours, by symbol: each reason for the messages that `of` fits, or for all. `theirs`
 * where the code is right, or is never run; `ours` where a rule does not go as far.
 */
export const REASONS = {
  'manifest-author-string': [{ theirs: UNREAD }],
  'manifest-behind-migrations': [{ theirs: 'the addon is not installable: nothing upgrades it' }],
  'manifest-maintainers-list': [{ theirs: UNREAD }],
  'manifest-superfluous-key': [{ theirs: UNREAD }],
  'manifest-version-format': [{ theirs: UNREAD }],
  'method-compute': [{ theirs: LOST }],
  'method-inverse': [{ theirs: LOST }],
  'method-search': [{ theirs: LOST }],
  'prefer-env-translation': [{ theirs: 'there is no environment where a class is made' }],
  'website-manifest-key-not-valid-uri': [{ theirs: UNREAD }],
}

/** The reasons of what was missed of one symbol. @param told what is known of a finding, as one text */
export function reasonsOf(reasons, symbol, missed, told) {
  const counts = new Map()
  let theirs = 0
  for (const one of missed) {
    const reason = reasons[symbol]?.find(({ of }) => !of || of.test(told(one)))
    if (!reason) throw new Error(`no reason why this is missed: ${symbol} ${told(one)}`)
    if (reason.theirs) theirs++
    const words = reason.theirs ?? reason.ours
    counts.set(words, (counts.get(words) ?? 0) + 1)
  }
  const words = [...counts].map(([text, count]) => (counts.size > 1 ? `${count}: ${text}` : text)).join('; ')
  return { theirs, words }
}
