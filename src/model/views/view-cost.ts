import type { ViewFact } from './view-facts.ts'

/** What a fault in a view costs: demo data is left out when it cannot be loaded, and the installation goes on. */
export function viewCost(fact: ViewFact): { readonly severity?: 'warning' } {
  return fact.demo ? { severity: 'warning' } : {}
}
