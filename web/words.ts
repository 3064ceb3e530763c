import { msg } from './ui/text.ts'

// The words of every code that the platform answers in. A code without words shows itself.

export const roleWords: Readonly<Record<string, string>> = {
  'platform-administrator': msg('Platform administrator'),
  'zone-registrar': msg('Zone registrar'),
  'document-officer': msg('Document officer'),
  'risk-analyst': msg('Risk analyst'),
  'gate-officer': msg('Gate officer'),
  'image-analyst': msg('Image analyst'),
  'examination-officer': msg('Examination officer'),
  'command-centre-operator': msg('Command centre operator'),
  'revenue-officer': msg('Revenue officer'),
  investigator: msg('Investigator'),
  auditor: msg('Auditor'),
  supervisor: msg('Supervisor'),
  'zone-operator': msg('Zone operator'),
  'warehouse-keeper': msg('Warehouse keeper'),
  declarant: msg('Declarant'),
  broker: msg('Broker'),
  carrier: msg('Carrier'),
  'other-agency': msg('Other agency'),
}

export const passStatusWords = {
  issued: msg('Issued'),
  'partly-passed': msg('Partly passed'),
  passed: msg('Passed'),
  completed: msg('Completed'),
  revoked: msg('Revoked'),
}

/** Where a quantity stands in the account book. */
export const bookStatusWords = {
  stock: msg('In stock'),
  suspense: msg('In suspense'),
  world: msg('Outside the zone'),
}

export const controlWords = {
  physical: msg('Physical examination'),
  'x-ray': msg('Scan'),
  sampling: msg('Sampling'),
}

/** Why a lane was chosen, by the code of the rule. A rule without words here says its own. */
export const laneReasonWords: Readonly<Record<string, string>> = {
  weapons: msg('Arms and ammunition are always controlled.'),
  'excise-goods': msg('Drinks and tobacco carry high duty: their documents are reviewed.'),
  pharmaceuticals: msg('Medicines need their licence to be seen.'),
  waste: msg('Waste may be hazardous (Basel Convention).'),
  'heavy-consignment': msg('A consignment of 40 tonnes or more is weighed again.'),
  'random-blue': msg('Drawn at random for a later audit.'),
  'random-yellow': msg('Drawn at random for a review of its documents.'),
  'random-red': msg('Drawn at random for a physical control.'),
  'no-rule': msg('No rule calls for a control, and none was drawn.'),
}

/** Whoever acted, by the name they sign in with: the journal says `account/officer`. */
export function actorName(actor: string): string {
  return actor.startsWith('reaction/') ? 'Entrepot' : actor.replace(/^account\//, '')
}
