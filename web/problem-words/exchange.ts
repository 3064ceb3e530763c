import type { ProblemWords } from './words.ts'
import { msg } from '../ui/text.ts'

/** Refusals of a trader's file: the rule in a few words, and what cures it. */
export const exchangeProblems: Readonly<Record<string, ProblemWords>> = {
  'exchange.document-too-large': {
    title: msg('Document too large'),
    cure: msg('Send fewer goods items in one document, or file a spreadsheet.'),
  },
  'exchange.document-malformed': {
    title: msg('Document not readable'),
    cure: msg('Send well-formed XML 1.0; any XML editor shows the place.'),
  },
  'exchange.document-too-deep': {
    title: msg('Document nested too deep'),
    cure: msg('Send a WCO declaration: it nests about ten elements, not hundreds.'),
  },
  'exchange.doctype-refused': {
    title: msg('DOCTYPE not taken'),
    cure: msg('Leave out the DOCTYPE: a WCO document needs no entities.'),
  },
  'exchange.encoding-not-utf-8': {
    title: msg('Not UTF-8'),
    cure: msg('Save the document as UTF-8 and say so, or nothing, in its first line.'),
  },
  'exchange.namespace-unknown': {
    title: msg('Unknown namespace'),
    cure: msg('Use the namespaces of the WCO schemas.'),
  },
  'exchange.document-type-unknown': {
    title: msg('Unknown kind of document'),
    cure: msg('Send a WCO declaration of model version 3.6.'),
  },
  'exchange.function-not-offered': {
    title: msg('Function not offered'),
    cure: msg('File an original declaration; change a filed one on its own page.'),
  },
  'exchange.element-unknown': {
    title: msg('Unknown element'),
    cure: msg('Leave the element out, or use one that the mapping lists.'),
  },
  'exchange.element-repeated': {
    title: msg('Element repeated'),
    cure: msg('Keep one of the elements.'),
  },
  'exchange.element-missing': {
    title: msg('Element missing'),
    cure: msg('Add the element.'),
  },
  'exchange.attribute-unknown': {
    title: msg('Unknown attribute'),
    cure: msg('Leave the attribute out.'),
  },
  'exchange.text-misplaced': {
    title: msg('Text out of place'),
    cure: msg('Put the text into the element that it belongs to.'),
  },
  'exchange.value-invalid': {
    title: msg('Value not valid'),
    cure: msg('Write the value as its element wants it.'),
  },
  'exchange.spreadsheet-too-large': {
    title: msg('File too large'),
    cure: msg('Split the lines into several files.'),
  },
  'exchange.spreadsheet-type-unknown': {
    title: msg('Not a spreadsheet'),
    cure: msg('Send XLSX, or CSV in UTF-8, as the template shows.'),
  },
  'exchange.spreadsheet-malformed': {
    title: msg('Spreadsheet damaged'),
    cure: msg('Open the file in a spreadsheet program and save it anew.'),
  },
  'exchange.spreadsheet-unsafe': {
    title: msg('Spreadsheet not safe'),
    cure: msg('Save the lines alone as a plain XLSX without password or macros.'),
  },
  'exchange.spreadsheet-too-heavy': {
    title: msg('Spreadsheet too heavy'),
    cure: msg('Copy the lines as values into the empty template.'),
  },
  'exchange.csv-malformed': {
    title: msg('CSV not readable'),
    cure: msg('Quote each text that holds a separator or a quote.'),
  },
  'exchange.csv-not-utf-8': {
    title: msg('CSV not in UTF-8'),
    cure: msg('Save the file as CSV UTF-8.'),
  },
  'exchange.sheet-empty': {
    title: msg('Sheet empty'),
    cure: msg('Begin the first sheet with the headers of the template, and a line below.'),
  },
  'exchange.sheet-extra': {
    title: msg('More than one sheet'),
    cure: msg('Keep all lines on the first sheet.'),
  },
  'exchange.too-many-rows': {
    title: msg('Too many rows'),
    cure: msg('Split the lines into several files of at most 10,000.'),
  },
  'exchange.too-many-columns': {
    title: msg('Too many columns'),
    cure: msg('Delete the columns that the template does not have.'),
  },
  'exchange.column-unknown': {
    title: msg('Unknown column'),
    cure: msg('Take the headers from the template, and delete other columns.'),
  },
  'exchange.column-repeated': {
    title: msg('Column repeated'),
    cure: msg('Keep one of the columns.'),
  },
  'exchange.column-missing': {
    title: msg('Column missing'),
    cure: msg('Add the column, with the header as the template has it.'),
  },
  'exchange.cell-missing': {
    title: msg('Cell empty'),
    cure: msg('Fill in the cell.'),
  },
  'exchange.cell-invalid': {
    title: msg('Cell not valid'),
    cure: msg('Write the value as the template explains it.'),
  },
  'exchange.cell-merged': {
    title: msg('Cells merged'),
    cure: msg('Undo the merge and fill in each cell.'),
  },
  'exchange.formula-refused': {
    title: msg('Formula not taken'),
    cure: msg('Replace the formula by its value.'),
  },
  'exchange.date-unexpected': {
    title: msg('Date not expected'),
    cure: msg('Format the cell as text and write its value again.'),
  },
  'exchange.number-ambiguous': {
    title: msg('Number ambiguous'),
    cure: msg('Write digits with a decimal point and without thousands separators: 1234.5.'),
  },
  'exchange.digits-lost': {
    title: msg('Digits lost'),
    cure: msg('Format the cell as text and write the whole number again.'),
  },
  'exchange.import-broken-off': {
    title: msg('Import broken off'),
    cure: msg('Send the same file again: it goes on, and nothing is filed twice.'),
  },
  'exchange.line-contradicts': {
    title: msg('Lines contradict each other'),
    cure: msg('Say the same on each line of a declaration, or only on its first.'),
  },
  'exchange.import-unknown': {
    title: msg('No such import'),
    cure: msg('Drop the file again.'),
  },
  'exchange.import-differs': {
    title: msg('Another file under this number'),
    cure: msg('Drop the file again: it gets a number of its own.'),
  },
  'exchange.content-type-differs': {
    title: msg('Kind of file differs'),
    cure: msg('Send the file as what it is.'),
  },
}
