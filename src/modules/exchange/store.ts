import { sql } from 'kysely'
import { z } from 'zod'
import type { Tenant } from '#kernel/tenant'
import type { Tx } from '#platform/database'
import { ImportedDeclaration, ImportView, SheetError } from './model.ts'

export type NewImport = {
  id: string
  tenant: Tenant
  /** SHA-256 of the file: the same id is the same file, or it is refused. */
  digest: string
  dryRun: boolean
  fileName: string
}

export type StoredImport = { view: ImportView; digest: string; movedAt: Date }

/** Whether the import is new. The row is there afterwards in any case. */
export async function insertImport(tx: Tx, { id, tenant, ...file }: NewImport): Promise<boolean> {
  const inserted = await tx
    .insertInto('exchange.import')
    .values({
      id,
      economy_id: tenant.economyId,
      zone_id: tenant.zoneId,
      enterprise_id: tenant.enterpriseId,
      digest: file.digest,
      dry_run: file.dryRun,
      file_name: file.fileName,
      status: 'running',
    })
    .onConflict((conflict) => conflict.columns(['enterprise_id', 'id']).doNothing())
    .returning('id')
    .execute()
  return inserted.length > 0
}

export async function findImport(tx: Tx, id: string): Promise<StoredImport | undefined> {
  const row = await tx
    .selectFrom('exchange.import')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return (
    row && {
      digest: row.digest,
      movedAt: row.moved_at,
      view: {
        id: row.id,
        status: ImportView.shape.status.parse(row.status),
        dryRun: row.dry_run,
        fileName: row.file_name,
        progress: { done: row.done, total: row.total },
        errors: z.array(SheetError).parse(row.errors),
        declarations: z.array(ImportedDeclaration).parse(row.declarations),
      },
    }
  )
}

/** How far an import has come. What has ended stays as it ended. */
export async function saveImport(tx: Tx, view: ImportView): Promise<void> {
  await tx
    .updateTable('exchange.import')
    .set({
      status: view.status,
      done: view.progress.done,
      total: view.progress.total,
      errors: JSON.stringify(view.errors),
      declarations: JSON.stringify(view.declarations),
      moved_at: sql`now()`,
    })
    .where('id', '=', view.id)
    .where('status', '=', 'running')
    .execute()
}
