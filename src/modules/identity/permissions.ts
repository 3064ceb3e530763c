import { z } from 'zod'

/** What a role may do: one table, which the routes ask, the docs print and the screens show. */
export const roles = {
  'platform-administrator': 'Runs the platform: accounts and settings, no case.',
  'zone-registrar': 'Keeps zones, enterprises and their licences.',
  'document-officer': 'Reviews declarations: asks, releases, refuses.',
  'risk-analyst': 'Reads cases and works on how they are selected.',
  'gate-officer': 'Passes trucks at the gate.',
  'image-analyst': 'Reads scanner images of a case.',
  'examination-officer': 'Controls goods and records what was found.',
  'command-centre-operator': 'Watches the zone as a whole.',
  'revenue-officer': 'Reads cases for what is due.',
  investigator: 'Reads cases and their journal.',
  auditor: 'Reads everything of the economy, changes nothing.',
  supervisor: 'May do what the officers of an office may.',
  'zone-operator': 'Runs the zone: gates and the map.',
  'warehouse-keeper': "Keeps an enterprise's goods and book.",
  declarant: 'Files for an enterprise.',
  broker: 'Files for the enterprises that mandate it.',
  carrier: 'Moves goods and reports where its vehicles are.',
  'other-agency': 'Reads what concerns its agency.',
} as const
export const Role = z.literal(rolesOf(roles))
export type Role = z.infer<typeof Role>

function rolesOf<Name extends string>(table: Readonly<Record<Name, string>>): Name[] {
  const names: Name[] = []
  for (const name in table) names.push(name)
  return names
}

const readers = [
  'document-officer',
  'risk-analyst',
  'image-analyst',
  'examination-officer',
  'command-centre-operator',
  'revenue-officer',
  'investigator',
  'auditor',
  'supervisor',
] as const

export const permissions = {
  'session.own': {
    description: 'See and end one’s own sessions.',
    roles: Object.keys(roles),
    personal: true,
  },
  'credential.own': {
    description: 'Change one’s own password, second factors and keys.',
    roles: Object.keys(roles),
    personal: true,
  },
  'account.read': {
    description: 'See the accounts of the economy.',
    roles: ['platform-administrator', 'auditor'],
  },
  'account.manage': {
    description: 'Create and disable accounts, set their roles, let them choose a new password.',
    roles: ['platform-administrator'],
    stepUp: true,
    personal: true,
  },
  'presence.own': {
    description: 'Say that one is present, and so takes part in the lots for cases.',
    roles: ['document-officer', 'examination-officer', 'supervisor'],
    personal: true,
  },
  'assignment.read': {
    description: 'See whom a case is for, and who is present.',
    roles: ['document-officer', 'examination-officer', 'supervisor', 'investigator', 'auditor'],
  },
  'assignment.manage': {
    description: 'Reassign cases with a reason, keep competences and the rules of the lot.',
    roles: ['supervisor'],
    personal: true,
  },
  'proposal.read': {
    description: 'See what waits for a second person.',
    roles: ['platform-administrator', 'supervisor', 'auditor'],
  },
  'proposal.decide': {
    description: 'Confirm or reject what somebody else proposed.',
    roles: ['platform-administrator', 'supervisor'],
    stepUp: true,
    personal: true,
  },
  'mandate.read': {
    description: 'See who may file for whom.',
    roles: [...readers, 'zone-registrar', 'declarant', 'broker', 'warehouse-keeper'],
  },
  'mandate.grant': {
    description: 'Let another enterprise file for one’s own, and end that.',
    roles: ['declarant', 'broker'],
    personal: true,
  },
  'declaration.file': {
    description: 'File, check and take back declarations.',
    roles: ['declarant', 'broker'],
  },
  'declaration.read': {
    description: 'See declarations and their journal.',
    roles: [...readers, 'gate-officer', 'declarant', 'broker', 'warehouse-keeper'],
  },
  'declaration.answer': {
    description: 'Answer questions of customs.',
    roles: ['declarant', 'broker'],
  },
  'declaration.review': {
    description: 'Ask, release and refuse.',
    roles: ['document-officer', 'supervisor'],
  },
  'declaration.control': {
    description: 'Record the result of a physical control.',
    roles: ['examination-officer', 'supervisor'],
  },
  'attachment.write': {
    description: 'Attach documents to a case.',
    roles: ['declarant', 'broker', 'document-officer', 'examination-officer', 'supervisor'],
  },
  'attachment.read': {
    description: 'Open the documents of a case.',
    roles: [...readers, 'declarant', 'broker'],
  },
  'gate.read': {
    description: 'See gate passes.',
    roles: [...readers, 'gate-officer', 'zone-operator', 'declarant', 'broker', 'warehouse-keeper'],
  },
  'gate.pass': { description: 'Pass goods at a gate.', roles: ['gate-officer', 'supervisor'] },
  'gate.resolve': {
    description: 'Settle a difference between what was declared and what came.',
    roles: ['document-officer', 'supervisor'],
  },
  'gate.revoke': { description: 'Revoke a gate pass.', roles: ['supervisor'] },
  'account-book.read': {
    description: 'See the account book.',
    roles: [...readers, 'declarant', 'broker', 'warehouse-keeper'],
  },
  'map.read': {
    description: 'See the map of the zone and what moves on it.',
    roles: [...readers, 'gate-officer', 'zone-operator', 'carrier', 'declarant', 'broker'],
  },
  'movement.report': {
    description: 'Report where vehicles are.',
    roles: ['carrier', 'zone-operator'],
  },
  'party.read': {
    description: 'See enterprises.',
    roles: [
      ...readers,
      'platform-administrator',
      'gate-officer',
      'zone-registrar',
      'zone-operator',
      'declarant',
      'broker',
    ],
  },
  'journal.read': {
    description: 'Read and export the journal of the economy.',
    roles: ['auditor', 'investigator', 'supervisor'],
  },
  'journal.prove': {
    description: 'Ask for proofs that the journal was only added to.',
    roles: Object.keys(roles),
  },
  'platform.watch': {
    description: 'See how the platform itself is doing.',
    roles: ['platform-administrator', 'supervisor'],
  },
} as const satisfies Readonly<Record<string, PermissionEntry>>
export type Permission = keyof typeof permissions

type PermissionEntry = {
  description: string
  roles: readonly string[]
  /** Counts only for minutes after a fresh proof of who sits there. */
  stepUp?: true
  /** Held by people at a screen: no key of a machine carries it. */
  personal?: true
}
const entries: Readonly<Record<string, PermissionEntry>> = permissions

/** The permissions that ask for a fresh proof of who sits there. */
export function stepUpPermissions(): ReadonlySet<string> {
  return new Set(Object.keys(entries).filter((name) => entries[name]?.stepUp))
}

/** What a key may carry at most, of what its account may do. */
export function grantable(held: readonly string[]): string[] {
  return [...permissionsOf(held)].filter((name) => !entries[name]?.personal)
}

/** All that a set of roles may do. */
export function permissionsOf(held: readonly string[]): ReadonlySet<string> {
  return new Set(
    Object.entries(permissions)
      .filter(([, permission]) => {
        const holders: readonly string[] = permission.roles
        return holders.some((role) => held.includes(role))
      })
      .map(([name]) => name),
  )
}
