import type { Series } from '../text/series.ts'
import { since } from '../text/series.ts'

/** A manifest key that names a function of the addon's `__init__.py`. */
export interface HookKey {
  readonly key: string
  /** what Odoo calls it with */
  readonly arguments: readonly string[]
  /** when it is called */
  readonly when: string
  /** false: the installation does not come there */
  readonly atInstall: boolean
}

/**
 * The hooks of a series and their arguments. Read in `odoo/modules/loading.py` (`load_module_graph`, the uninstall step
 * of `load_modules`) and in `odoo/modules/module.py` (`load_openerp_module`) of 14.0 to 19.0: until 16.0 hooks get the
 * cursor, since 17.0 an environment. No other key of a manifest names a function.
 */
export function hookKeys(series: Series): readonly HookKey[] {
  const env = since(series, '17.0')
  return [
    { key: 'pre_init_hook', arguments: env ? ['env'] : ['cr'], when: 'before the addon is installed', atInstall: true },
    {
      key: 'post_init_hook',
      arguments: env ? ['env'] : ['cr', 'registry'],
      when: 'at the end of the installation',
      atInstall: true,
    },
    {
      key: 'uninstall_hook',
      arguments: env ? ['env'] : ['cr', 'registry'],
      when: 'when the addon is uninstalled',
      atInstall: false,
    },
    { key: 'post_load', arguments: [], when: 'each time the server loads the addon', atInstall: true },
  ]
}
