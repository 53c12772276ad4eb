import type { Series } from '../../text/series.ts'

/** Advertised in every series. */
const ALWAYS = [
  'helpdesk',
  'hr_appraisal',
  'marketing_automation',
  'mrp_plm',
  'mrp_workorder',
  'payment_sepa_direct_debit',
  'planning',
  'quality_control',
  'sale_subscription',
  'sign',
  'stock_barcode',
  'timesheet_grid',
  'voip',
  'web_mobile',
  'web_studio',
]

const SINCE_16 = ['appointment', 'industry_fsm', 'knowledge', 'social']

const BY_SERIES: Readonly<Record<Series, readonly string[]>> = {
  '14.0': ['account_accountant', 'sale_ebay', 'website_calendar', 'website_twitter_wall'],
  '15.0': ['account_accountant', 'appointment', 'industry_fsm', 'sale_ebay', 'website_twitter_wall'],
  '16.0': ['account_accountant', 'sale_ebay', 'website_twitter_wall', ...SINCE_16],
  '17.0': ['account_accountant', 'sale_amazon', 'sale_ebay', 'website_twitter_wall', ...SINCE_16],
  '18.0': ['accountant', 'sale_amazon', ...SINCE_16],
  '19.0': ['accountant', 'sale_amazon', ...SINCE_16],
}

/**
 * Enterprise modules that base's own data puts into the list of modules, as something to buy
 * (`odoo/addons/base/data/ir_module_module.xml`). Without the module on disk its state is 'uninstallable': a module that
 * depends on it is marked without an error and then never loaded.
 */
export function placeholderModules(series: Series): readonly string[] {
  return [...ALWAYS, ...BY_SERIES[series]]
}
