/**
 * Who may do what, written by hand and from nothing else: the tests hold the platform to this table,
 * and docs/reference/permissions.md is printed from it. A row says who passes the door of an
 * operation; whose things they then see is the matter of test/tenants.test.ts.
 */
export const everybody = 'everybody'
export const signedIn = 'signed-in'

const reviewers = ['document-officer', 'supervisor']
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
]
const filers = ['declarant', 'broker']
const caseReaders = [...readers, 'gate-officer', ...filers, 'warehouse-keeper']
const passReaders = [...caseReaders, 'zone-operator']
const bookReaders = [...readers, ...filers, 'warehouse-keeper']
const auditors = ['auditor', 'investigator', 'supervisor']
const lotReaders = [
  'document-officer',
  'examination-officer',
  'supervisor',
  'investigator',
  'auditor',
]
const administrators = ['platform-administrator']

export type Row = {
  /** Roles, or everybody, or whoever is signed in. */
  who: readonly string[] | typeof everybody | typeof signedIn
  /** Whether it asks for a fresh proof of who sits there. */
  stepUp?: true
  what: string
}

export const matrix: Readonly<Record<string, Row>> = {
  signIn: { who: everybody, what: 'Sign in' },
  showSession: { who: signedIn, what: 'See who one is' },
  signOut: { who: signedIn, what: 'Sign out' },
  listSessions: { who: signedIn, what: 'See one’s open sessions' },
  endSession: { who: signedIn, what: 'End one of them' },
  stepUp: { who: signedIn, what: 'Prove afresh that it is oneself' },
  beginPasskeyProof: { who: everybody, what: 'Begin a proof by passkey' },
  signInByPasskey: { who: everybody, what: 'Sign in by passkey' },
  showFactors: { who: signedIn, what: 'See one’s second factors and passkeys' },
  enrolTotp: { who: signedIn, stepUp: true, what: 'Begin with an authenticator app' },
  confirmTotp: { who: signedIn, stepUp: true, what: 'Confirm the app with a code' },
  removeTotp: { who: signedIn, stepUp: true, what: 'Remove the app' },
  renewRecoveryCodes: { who: signedIn, stepUp: true, what: 'Take new recovery codes' },
  beginPasskey: { who: signedIn, stepUp: true, what: 'Begin to make a passkey' },
  addPasskey: { who: signedIn, stepUp: true, what: 'Keep a passkey' },
  removePasskey: { who: signedIn, stepUp: true, what: 'Remove a passkey' },
  changePassword: { who: signedIn, what: 'Change one’s password' },
  redeemInvitation: { who: everybody, what: 'Set a password with a code' },
  listApiKeys: { who: signedIn, what: 'See one’s API keys' },
  createApiKey: { who: signedIn, stepUp: true, what: 'Make an API key' },
  revokeApiKey: { who: signedIn, what: 'Revoke an API key' },
  listProviderNames: { who: everybody, what: 'See by whom one can sign in' },
  beginProviderSignIn: { who: everybody, what: 'Begin to sign in by a provider' },
  endProviderSignIn: { who: everybody, what: 'Come back from a provider' },
  linkProvider: { who: signedIn, stepUp: true, what: 'Let a provider sign one in' },
  listProviders: { who: [...administrators, 'auditor'], what: 'See the providers' },
  setProvider: { who: administrators, stepUp: true, what: 'Name a provider' },
  removeProvider: { who: administrators, stepUp: true, what: 'Remove a provider' },
  listOAuthClients: { who: signedIn, what: 'See one’s OAuth clients' },
  registerOAuthClient: { who: signedIn, stepUp: true, what: 'Register an OAuth client' },
  removeOAuthClient: { who: signedIn, what: 'Remove an OAuth client' },
  issueToken: { who: everybody, what: 'Take a token with the key of a client' },
  showOAuthMetadata: { who: everybody, what: 'See how clients take tokens' },
  listAccounts: { who: [...administrators, 'auditor'], what: 'See the accounts' },
  createAccount: { who: administrators, stepUp: true, what: 'Create an account' },
  proposeRoles: { who: administrators, stepUp: true, what: 'Propose other roles for an account' },
  disableAccount: { who: administrators, stepUp: true, what: 'Disable an account' },
  enableAccount: { who: administrators, stepUp: true, what: 'Enable an account again' },
  endAccountSessions: { who: administrators, stepUp: true, what: 'Sign somebody out everywhere' },
  inviteAccount: { who: administrators, stepUp: true, what: 'Let somebody choose a password' },
  listPermissions: { who: everybody, what: 'See this table' },
  attach: {
    who: [...filers, ...reviewers, 'examination-officer'],
    what: 'Attach a document to a case',
  },
  showAttachment: { who: [...readers, ...filers], what: 'Open a document of a case' },
  listGatePasses: { who: passReaders, what: 'See gate passes' },
  showGatePass: { who: passReaders, what: 'See a gate pass' },
  verifyGatePass: { who: passReaders, what: 'Check the code of a gate pass' },
  listSigningKeys: { who: everybody, what: 'See what signatures are checked with' },
  recordPassage: { who: ['gate-officer', 'supervisor'], what: 'Pass goods at a gate' },
  resolveDiscrepancy: { who: reviewers, what: 'Settle a discrepancy' },
  revokeGatePass: { who: ['supervisor'], what: 'Revoke a gate pass' },
  listBookAccounts: { who: bookReaders, what: 'See the account book' },
  showBookAccount: { who: bookReaders, what: 'See one account of the book' },
  listBookEntries: { who: bookReaders, what: 'See what moved an account' },
  listVehicles: {
    who: [...readers, 'gate-officer', 'zone-operator', 'carrier', ...filers],
    what: 'See where vehicles are',
  },
  reportPositions: { who: ['carrier', 'zone-operator'], what: 'Report where vehicles are' },
  listJournal: { who: auditors, what: 'Read the journal' },
  exportJournal: { who: auditors, what: 'Export the journal' },
  showCheckpoint: { who: signedIn, what: 'See the signed state of the journal' },
  proveInclusion: { who: signedIn, what: 'Have it proven that an event stands in the journal' },
  proveConsistency: { who: signedIn, what: 'Have it proven that the journal only grew' },
  listDemoAccounts: { who: everybody, what: 'See whom one may be in the demonstration zone' },
  listCodes: { who: everybody, what: 'See the codes of a list' },
  listZones: { who: everybody, what: 'See the zones' },
  listEnterprises: {
    who: [
      ...readers,
      ...administrators,
      'gate-officer',
      'zone-registrar',
      'zone-operator',
      ...filers,
    ],
    what: 'See enterprises',
  },
  searchTariff: { who: everybody, what: 'Search the tariff' },
  markPresence: {
    who: ['document-officer', 'examination-officer', 'supervisor'],
    what: 'Say that one is present',
  },
  listAssignments: { who: lotReaders, what: 'See whom a case is for' },
  listAssignableOfficers: { who: lotReaders, what: 'See who is present and competent' },
  showAssignmentPolicy: { who: lotReaders, what: 'See the rules of the lot' },
  reassignCase: { who: ['supervisor'], what: 'Draw anew whom a case is for' },
  setCompetence: { who: ['supervisor'], what: 'Set what an officer is competent for' },
  setAssignmentPolicy: { who: ['supervisor'], stepUp: true, what: 'Set the rules of the lot' },
  listProposals: {
    who: [...administrators, 'supervisor', 'auditor'],
    what: 'See what waits for a second person',
  },
  confirmProposal: {
    who: [...administrators, 'supervisor'],
    stepUp: true,
    what: 'Confirm what somebody else proposed',
  },
  rejectProposal: {
    who: [...administrators, 'supervisor'],
    stepUp: true,
    what: 'Reject what somebody proposed',
  },
  listMandates: {
    who: [...readers, 'zone-registrar', ...filers, 'warehouse-keeper'],
    what: 'See who may file for whom',
  },
  grantMandate: { who: filers, what: 'Let another enterprise file for one’s own' },
  withdrawMandate: { who: filers, what: 'End that' },
  lodgeDeclaration: { who: filers, what: 'File a declaration' },
  postDeclaration: { who: filers, what: 'File a declaration by key' },
  validateDeclaration: { who: filers, what: 'Check a declaration without filing it' },
  postDeclarationXml: { who: filers, what: 'File a declaration as a WCO message' },
  showDeclarationXml: { who: caseReaders, what: 'See a declaration as a WCO message' },
  putImport: { who: filers, what: 'Import declarations from a table' },
  showImport: { who: filers, what: 'See how an import went' },
  showImportTemplate: { who: filers, what: 'Take the template of an import' },
  listDeclarations: { who: caseReaders, what: 'See the list of declarations' },
  countDeclarations: { who: caseReaders, what: 'See how many wait' },
  showDeclaration: { who: caseReaders, what: 'See a declaration' },
  showTimeline: { who: caseReaders, what: 'See what happened to a declaration' },
  showControl: { who: caseReaders, what: 'See the control of a declaration' },
  askQuestion: { who: reviewers, what: 'Ask the trader' },
  answerQuestion: { who: filers, what: 'Answer customs' },
  releaseDeclaration: { who: reviewers, what: 'Release goods' },
  refuseDeclaration: { who: reviewers, what: 'Refuse a declaration' },
  invalidateDeclaration: { who: filers, what: 'Take a declaration back' },
  recordControlResult: {
    who: ['examination-officer', 'supervisor'],
    what: 'Record the result of a control',
  },
  trackDeclaration: { who: everybody, what: 'Follow a declaration with its secret' },
}

