import { z } from 'zod'

export const Density = z.enum(['compact', 'roomy'])
export type Density = z.infer<typeof Density>

const remembered = 'entrepot.density'

export function density(): Density {
  return Density.safeParse(localStorage.getItem(remembered)).data ?? 'compact'
}

export function applyDensity(next: Density): void {
  localStorage.setItem(remembered, next)
  document.documentElement.dataset['density'] = next
}
