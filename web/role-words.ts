import { msg } from './ui/text.ts'

/** What each role is there for, in words. */
export const rolePurposes: Readonly<Record<string, string>> = {
  'platform-administrator': msg('Runs the platform: accounts and settings, no case.'),
  'zone-registrar': msg('Keeps zones, enterprises and their licences.'),
  'document-officer': msg('Reviews declarations: asks, releases, refuses.'),
  'risk-analyst': msg('Reads cases and works on how they are selected.'),
  'gate-officer': msg('Passes trucks at the gate.'),
  'image-analyst': msg('Reads scanner images of a case.'),
  'examination-officer': msg('Controls goods and records what was found.'),
  'command-centre-operator': msg('Watches the zone as a whole.'),
  'revenue-officer': msg('Reads cases for what is due.'),
  investigator: msg('Reads cases and their journal.'),
  auditor: msg('Reads everything of the economy, changes nothing.'),
  supervisor: msg('May do what the officers of an office may.'),
  'zone-operator': msg('Runs the zone: gates and the map.'),
  'warehouse-keeper': msg("Keeps an enterprise's goods and book."),
  declarant: msg('Files for an enterprise.'),
  broker: msg('Files for the enterprises that mandate it.'),
  carrier: msg('Moves goods and reports where its vehicles are.'),
  'other-agency': msg('Reads what concerns its agency.'),
}

/** What each permission lets its holders do. */
export const permissionWords: Readonly<Record<string, string>> = {
  'session.own': msg('See and end one’s own sessions.'),
  'credential.own': msg('Change one’s own password, second factors and keys.'),
  'account.read': msg('See the accounts of the economy.'),
  'account.manage': msg(
    'Create and disable accounts, set their roles, let them choose a new password.',
  ),
  'declaration.file': msg('File, check and take back declarations.'),
  'declaration.read': msg('See declarations and their journal.'),
  'declaration.answer': msg('Answer questions of customs.'),
  'declaration.review': msg('Ask, release and refuse.'),
  'declaration.control': msg('Record the result of a physical control.'),
  'attachment.write': msg('Attach documents to a case.'),
  'attachment.read': msg('Open the documents of a case.'),
  'gate.read': msg('See gate passes.'),
  'gate.pass': msg('Pass goods at a gate.'),
  'gate.resolve': msg('Settle a difference between what was declared and what came.'),
  'gate.revoke': msg('Revoke a gate pass.'),
  'account-book.read': msg('See the account book.'),
  'map.read': msg('See the map of the zone and what moves on it.'),
  'movement.report': msg('Report where vehicles are.'),
  'party.read': msg('See enterprises.'),
  'journal.read': msg('Read and export the journal of the economy.'),
  'journal.prove': msg('Ask for proofs that the journal was only added to.'),
  'platform.watch': msg('See how the platform itself is doing.'),
}