/** Every role there is, in the order of the printed table. */
export const everyRole = [
  'platform-administrator',
  'zone-registrar',
  'document-officer',
  'risk-analyst',
  'gate-officer',
  'image-analyst',
  'examination-officer',
  'command-centre-operator',
  'revenue-officer',
  'investigator',
  'auditor',
  'supervisor',
  'zone-operator',
  'warehouse-keeper',
  'declarant',
  'broker',
  'carrier',
  'other-agency',
] as const

export function mayPass(role: string, { who }: Row): boolean {
  return who === everybody || who === signedIn || who.includes(role)
}

/** docs/reference/permissions.md, whole. */
export function matrixPage(): string {
  const head = ['operation', 'what it is for', ...everyRole]
  const rows = Object.entries(matrix).map(([operation, row]) => [
    `\`${operation}\`${row.stepUp ? ' ⚿' : ''}`,
    row.what,
    ...everyRole.map((role) => (mayPass(role, row) ? '●' : '')),
  ])
  const open = Object.entries(matrix)
    .filter(([, { who }]) => who === everybody)
    .map(([operation]) => `\`${operation}\``)
  return [
    '# Who may do what',
    '',
    'Reference. Printed from `test/permission-matrix.ts`, which the tests hold every operation and every role to.',
    '',
    '● may; ⚿ asks for a fresh proof of who sits there (`PUT /api/session/step-up`), which counts for five minutes.',
    `Without signing in one may: ${open.join(', ')}.`,
    '',
    ...[head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`),
    '',
  ].join('\n')
}
