import { createHash } from 'node:crypto'
import type { Violation } from '#kernel/decision'
import type { Tenant } from '#kernel/tenant'
import { lodgeDeclaration, validateDeclaration } from '#modules/declarations'
import type { Enterprise } from '#modules/parties'
import type { DrawSource } from '#modules/risk'
import type { Answer } from '#platform/answer'
import { type Actor, type Database, transact } from '#platform/database'
import { cellAt, type Draft } from './draft.ts'
import {
  errorsTold,
  type ImportedDeclaration,
  type ImportView,
  type refusals,
  type SheetError,
  sheetCures,
} from './model.ts'
import { cureOf, type Drafts, told } from './rows.ts'
import { readSpreadsheet } from './spreadsheet.ts'
import { findImport, insertImport, saveImport, type StoredImport } from './store.ts'

export type File = { id: string; bytes: Uint8Array; dryRun: boolean; fileName: string }

/** Whoever reads the answer waits so long for a small file, instead of asking for it again. */
const patienceMs = 1_500
/** A running import says so every second; after so long a silence it was broken off. */
const silenceMs = 30_000
const savedEveryMs = 1_000
/** Checked in one transaction, and filed side by side: enough to keep the database busy. */
const checkedAtOnce = 50
const filedAtOnce = 4

/** Imports of this process: the files that are being read and filed, until it stops. */
export function openImports(db: Database, draw: DrawSource, onError: (error: unknown) => void) {
  const running = new Map<string, Promise<void>>()
  const life = { stopping: false }

  async function start(
    actor: Actor,
    enterprise: Enterprise,
    file: File,
  ): Promise<Answer<ImportView>> {
    const digest = createHash('sha256').update(file.bytes).digest('hex')
    const { isNew, stored } = await transact(db, actor, async (tx) => ({
      isNew: await insertImport(tx, { ...file, tenant: tenantOf(enterprise), digest }),
      stored: await findImport(tx, file.id),
    }))
    if (!stored || stored.digest !== digest || stored.view.dryRun !== file.dryRun)
      return { refusal: { ...differs, ...(stored ? {} : { pointer: '/id' }) } }
    const key = `${enterprise.id}/${file.id}`
    if (stored.view.status === 'running' && !running.has(key)) {
      const job = { db, draw, actor, enterprise, file, view: stored.view, resumed: !isNew, life }
      const done = runImport(job).catch(onError)
      running.set(
        key,
        done.finally(() => void running.delete(key)),
      )
    }
    await Promise.race([running.get(key), pause(patienceMs)])
    return { value: (await show(actor, file.id)) ?? stored.view }
  }

  async function show(actor: Actor, id: string): Promise<ImportView | undefined> {
    const stored = await transact(db, actor, (tx) => findImport(tx, id))
    const runs = [...running.keys()].some((key) => key.endsWith(`/${id}`))
    return stored && (runs ? stored.view : brokenOff(stored))
  }

  /** Ends after what is being filed at this moment. The same file sent again goes on from there. */
  async function stop(): Promise<void> {
    life.stopping = true
    await Promise.all(running.values())
  }

  return { start, show, stop }
}

const differs: Violation & { code: keyof typeof refusals } = {
  code: 'exchange.import-differs',
  detail: 'Another file, or a dry run of it, was sent under this id.',
  cure: 'Send it under a new id: one id is one file, tried or filed.',
}

function brokenOff({ view, movedAt }: StoredImport): ImportView {
  const silent = view.status === 'running' && Date.now() - movedAt.getTime() > silenceMs
  if (!silent) return view
  const error = fileError('exchange.import-broken-off', 'The platform stopped while it ran.')
  return { ...view, status: 'failed', errors: [error, ...view.errors] }
}

function fileError(code: keyof typeof sheetCures, detail: string): SheetError {
  return { sheet: '', row: 0, column: '', code, detail, cure: sheetCures[code] }
}

type Job = {
  db: Database
  draw: DrawSource
  actor: Actor
  enterprise: Enterprise
  file: File
  view: ImportView
  /** Whether an earlier run may have filed some of it already. */
  resumed: boolean
  life: { readonly stopping: boolean }
}

/**
 * Reads the file, checks every declaration as the JSON door would, and only if all are right files
 * them: a file is filed whole, or its errors are told and nothing is. The ids follow from the import
 * and the LRN, so that filing again what was filed before a crash is the same filing.
 */
