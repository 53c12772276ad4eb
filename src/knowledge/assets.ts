import { type Series, since } from '../text/series.ts'

/** Extensions of files that Odoo puts into bundles, 15.0 to 19.0. (`odoo/tools/constants.py`, `ir_asset.py`) */
export const ASSET_EXTENSIONS: ReadonlySet<string> = new Set(['js', 'css', 'scss', 'sass', 'less', 'xml'])

/** Directives of bundle entries, with the number of their items. (`ir_asset.py: _process_command`) */
export const ASSET_DIRECTIVES: Readonly<Record<string, 2 | 3>> = {
  append: 2,
  prepend: 2,
  remove: 2,
  include: 2,
  before: 3,
  after: 3,
  replace: 3,
}

/** Until 16.0 scripts and styles may stand outside `static/`; from 17.0 no file outside of it is served. */
export function assetsMustBeStatic(series: Series): boolean {
  return since(series, '17.0')
}

/**
 * Bundles of core that are gone, with the series that no longer has them and what takes their place. Nothing builds a
 * bundle of another name, so that what is put there is not loaded. (read in the manifests of `web` of each series)
 */
export const GONE_BUNDLES: Readonly<Record<string, { readonly since: Series; readonly instead: string }>> = {
  'web.assets_qweb': {
    since: '16.0',
    instead: 'the bundle of the scripts, web.assets_backend for most: templates go there too',
  },
  'web.assets_common': { since: '17.0', instead: 'web.assets_backend and web.assets_frontend' },
  'point_of_sale.assets': { since: '17.0', instead: 'point_of_sale._assets_pos' },
}

/**
 * What `@odoo/owl` exports from 16.0 on, where it is a module of its own. (`web/static/lib/owl/owl.js` of each series)
 * `undefined` where the library is not known.
 */
export function owlExports(series: Series): ReadonlySet<string> | undefined {
  if (!since(series, '16.0')) return undefined
  const names = [
    'App', 'Component', 'EventBus', 'OwlError', '__info__', 'batched', 'blockDom', 'loadFile', 'markRaw', 'markup', 'mount',
    'onError', 'onMounted', 'onPatched', 'onRendered', 'onWillDestroy', 'onWillPatch', 'onWillRender', 'onWillStart',
    'onWillUnmount', 'onWillUpdateProps', 'reactive', 'status', 'toRaw', 'useChildSubEnv', 'useComponent', 'useEffect',
    'useEnv', 'useExternalListener', 'useRef', 'useState', 'useSubEnv', 'validate', 'validateType', 'whenReady', 'xml',
  ] // biome-ignore format: a table
  // `htmlEscape` came to 17.0 with a fix, between January and August 2025
  return new Set([...names, 'htmlEscape'])
}

/**
 * The bundles of a page beside the one named: a script may import what any of them has. Other bundles are loaded later, on
 * demand, or by other pages. (`web/views/webclient_templates.xml`, 17.0 to 19.0)
 */
export const PAGE_BUNDLES: Readonly<Record<string, readonly string[]>> = {
  'web.assets_backend': ['web.assets_backend', 'web.assets_web'],
  'web.assets_frontend': ['web.assets_frontend', 'web.assets_frontend_minimal', 'web.assets_frontend_lazy'],
}
