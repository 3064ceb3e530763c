import { accessProblems } from './access.ts'
import { declarationProblems } from './declarations.ts'
import { documentProblems } from './documents.ts'
import { exchangeProblems } from './exchange.ts'
import { gateProblems } from './gates.ts'
import { identityProblems } from './identity.ts'
import { platformProblems } from './platform.ts'

export type ProblemWords = { title: string; meaning?: string; cure: string }

/** Each refusal of the platform: its rule in a few words, what it means, and what cures it. */
export const problemWords: Readonly<Record<string, ProblemWords>> = {
  ...declarationProblems,
  ...exchangeProblems,
  ...gateProblems,
  ...documentProblems,
  ...identityProblems,
  ...accessProblems,
  ...platformProblems,
}