async function runImport(job: Job): Promise<void> {
  const { file, view } = job
  const reading = await readSpreadsheet(file.bytes)
  if ('refusal' in reading) {
    const { code, detail } = reading.refusal
    return save(job, { ...view, status: 'failed', errors: [fileError(code, detail)] })
  }
  const { drafts } = reading
  const imported = drafts.drafts.map(waiting)
  const errors = [...drafts.errors]
  await check(job, drafts, imported, errors)
  const progress = { done: file.dryRun ? imported.length : 0, total: imported.length }
  const next = { ...view, progress, errors, declarations: imported }
  if (file.dryRun) return save(job, { ...next, status: 'done' })
  if (errors.length > 0) return save(job, { ...next, status: 'failed' })
  return fileAll(job, drafts, next)
}

function waiting({ functionalReferenceId, errorCount }: Draft): ImportedDeclaration {
  const status = errorCount > 0 ? 'refused' : 'waiting'
  return { functionalReferenceId: functionalReferenceId.slice(0, 100), status, errorCount }
}

async function check(
  { db, actor, enterprise, resumed }: Job,
  drafts: Drafts,
  imported: ImportedDeclaration[],
  errors: SheetError[],
): Promise<void> {
  for (let from = 0; from < imported.length; from += checkedAtOnce)
    await transact(db, actor, async (tx) => {
      for (const [offset, draft] of drafts.drafts.slice(from, from + checkedAtOnce).entries()) {
        const one = imported[from + offset]
        if (!draft.declaration || !one) continue
        const broken = await validateDeclaration(tx, draft.declaration, enterprise)
        // What an earlier run filed bears its reference already; filing it again tells who bears it.
        const counted = broken.filter((rule) => !(resumed && rule.code === referenceUsed))
        note(one, drafts, draft, counted, errors)
        if (counted.length === 0) one.status = 'valid'
      }
    })
}

const referenceUsed = 'declaration.reference-already-used'

async function fileAll(job: Job, drafts: Drafts, view: ImportView): Promise<void> {
  const { errors, declarations, progress } = view
  let savedAt = 0
  for (let from = 0; from < declarations.length; from += filedAtOnce) {
    if (job.life.stopping) return save(job, view)
    const batch = drafts.drafts.slice(from, from + filedAtOnce)
    const answers = await Promise.all(batch.map((draft) => fileOne(job, draft)))
    for (const [offset, answer] of answers.entries()) {
      const [draft, one] = [batch[offset], declarations[from + offset]]
      if (!draft || !one || !answer) continue
      if ('value' in answer) {
        const { id, mrn, lane } = answer.value
        Object.assign(one, { status: 'filed', id, mrn, lane })
      } else note(one, drafts, draft, answer.refusal.all ?? [answer.refusal], errors)
      progress.done += 1
    }
    if (Date.now() - savedAt < savedEveryMs) continue
    await save(job, view)
    savedAt = Date.now()
  }
  return save(job, { ...view, status: 'done' })
}

async function fileOne({ db, draw, actor, enterprise, file }: Job, draft: Draft) {
  const { declaration, functionalReferenceId } = draft
  if (!declaration) return undefined
  const id = idOf('import', enterprise.id, file.id, functionalReferenceId)
  return transact(db, actor, (tx) => lodgeDeclaration(tx, id, declaration, enterprise, draw))
}

/** Shows each broken rule in the cell that breaks it. */
function note(
  one: ImportedDeclaration,
  { sheet, headers }: Drafts,
  { rows }: Draft,
  broken: readonly Violation[],
  errors: SheetError[],
): void {
  one.errorCount += broken.length
  if (broken.length > 0) one.status = 'refused'
  for (const { code, detail, pointer = '', cure } of broken) {
    if (errors.length >= errorsTold) return
    const { row, column } = cellAt(rows, pointer.split('/').slice(1))
    const error = { row, code, detail, cure: cure ?? cureOf(code, column) }
    errors.push(told(sheet, headers, column, error))
  }
}

function save({ db, actor }: Job, view: ImportView): Promise<void> {
  return transact(db, actor, (tx) => saveImport(tx, view))
}

/** A UUID version 8 (RFC 9562) that follows from words: the same words, the same id. */
export function idOf(...words: readonly string[]): string {
  const digest = createHash('sha256').update(JSON.stringify(words)).digest('hex')
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `8${digest.slice(13, 16)}`,
    `8${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ].join('-')
}

function tenantOf({ id, economyId, zoneId }: Enterprise): Tenant {
  return { economyId, zoneId, enterpriseId: id }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, ms).unref())
}
