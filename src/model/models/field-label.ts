/** The label that Odoo gives a field without one, as `fields.Field._get_attrs` does it: `partner_ids` → `Partner`. */
export function defaultLabel(name: string): string {
  return name
    .replace(/_ids?$/, '')
    .replaceAll('_', ' ')
    .replace(/[\p{L}]+/gu, (word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase())
}
