import { msg } from './ui/text.ts'

// The words of every code that the platform answers in. A code without words shows itself.

export const roleWords: Readonly<Record<string, string>> = {
  declarant: msg('Declarant'),
  'document-officer': msg('Document officer'),
  'examination-officer': msg('Examination officer'),
  'gate-officer': msg('Gate officer'),
  'warehouse-keeper': msg('Warehouse keeper'),
  'zone-operator': msg('Zone operator'),
  supervisor: msg('Supervisor'),
  'platform-administrator': msg('Platform administrator'),
}

export const passStatusWords = {
  issued: msg('Issued'),
  'partly-passed': msg('Partly passed'),
  passed: msg('Passed'),
  completed: msg('Completed'),
  revoked: msg('Revoked'),
}

export const controlWords: Readonly<Record<string, string>> = {
  ordered: msg('Ordered'),
  'in-progress': msg('In progress'),
  done: msg('Done'),
  completed: msg('Completed'),
  'documents-check': msg('Check of documents'),
  documents: msg('Check of documents'),
  scan: msg('Scan'),
  'x-ray': msg('Scan'),
  'seal-check': msg('Check of seals'),
  seals: msg('Check of seals'),
  count: msg('Count'),
  'physical-examination': msg('Physical examination'),
  examination: msg('Physical examination'),
  'partial-examination': msg('Partial examination'),
  'full-examination': msg('Full examination'),
  weighing: msg('Weighing'),
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
  'control.result-recorded': msg('Control result recorded'),
  'gate-pass.issued': msg('Gate pass issued'),
  'gate-pass.passage-recorded': msg('Truck passed the gate'),
  'gate-pass.passed': msg('Truck passed the gate'),
  'gate-pass.discrepancy-opened': msg('Discrepancy opened'),
  'gate-pass.discrepancy-resolved': msg('Discrepancy explained'),
  'gate-pass.completed': msg('Gate pass completed'),
  'gate-pass.revoked': msg('Gate pass revoked'),
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
  'gate-pass.discrepancy-opened': 'hold',
  'gate-pass.completed': 'green',
}
