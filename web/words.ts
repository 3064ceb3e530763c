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

export const eventWords: Readonly<Record<string, string>> = {
  'declaration.accepted': msg('Declaration accepted'),
  'declaration.placed-under-control': msg('Placed under control'),
  'declaration.queried': msg('Customs asked a question'),
  'declaration.query-answered': msg('The trader answered'),
  'declaration.control-result-noted': msg('Control result noted'),
  'declaration.released': msg('Goods released'),
  'declaration.refused': msg('Declaration refused'),
  'declaration.invalidated': msg('Declaration invalidated'),
  'declaration.discharged': msg('Declaration discharged'),
  'control.ordered': msg('Physical control ordered'),
  'control.closed': msg('Control closed'),
  'gate-pass.issued': msg('Gate pass issued'),
  'gate-pass.goods-passed': msg('Truck passed the gate'),
  'gate-pass.discrepancy-opened': msg('Discrepancy opened'),
  'gate-pass.discrepancy-resolved': msg('Discrepancy explained'),
  'gate-pass.completed': msg('Gate pass completed'),
  'gate-pass.revoked': msg('Gate pass revoked'),
  'attachment.added': msg('Document attached'),
  'identity-provider.set': msg('Identity provider set'),
  'identity-provider.removed': msg('Identity provider removed'),
  'assignment.opened': msg('Assignment opened'),
  'assignment.drawn': msg('Officer drawn'),
  'assignment.withdrawn': msg('Assignment withdrawn'),
  'proposal.made': msg('Proposal made'),
  'proposal.confirmed': msg('Proposal confirmed'),
  'proposal.rejected': msg('Proposal rejected'),
  'mandate.granted': msg('Mandate granted'),
  'mandate.withdrawn': msg('Mandate withdrawn'),
  'account.created': msg('Account created'),
  'account.roles-set': msg('Roles of an account set'),
  'account.disabled': msg('Account disabled'),
  'account.enabled': msg('Account enabled'),
  'account.invited': msg('Account invited'),
  'session.opened': msg('Signed in'),
  'session.ended': msg('Signed out'),
  'session.stepped-up': msg('Identity proved again'),
  'session.refused': msg('Sign-in refused'),
  'credential.added': msg('Credential added'),
  'credential.removed': msg('Credential removed'),
  'vehicles.moved': msg('Vehicles moved'),
}

export const eventTones: Readonly<Record<string, string>> = {
  'declaration.accepted': 'blue',
  'declaration.placed-under-control': 'hold',
  'declaration.queried': 'hold',
  'declaration.released': 'green',
  'declaration.refused': 'red',
  'declaration.invalidated': 'red',
  'control.ordered': 'hold',
  'gate-pass.issued': 'blue',
  'gate-pass.goods-passed': 'green',
  'gate-pass.discrepancy-opened': 'hold',
  'gate-pass.completed': 'green',
  'gate-pass.revoked': 'red',
  'session.refused': 'red',
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
