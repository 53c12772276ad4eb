/**
 * Models that have records in every database in which their module is installed: made by data files or post-install hooks
 * of Odoo 14.0 to 19.0, not by demo data.
 */
export const PRESENT_MODELS: ReadonlySet<string> = new Set([
  'crm.stage', 'crm.team', 'hr.employee', 'ir.actions.act_window', 'ir.actions.report', 'ir.actions.server', 'ir.cron',
  'ir.sequence', 'ir.ui.menu', 'ir.ui.view', 'mail.activity.type', 'mail.message.subtype',
  'product.category', 'res.company', 'res.country', 'res.country.state', 'res.currency', 'res.groups', 'res.lang',
  'res.partner', 'res.users', 'resource.calendar', 'stock.location', 'stock.picking.type', 'stock.warehouse', 'uom.uom',
  'website',
]) // biome-ignore format: a table
