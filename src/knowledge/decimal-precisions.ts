/**
 * Names of decimal precisions that data files of Odoo 14.0 to 19.0 declare, Enterprise's among them, whichever of the addons
 * holds them.
 */
export const DECIMAL_PRECISIONS: ReadonlySet<string> = new Set([
  'Discount', 'Payment Terms', 'Payroll', 'Payroll Rate', 'Percentage Analytic', 'Product Price', 'Product Unit',
  'Product Unit of Measure', 'Quality Tests', 'Stock Weight', 'Volume',
]) // biome-ignore format: a table
