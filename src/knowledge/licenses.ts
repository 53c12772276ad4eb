/**
 * The values of `ir.module.module.license`, the same in Odoo 14.0 to 19.0 (`odoo/addons/base/models/ir_module.py`).
 * Any other text makes `update_list()` raise ValueError.
 */
export const LICENSES = [
  'GPL-2',
  'GPL-2 or any later version',
  'GPL-3',
  'GPL-3 or any later version',
  'AGPL-3',
  'LGPL-3',
  'Other OSI approved licence',
  'OEEL-1',
  'OPL-1',
  'Other proprietary',
] as const

/** How people write licenses that have another name in Odoo's list, in lower case without punctuation. */
const LICENSE_SPELLINGS: Readonly<Record<string, string>> = {
  agpl: 'AGPL-3',
  agplv3: 'AGPL-3',
  agpl30: 'AGPL-3',
  agpl3orlater: 'AGPL-3',
  agpl30orlater: 'AGPL-3',
  gnuagpl3: 'AGPL-3',
  afferogpl3: 'AGPL-3',
  agpl3oranylaterversion: 'AGPL-3',
  lgpl3oranylaterversion: 'LGPL-3',
  lgpl: 'LGPL-3',
  lgplv3: 'LGPL-3',
  lgpl30: 'LGPL-3',
  lgpl3orlater: 'LGPL-3',
  gpl: 'GPL-3',
  gplv3: 'GPL-3',
  gpl30: 'GPL-3',
  gplv2: 'GPL-2',
  gpl20: 'GPL-2',
  gpl3orlater: 'GPL-3 or any later version',
  gpl2orlater: 'GPL-2 or any later version',
  opl: 'OPL-1',
  opl10: 'OPL-1',
  oplv1: 'OPL-1',
  oeel: 'OEEL-1',
  oeel10: 'OEEL-1',
  proprietary: 'Other proprietary',
  otherproprietary: 'Other proprietary',
  mit: 'Other OSI approved licence',
  bsd: 'Other OSI approved licence',
  bsd3: 'Other OSI approved licence',
  apache2: 'Other OSI approved licence',
  apache20: 'Other OSI approved licence',
  otherosiapprovedlicense: 'Other OSI approved licence',
}

/** The value of Odoo's list that a license written otherwise most likely means. */
export function meantLicense(text: string): string | undefined {
  const plain = text.toLowerCase().replace(/[^a-z0-9]/g, '')
  return LICENSES.find((name) => name.toLowerCase().replace(/[^a-z0-9]/g, '') === plain) ?? LICENSE_SPELLINGS[plain]
}
