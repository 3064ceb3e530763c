import { z } from 'zod'
import { Lane } from '#models/declarations'

/** What is wrong in a WCO document: in the trader's own words (`path`) and in ours (`pointer`). */
export const DocumentError = z
  .strictObject({
    code: z.string(),
    detail: z.string(),
    /** JSON Pointer into the declaration as the JSON door has it. */
    pointer: z.string(),
    /** XPath-like place in the file, such as `/MetaData/Declaration/TypeCode`. */
    path: z.string(),
    cure: z.string(),
  })
  .meta({ id: 'DocumentError' })
export type DocumentError = z.infer<typeof DocumentError>

/** What is wrong in a spreadsheet, where its maker sees it: sheet, row and column from 1. */
export const SheetError = z
  .strictObject({
    sheet: z.string(),
    /** 0 where the whole file or sheet is meant. */
    row: z.int().nonnegative(),
    /** The header as the template has it, or the letter of the column; empty for the whole row. */
    column: z.string(),
    code: z.string(),
    detail: z.string(),
    cure: z.string(),
  })
  .meta({ id: 'SheetError' })
export type SheetError = z.infer<typeof SheetError>

/** What became of one declaration of a file. */
export const ImportedDeclaration = z
  .strictObject({
    functionalReferenceId: z.string(),
    /** Absent while nothing was filed. */
    id: z.uuid().optional(),
    status: z.enum(['waiting', 'valid', 'filed', 'refused']),
    mrn: z.string().optional(),
    lane: Lane.optional(),
    errorCount: z.int().nonnegative(),
  })
  .meta({ id: 'ImportedDeclaration' })
export type ImportedDeclaration = z.infer<typeof ImportedDeclaration>

export const ImportView = z
  .strictObject({
    id: z.uuid(),
    status: z.enum(['running', 'done', 'failed']),
    dryRun: z.boolean(),
    fileName: z.string(),
    progress: z.strictObject({ done: z.int().nonnegative(), total: z.int().nonnegative() }),
    errors: z.array(SheetError),
    declarations: z.array(ImportedDeclaration),
  })
  .meta({ id: 'ImportView' })
export type ImportView = z.infer<typeof ImportView>

/** A file has at most so many errors told: who has more has one mistake many times. */
export const errorsTold = 200

/** Why a document is refused, with the HTTP status that it has when it is the whole answer. */
const documentRefusals = {
  'exchange.document-too-large': 413,
  'exchange.document-malformed': 400,
  'exchange.document-too-deep': 400,
  'exchange.doctype-refused': 400,
  'exchange.encoding-not-utf-8': 400,
  'exchange.namespace-unknown': 422,
  'exchange.document-type-unknown': 422,
  'exchange.function-not-offered': 422,
  'exchange.element-unknown': 422,
  'exchange.element-repeated': 422,
  'exchange.element-missing': 422,
  'exchange.attribute-unknown': 422,
  'exchange.text-misplaced': 422,
  'exchange.value-invalid': 422,
} as const
export type DocumentCode = keyof typeof documentRefusals

/** What the trader does about a document. */
export const cures: Readonly<Record<DocumentCode, string>> = {
  'exchange.document-too-large': 'Send fewer goods items in one document, or file a spreadsheet.',
  'exchange.document-malformed': 'Send well-formed XML 1.0; any XML editor shows the place.',
  'exchange.document-too-deep':
    'Send a WCO declaration: it nests about ten elements, not hundreds.',
  'exchange.doctype-refused': 'Leave out <!DOCTYPE …>: a WCO document needs no entities.',
  'exchange.encoding-not-utf-8':
    'Save the document as UTF-8 and say so, or nothing, in its first line.',
  'exchange.namespace-unknown':
    'Bind the element to the namespace that the WCO schemas DocumentMetaData-DMS:2 and DEC-DMS:2 give it.',
  'exchange.document-type-unknown':
    'Send MetaData with WCOTypeName DEC of model version 3.6 around one Declaration.',
  'exchange.function-not-offered':
    'File an original declaration (FunctionCode 9); change or withdraw a filed one by its own page.',
  'exchange.element-unknown':
    'Leave the element out, or say it in an element that the mapping reference lists.',
  'exchange.element-repeated': 'Keep one of the elements.',
  'exchange.element-missing': 'Add the element.',
  'exchange.attribute-unknown': 'Leave the attribute out.',
  'exchange.text-misplaced': 'Put the text into the element that it belongs to.',
  'exchange.value-invalid': 'Write the value as the schema of the element has it.',
}

/** Why a spreadsheet, or a cell of it, is refused. */
export const sheetCures = {
  'exchange.spreadsheet-too-large': 'Split the lines into several files of at most 16 MiB.',
  'exchange.spreadsheet-type-unknown': 'Send XLSX, or CSV in UTF-8, as the template shows.',
  'exchange.spreadsheet-malformed': 'Open the file in a spreadsheet program and save it anew.',
  'exchange.spreadsheet-unsafe': 'Save the lines alone as a plain XLSX without password or macros.',
  'exchange.spreadsheet-too-heavy': 'Copy the lines as values into the empty template.',
  'exchange.csv-malformed':
    'Quote each text that holds a separator or a quote, and double the quotes in it.',
  'exchange.csv-not-utf-8': 'Save the file as "CSV UTF-8".',
  'exchange.sheet-empty':
    'Begin the first sheet with the headers of the template, and a line below.',
  'exchange.sheet-extra': 'Keep all lines on the first sheet and delete what stands on others.',
  'exchange.too-many-rows': 'Split the lines into several files of at most 10,000.',
  'exchange.too-many-columns': 'Delete the columns that the template does not have.',
  'exchange.column-unknown': 'Take the headers from the template, and delete other columns.',
  'exchange.column-repeated': 'Keep one of the columns.',
  'exchange.column-missing': 'Add the column, with the header as the template has it.',
  'exchange.cell-missing': 'Fill in the cell.',
  'exchange.cell-invalid': 'Write the value as the template explains it.',
  'exchange.cell-merged': 'Undo the merge and fill in each cell.',
  'exchange.formula-refused': 'Replace the formula by its value (copy, then paste values only).',
  'exchange.date-unexpected': 'Format the cell as text and write its value again.',
  'exchange.number-ambiguous':
    'Write digits with a decimal point and without thousands separators: 1234.5.',
  'exchange.digits-lost': 'Format the cell as text and write the whole number again.',
  'exchange.import-broken-off':
    'Send the same file to the same address again: it goes on, and nothing is filed twice.',
  'exchange.line-contradicts': 'Say the same on each line of a declaration, or only on its first.',
} as const
export type SheetCode = keyof typeof sheetCures

/** Every "no" of this module that is a whole answer. */
export const refusals = {
  ...documentRefusals,
  'exchange.import-unknown': 404,
  'exchange.import-differs': 409,
  'exchange.content-type-differs': 415,
} as const
