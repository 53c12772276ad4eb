/** Names of models that Odoo takes: it stops at any other one before it makes the table, of abstract models too. */
export function isModelName(name: string): boolean {
  return /^[a-z0-9_.]+$/.test(name)
}
